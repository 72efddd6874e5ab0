// Answers are sent as a draft behind the child's back: after a question, after a pause in typing,
// and when the page goes away. What cannot be sent is sealed and kept on the tablet, as a page is: it
// goes with the next draft, or, once the page is gone, from whatever page stands there then.
import { drop, hold, keep } from "./outbox.js";
import { canSend, sealed } from "./send.js";

const PAUSE = 4000;
const SOON = 400;
const PATIENCE = 8000;
const UNFIT = 422;

export function keepDrafts(form) {
  let waiting = 0;
  let sending = null;
  let running = null;
  let again = false;
  let gone = false;
  let dirty = false;
  let lost = false;
  let kept = null;
  let keeping = Promise.resolve();

  form.addEventListener("input", () => {
    dirty = true;
    clearTimeout(waiting);
    waiting = setTimeout(pause, lost ? SOON : PAUSE);
  });
  addEventListener("online", () => lost && send());
  addEventListener("pagehide", () => {
    if (dirty && !gone) navigator.sendBeacon(form.dataset.draft, answers(form));
  });

  function pause() {
    if (lost) putAway();
    send();
  }

  // Settled when what is on the page now has been sent, or could not be.
  function send() {
    clearTimeout(waiting);
    if (gone) return undefined;
    again = true;
    running = running || rounds();
    return running;
  }

  async function rounds() {
    while (again && !gone) {
      again = false;
      await round();
    }
    running = null;
  }

  async function round() {
    sending = new AbortController();
    const late = setTimeout(() => sending?.abort(), PATIENCE);
    const picture = form.elements.picture.files[0];
    dirty = false;
    try {
      const answer = await fetch(form.dataset.draft, {
        method: "POST",
        body: answers(form),
        headers: { Accept: "application/json" },
        signal: sending.signal,
      });
      lost = false;
      if (answer.status === UNFIT) dirty = true;
      else await arrived(answer, picture);
    } catch {
      dirty = lost = true;
      if (!gone) await putAway();
    }
    clearTimeout(late);
    sending = null;
  }

  async function arrived(answer, picture) {
    if (!answer.ok) throw new Error(answer.status);
    const { drawing } = await answer.json();
    if (drawing) stored(form, picture, drawing);
    await forget();
  }

  // One sealed draft of this page lies on the tablet, the latest. While the page is open only the
  // page itself sends it: its next draft may be newer.
  function putAway() {
    if (canSend(form)) keeping = keeping.then(replace).catch(() => {});
    return keeping;
  }

  async function replace() {
    const envelope = { ...(await sealed(form, form.elements.at.value)), draft: true };
    const before = kept;
    hold(envelope);
    await keep(envelope);
    kept = envelope;
    if (before) await drop(before);
  }

  function forget() {
    keeping = keeping.then(() => kept && drop(kept)).catch(() => {});
    return keeping.then(() => (kept = null));
  }

  function leave() {
    gone = true;
    clearTimeout(waiting);
    sending?.abort();
    addEventListener("pageshow", () => (gone = false), { once: true });
  }

  // Written down before it is sent, as the page may be gone before the wait for an answer is over.
  async function handOver() {
    if (gone || !(dirty || lost)) return;
    await putAway();
    await send();
  }

  document.addEventListener("handover", (event) => event.detail.push(handOver()));

  return { send, leave, forget, stay: () => (gone = false), lost: () => lost };
}

function answers(form) {
  const data = new FormData(form);
  data.set("go", "draft");
  return data;
}

// The drawing is on the server: its id travels from now on, unless it has been drawn on since.
function stored(form, picture, id) {
  form.elements.drawing.value = id;
  if (form.elements.picture.files[0] === picture) form.elements.picture.value = "";
  if (form.elements.photo) form.elements.photo.value = "";
}
