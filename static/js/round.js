// A class round stays up to date: <div data-round="address of the news" data-etag="what it said last">.
// Asked every five seconds while the page is in sight; a tap on Here or Away is sent without leaving it.
const EVERY = 5000;
let tag = "";
let timer = 0;

export function start([round]) {
  tag = `"${round.dataset.etag}"`;
  const form = round.querySelector("form");
  form?.addEventListener("submit", (event) => mark(event, round, form));
  document.addEventListener("visibilitychange", () => look(round));
  later(round);
}

function later(round) {
  clearTimeout(timer);
  timer = setTimeout(() => look(round), EVERY);
}

async function look(round) {
  clearTimeout(timer);
  if (document.hidden) return;
  await ask(round, round.dataset.round, { headers: { "If-None-Match": tag } });
  later(round);
}

function mark(event, round, form) {
  if (!event.submitter) return;
  event.preventDefault();
  const body = new FormData(form);
  body.append(event.submitter.name, event.submitter.value);
  ask(round, form.action, { method: "POST", body, headers: { Accept: "application/json" } });
}

async function ask(round, address, how) {
  const lost = round.querySelector("[data-lost]");
  try {
    const answer = await fetch(address, { ...how, cache: "no-store" });
    if (answer.redirected) return location.assign(answer.url); // signed out: that page says so
    if (answer.status === 404) return location.reload();
    if (!answer.ok && answer.status !== 304) throw new Error(answer.statusText);
    if (answer.status !== 304) show(round, await answer.json());
    tag = answer.headers.get("ETag") ?? tag;
    lost.hidden = true;
  } catch {
    lost.hidden = false; // the next look may have a connection
  }
}

function show(round, { finding, sent, begun, expected, left, turns }) {
  document.querySelector("h1").textContent = finding;
  const ring = round.querySelector("[data-ring]");
  ring.setAttribute("aria-label", finding);
  arc(ring, ".ring__done", sent, expected);
  arc(ring, ".ring__begun", sent + begun, expected);
  ring.querySelector(".ring__number").textContent = sent;
  ring.querySelector(".ring__of").textContent = `of ${expected}`;
  const names = round.querySelector("[data-left]");
  if (names && names.textContent !== left) names.textContent = left;
  for (const tile of round.querySelectorAll("[data-turn]")) turn(tile, turns[tile.dataset.turn]);
}

function arc(ring, part, count, of) {
  ring.querySelector(part).setAttribute("stroke-dasharray", `${(100 * count) / (of || 1)} 100`);
}

function turn(tile, now) {
  if (!now) return;
  const [step, said] = now;
  for (const word of tile.querySelectorAll("[data-step]")) word.hidden = word.dataset.step !== step;
  for (const button of tile.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.name === said));
  }
  tile.querySelector("[data-sent]").hidden = step !== "sent";
  tile.querySelector("[data-unsent]").hidden = step === "sent";
}
