// A desk worked through without leaving the page: links to this page and forms within its main part
// are asked for behind the scenes, and the main part of the answer takes the place of this one.
// <div data-in-place> says that a page is such a desk; a form with data-away is sent as ever.
import { free } from "./busy.js";

const LATEST = 30000;
const LOST = "That did not arrive. What you wrote is still here: check the internet, then press again.";
const REFUSED = "That could not be sent. Copy what you wrote, then open this page again.";
const SIGNED_OUT =
  "You were signed out, so that was not sent. Open this page again and sign in: what you wrote is kept for 20 minutes, and comes back.";
let told;

export function start() {
  document.addEventListener("click", follow);
  document.addEventListener("submit", send);
  addEventListener("popstate", again);
  if (!told) {
    told = make("for-ears");
    document.body.append(told);
  }
}

const main = () => document.querySelector("main");
const again = () => ask("GET", location.href).then(show, () => location.reload());

function follow(event) {
  const link = event.target.closest?.("main a[href]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.origin !== location.origin || link.pathname !== location.pathname || link.hash) return;
  event.preventDefault();
  ask("GET", link.href).then(show, () => location.assign(link.href));
}

function send(event) {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || !main().contains(form) || "away" in form.dataset) return;
  if (submitter && "away" in submitter.dataset) return;
  event.preventDefault();
  const said = new URLSearchParams(new FormData(form));
  if (submitter?.name) said.append(submitter.name, submitter.value);
  const action = submitter?.getAttribute("formaction") || form.getAttribute("action");
  const got = form.method === "get" ? ask("GET", `${action}?${said}`) : ask("POST", action, said);
  got.then((answer) => show(answer, form), () => say(LOST, form));
}

function ask(method, address, body) {
  return new Promise((resolve, reject) => {
    const asked = new XMLHttpRequest();
    asked.open(method, address);
    asked.responseType = "document";
    asked.timeout = LATEST;
    asked.onload = () => resolve(asked);
    asked.onerror = asked.ontimeout = reject;
    asked.send(body);
  });
}

function show({ response: page, responseURL: address, status }, form) {
  if (!page || !page.querySelector("[data-in-place]")) {
    if (form && status >= 400) say(REFUSED, form);
    else if (form && page && !page.querySelector(".rail")) say(SIGNED_OUT, form);
    else location.assign(address);
    return;
  }
  if (status < 300 && address !== location.href) history.pushState(null, "", address);
  document.title = page.title;
  for (const part of ["main", ".rail nav"]) {
    document.querySelector(part)?.replaceChildren(...(page.querySelector(part)?.childNodes || []));
  }
  main().dispatchEvent(new Event("enliven", { bubbles: true }));
  told.textContent = [...main().querySelectorAll(".flash > span")].map((one) => one.textContent).join(" ");
  const first = ["[data-focus]", "#open-page", "h1"].find((one) => main().querySelector(one));
  const open = main().querySelector(first);
  open.tabIndex = -1;
  open.focus();
}

// What went wrong, above the form that was sent; the form is as it was.
function say(words, form) {
  if (form) free(form);
  main().querySelector("[data-lost]")?.remove();
  const box = make("flash flash--stop");
  box.dataset.lost = "";
  box.textContent = words;
  (form || main()).prepend(box);
  told.textContent = words;
}

function make(kind) {
  const part = document.createElement("p");
  part.className = kind;
  part.setAttribute("role", "status");
  return part;
}
