// A tablet left alone is passed on: after some minutes it asks, and 20 seconds later the sitting
// ends, drafts saved first. Never in mid-typing: each key, tap or scroll begins the wait anew, and
// whoever types on while it asks is still there.
// <dialog data-idle="3"> with a form that finishes and a button data-stay.
const GRACE = 20_000;

export function start([box]) {
  const wait = Number(box.dataset.idle) * 60_000;
  const form = box.querySelector("form[method=post]");
  let timer = 0;
  const again = () => {
    clearTimeout(timer);
    if (box.open) box.close();
    timer = setTimeout(ask, wait);
  };
  const ask = () => {
    document.dispatchEvent(new Event("idle"));
    if (box.showModal) box.showModal();
    else box.setAttribute("open", "");
    timer = setTimeout(() => (form.requestSubmit ? form.requestSubmit() : form.submit()), GRACE);
  };
  addEventListener("keydown", ({ key }) => box.open && key.length === 1 && key !== " " && again());
  for (const sign of ["pointerdown", "keydown", "input", "scroll"]) {
    addEventListener(sign, () => box.open || again(), { passive: true, capture: true });
  }
  box.querySelector("[data-stay]").addEventListener("click", again);
  box.addEventListener("cancel", again);
  again();
}
