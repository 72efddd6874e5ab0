// Three taps are sent as one: the first two only fill their slots. "Undo" empties the last one.
// <form data-pictures="3" data-done="done">, with a submit button for each picture.
export function start([form]) {
  const slots = [...document.querySelectorAll(".slot")];
  const undo = document.querySelector('[form="' + form.id + '"][name=undo]');
  const wanted = Number(form.dataset.pictures);
  const tapped = () => [...form.querySelectorAll("input[name=tapped]")];
  const show = () => {
    slots.forEach((slot, at) => fill(slot, at, tapped().length, form.dataset.done));
    undo.hidden = tapped().length === 0;
  };
  const plain = slots.map((slot) => slot.textContent.trim());
  slots.forEach((slot, at) => (slot.dataset.plain = plain[at].replace(/\D/g, "") || String(at + 1)));
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=picture]");
    if (!button || tapped().length + 1 >= wanted) return;
    event.preventDefault();
    keep(form, button.value);
    show();
  });
  undo.addEventListener("click", (event) => {
    event.preventDefault();
    tapped().pop()?.remove();
    show();
    form.querySelector("button[name=picture]").focus();
  });
}

function keep(form, picture) {
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "tapped";
  field.value = picture;
  form.append(field);
}

function fill(slot, at, done, words) {
  const full = at < done;
  slot.classList.toggle("slot--full", full);
  const ears = document.createElement("span");
  ears.className = "for-ears";
  ears.textContent = full ? `: ${words}` : "";
  slot.replaceChildren(full ? "✓" : slot.dataset.plain, ears);
}
