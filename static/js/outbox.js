// The outbox: sealed envelopes wait here until they are sent, by whoever holds the tablet then.
// <p data-outbox="address" data-worker="address" data-one data-many data-stuck hidden><span>
import { settle } from "./owed.js";
import { store } from "./store.js";

const PATIENCE = 8000;
const AGAIN = 30_000;
const LATER = 600_000;
const held = new Set();
let address = "";
let running = null;
let again = false;

export function start([first]) {
  address = first.dataset.outbox;
  if (!window.indexedDB) return;
  settle().then((settled) => settled && location.replace("/"), () => {});
  addEventListener("online", flush);
  document.addEventListener("visibilitychange", () => document.hidden || flush());
  setInterval(flush, AGAIN);
  flush();
  watch(first.dataset.worker);
}

// Written before anything is sent, so that a lost connection or a flat battery loses nothing.
export async function keep(envelope) {
  await store("envelopes", "readwrite", (all) => all.put(envelope));
  show();
}

// An envelope that the open page may still write anew: nobody else sends it before the page is gone.
export function hold({ id }) {
  held.add(id);
}

export async function drop(envelope) {
  await store("envelopes", "readwrite", (all) => all.delete(envelope.id), "relaxed");
  show();
}

// What the server says; throws when it cannot be reached. Only what it has for certain is dropped.
export async function post(envelope, asks = "") {
  const body = new FormData();
  body.append("envelope", new Blob([envelope.outside], { type: "application/json" }), "envelope");
  if (envelope.picture) body.append("picture", new Blob([envelope.picture]), "picture");
  body.append("asks", asks);
  const late = new AbortController();
  const clock = setTimeout(() => late.abort(), patience(envelope));
  try {
    const answer = await fetch(address, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
      signal: late.signal,
      credentials: "omit",
    });
    const told = await answer.json().catch(() => ({}));
    const sent = answer.ok && told.id === envelope.id;
    if (sent) await drop(envelope);
    else if (told.stuck || answer.status === 413) await keep({ ...envelope, stuck: true });
    else if (answer.status === 429) await keep({ ...envelope, after: Date.now() + LATER });
    return { ...told, sent };
  } finally {
    clearTimeout(clock);
  }
}

// A large picture over a slow line gets a second more for each 50 kB, or it would never go, and hold
// up what is behind it.
function patience({ picture }) {
  return PATIENCE + (picture ? picture.byteLength / 50 : 0);
}

// One at a time, in this page and across tabs; one asked for meanwhile runs when this one is done.
export function flush() {
  again = true;
  running = running || rounds();
  return running;
}

async function rounds() {
  try {
    while (again) {
      again = false;
      await (navigator.locks ? navigator.locks.request("outbox", round) : round());
    }
  } finally {
    running = null;
  }
}

async function round() {
  try {
    for (const envelope of (await waiting()).filter(due)) await post(envelope);
  } catch {
    // No connection: they wait.
  }
  await show();
}

async function waiting() {
  return (await all()).filter((one) => !one.stuck).sort((a, b) => a.at - b.at);
}

async function all() {
  const found = await store("envelopes", "readonly", (envelopes) => envelopes.getAll(), "relaxed");
  return found.filter((one) => !held.has(one.id));
}

// Told to come again later, it does; a clock that was put back does not make it wait for ever.
function due({ after = 0 }) {
  const left = after - Date.now();
  return left <= 0 || left > LATER;
}

// Whether a draft that was left on this tablet has been sent just now.
export async function sentDrafts() {
  const drafts = async () => (await waiting()).filter((one) => one.draft).length;
  const before = await drafts();
  if (before) await flush();
  return (await drafts()) < before;
}

export async function show() {
  const found = await all();
  const stuck = found.filter((one) => one.stuck).length;
  const count = found.length - stuck;
  for (const part of document.querySelectorAll("[data-outbox]")) {
    const { one, many, stuck: lost } = part.dataset;
    const words = [];
    if (count) words.push(count === 1 ? one : many.replace(/\d+/, count));
    if (stuck) words.push(lost.replace(/\d+/, stuck));
    part.querySelector("span").textContent = words.join(" ");
    part.hidden = !words.length;
  }
}

// Only an address that is ours may become a script: the policy passes no other.
function watch(worker) {
  if (!navigator.serviceWorker) return;
  const createScriptURL = (url) => {
    if (url !== worker) throw new TypeError(url);
    return url;
  };
  const policy = window.trustedTypes?.createPolicy("clog", { createScriptURL });
  const register = () => navigator.serviceWorker.register(policy ? policy.createScriptURL(worker) : worker);
  if (document.readyState === "complete") register();
  else addEventListener("load", register);
}
