// Ask before a form is sent: <form data-confirm="Remove this page?">. The words on the button that
// was pressed are the words that say yes; data-no holds those that say no.
export function start() {
  document.addEventListener("submit", ask, true);
}

function ask(event) {
  const form = event.target;
  if (!form.dataset.confirm) return;
  if ("sure" in form.dataset) {
    delete form.dataset.sure;
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  const pressed = event.submitter || form.querySelector("[type=submit]");
  const go = () => {
    form.dataset.sure = "";
    form.requestSubmit ? form.requestSubmit(pressed) : form.submit();
  };
  if (typeof HTMLDialogElement === "undefined") {
    if (window.confirm(form.dataset.confirm)) go();
    return;
  }
  dialog(form.dataset, pressed.textContent.trim(), go);
}

function dialog({ confirm: question, no: back = "No, go back" }, yes, go) {
  const box = make("dialog", "ask-first");
  const words = make("p", "", question);
  const row = make("form", "row");
  row.method = "dialog";
  const no = make("button", "button", back);
  const sure = make("button", "button button--stop", yes);
  no.value = "";
  sure.value = "yes";
  row.append(no, sure);
  box.append(words, row);
  box.setAttribute("aria-label", question);
  box.addEventListener("close", () => {
    box.remove();
    if (box.returnValue === "yes") go();
  });
  document.body.append(box);
  box.showModal();
}

function make(tag, kind, words = "") {
  const part = document.createElement(tag);
  part.className = kind;
  part.textContent = words;
  return part;
}
