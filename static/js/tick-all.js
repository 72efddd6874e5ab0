// One box ticks all others of its form: <input type="checkbox" data-tick-all="name of the others">.
export function start(boxes) {
  for (const box of boxes) {
    const others = () => [...box.form.elements].filter((one) => one.name === box.dataset.tickAll);
    box.addEventListener("change", () => others().forEach((one) => (one.checked = box.checked)));
    box.form.addEventListener("change", ({ target }) => {
      if (target !== box) box.checked = others().every((one) => one.checked);
    });
  }
}
