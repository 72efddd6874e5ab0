// I'm finished: what waits is sent, 8 seconds at most, the sitting ends on the server, and the tablet
// is passed on. Without a connection the end is owed: the service worker settles it before it shows
// any page again. The page is wiped first, so that Back brings nothing of it.
import { flush } from "./outbox.js";
import { store } from "./store.js";

const PATIENCE = 8000;
let passing = false;

export function start() {
  document.addEventListener("submit", pass, true);
}

async function pass(event) {
  const form = event.target.closest("[data-finish]");
  if (!form) return;
  event.preventDefault();
  if (passing) return;
  passing = true;
  const { finish, offline } = form.dataset;
  const body = new URLSearchParams(new FormData(form));
  const url = form.action;
  const left = [flush()];
  document.dispatchEvent(new CustomEvent("handover", { detail: left }));
  await within(Promise.all(left)).catch(() => {});
  document.body.hidden = true;
  try {
    await within(fetch(url, { method: "POST", body, redirect: "manual" }));
    leave(finish);
  } catch {
    const owed = { url, token: body.get("csrf_token") };
    await store("owed", "readwrite", (all) => all.put(owed, "finish")).catch(() => {});
    leave(offline);
  }
}

function leave(address) {
  document.body.replaceChildren();
  document.title = "";
  location.replace(address);
}

function within(promise) {
  return Promise.race([promise, new Promise((_, late) => setTimeout(late, PATIENCE))]);
}
