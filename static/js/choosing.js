// What a leaver takes along: a taken page is framed, a starred one is taken, and the foot of the page
// says what the new school will see. <form data-choosing data-none data-one data-many data-one-star
// data-many-star>, in which # stands for the number of pages.
export function start([form]) {
  const note = document.querySelector(".foot__note span");
  const show = ({ target }) => {
    settle(target);
    for (const piece of form.querySelectorAll(".piece")) frame(piece);
    note.textContent = told(form);
  };
  note.setAttribute("role", "status");
  form.addEventListener("change", show);
  // A quick child taps before the script is here.
  show({ target: form.querySelector("[name=best]:checked") || form.querySelector("[name=take]") });
}

function parts(piece) {
  return [piece.querySelector("[name=take]"), piece.querySelector("[name=best]")];
}

function settle(pressed) {
  const [take, best] = parts(pressed.closest(".piece"));
  if (pressed === best && !take.disabled) take.checked = true;
  if (!take.checked) best.checked = false;
}

function frame(piece) {
  const [take, best] = parts(piece);
  piece.classList.toggle("piece--best", best.checked);
  piece.classList.toggle("piece--yes", take.checked && !best.checked);
}

function told(form) {
  const pages = form.querySelectorAll("[name=take]:checked").length;
  const star = form.querySelector("[name=best]:checked") ? "Star" : "";
  if (pages === 0) return form.dataset.none;
  return form.dataset[`${pages === 1 ? "one" : "many"}${star}`].replace("#", pages);
}
