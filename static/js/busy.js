// Two taps on Save are one. The form is free again when the page is shown again.
const busy = new WeakSet();

export function start(forms) {
  for (const form of forms) form.addEventListener("submit", (event) => once(event, form));
  addEventListener("pageshow", () => forms.forEach(free));
}

function once(event, form) {
  if (event.defaultPrevented || form.method !== "post" || "many" in form.dataset) return;
  if (busy.has(form)) {
    event.preventDefault();
    return;
  }
  busy.add(form);
  for (const button of buttons(form)) button.setAttribute("aria-disabled", "true");
}

export function free(form) {
  busy.delete(form);
  for (const button of buttons(form)) button.removeAttribute("aria-disabled");
}

function buttons(form) {
  return [...form.elements].filter((part) => part.type === "submit");
}
