// "Up to three": when so many are picked, the rest wait until one is let go.
// <fieldset data-pick-limit="3">
export function start(groups) {
  for (const group of groups) {
    group.addEventListener("change", () => hold(group));
    hold(group);
  }
}

function hold(group) {
  const boxes = [...group.querySelectorAll("input[type=checkbox]")];
  const full = boxes.filter((box) => box.checked).length >= Number(group.dataset.pickLimit);
  for (const box of boxes) box.disabled = full && !box.checked;
}
