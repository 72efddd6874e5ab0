// A skill that is picked gets a question of its own, in the order in which the skills stand.
// <div data-views> holds those in use; <template data-view-of> those that wait.
export function start([views]) {
  const form = views.closest("form");
  const waiting = form.querySelector("[data-view-of]").content;
  const boxes = [...form.querySelectorAll("[data-skill]")];
  const settle = () => {
    for (const box of boxes) {
      const name = `[data-screen="view-${box.dataset.skill}"]`;
      const view = views.querySelector(name) || waiting.querySelector(name);
      if (box.checked) views.append(view);
      else waiting.append(view);
    }
  };
  for (const box of boxes) box.addEventListener("change", settle);
  addEventListener("pageshow", settle);
  // Ticked before the script is here.
  settle();
}
