// I'm finished: what waits is sent, 8 seconds at most, the sitting ends on the server, and the tablet
// is passed on. Without a connection the end is owed: the service worker settles it before it shows
// any page again. The page is wiped first, so that Back brings nothing of it.
import { flush } from "./outbox.js";
import { PATIENCE, asked } from "./stays.js";
import { store } from "./store.js";

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
  const late = new Promise((done) => setTimeout(done, PATIENCE));
  await Promise.race([Promise.all(left), late]).catch(() => {});
  document.body.hidden = true;
  if (await asked(url, { method: "POST", body, redirect: "manual" })) return leave(finish);
  const owed = { url, token: body.get("csrf_token") };
  await store("owed", "readwrite", (all) => all.put(owed, "finish")).catch(() => {});
  return leave(offline);
}

function leave(address) {
  document.body.replaceChildren();
  document.title = "";
  location.replace(address);
}
