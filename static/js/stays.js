// A form that cannot be sent stays as it is and says so: nobody is led to the browser's own page of
// errors. A child's own pages are sent from here and told where to go on; others, such as signing in,
// are posted once the server is known to be there. Two taps are one.
// What is typed in <form data-kept> is sent when the tablet is passed on, too.
// <template data-no-net> holds what is said, in a part with data-said.
export const PATIENCE = 8000;
let passed = false;
let sending = false;

export function start() {
  document.addEventListener("submit", (event) => {
    if (event.target.matches("form[method=post]:not([data-finish]):not([data-questions])")) hold(event);
  }, true);
  addEventListener("pageshow", () => (sending = false));
  const kept = document.querySelector("[data-kept]");
  if (kept) document.addEventListener("handover", ({ detail }) => detail.push(send(kept, {})));
}

// `leave` gets a page ready to be posted, which it is once the server is reached. Browsers that do not
// say which button was pressed post as they do without script.
export async function hold(event, leave) {
  const { target: form, submitter } = event;
  if (!submitter || passed) {
    if (!passed) leave?.();
    passed = false;
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  if (sending) return;
  sending = true;
  document.querySelector("[data-said]")?.remove();
  const ours = !leave && form.action.startsWith(`${location.origin}/my/`);
  const answer = await (ours ? send(form, submitter) : reach());
  const goes = answer.status === 204 && answer.headers.get("Location");
  if (goes) location.assign(goes);
  else if (answer) {
    passed = true;
    leave?.();
    submitter.click();
  } else {
    sending = false;
    const said = kindly();
    document.querySelector("main").prepend(said);
    said.focus();
  }
}

// `navigator.onLine` says yes to a dead access point.
function reach() {
  const { worker } = document.querySelector("[data-worker]").dataset;
  return asked(worker, { method: "HEAD", cache: "no-store" });
}

function send(form, { name, value }) {
  const body = new URLSearchParams(new FormData(form));
  if (name) body.append(name, value);
  return asked(form.action, { method: "POST", body, headers: { Prefer: "return=minimal" } });
}

// The answer; nothing where nobody answers, or none that can.
export async function asked(address, how) {
  const late = new AbortController();
  const clock = setTimeout(() => late.abort(), PATIENCE);
  const answer = await fetch(address, { ...how, signal: late.signal }).catch(() => "");
  clearTimeout(clock);
  return answer.status < 500 && answer;
}

// The box that says so, or something else.
export function kindly(words) {
  const box = document.querySelector("[data-no-net]").content.firstElementChild.cloneNode(true);
  if (words) box.querySelector("p").textContent = words;
  return box;
}
