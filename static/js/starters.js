// A chip puts the beginning of a sentence into the box where the cursor is, and the cursor after it.
export function start(chips) {
  for (const chip of chips) chip.addEventListener("click", () => put(chip));
}

function put(chip) {
  const box = document.getElementById(chip.dataset.starter);
  const words = chip.textContent.trim().replace(/…$/, "") + " ";
  const at = box.selectionEnd;
  const before = box.value.slice(0, at);
  const gap = before && !/\s$/.test(before) ? " " : "";
  if (box.maxLength > 0 && box.value.length + gap.length + words.length > box.maxLength) return;
  box.focus();
  box.setRangeText(gap + words, at, at, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
}
