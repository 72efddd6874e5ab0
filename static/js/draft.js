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

  const changed = () => {
    dirty = true;
    clearTimeout(waiting);
    waiting = setTimeout(pause, lost ? SOON : PAUSE);
  };
  form.addEventListener("input", changed);
  // Typed before the script is here.
  if ([...form.elements].some((one) => one.value !== (one.defaultValue ?? one.value))) changed();
  addEventListener("online", () => lost && send());
  addEventListener("pagehide", () => {
    if (dirty && !gone) lastWords(form);
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
    const made = filesOf(form);
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
      else await arrived(answer, made);
    } catch {
      dirty = lost = true;
      if (!gone) await putAway();
    }
    clearTimeout(late);
    sending = null;
  }

  async function arrived(answer, made) {
    if (!answer.ok) throw new Error(answer.status);
    stored(form, made, await answer.json());
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

// As the page goes, a browser takes 64 kB and no more: then the words go without what was made.
function lastWords(form) {
  const all = answers(form);
  if (navigator.sendBeacon(form.dataset.draft, all)) return;
  for (const box of ["picture", "photo", "recording"]) all.delete(box);
  navigator.sendBeacon(form.dataset.draft, all);
}

function filesOf({ elements: { picture, recording } }) {
  return { drawing: picture.files[0], voice: recording?.files[0] };
}

// What was made is on the server: its id travels from now on, unless it was made anew since.
function stored(form, made, { drawing, voice }) {
  const { elements } = form;
  const now = filesOf(form);
  if (drawing) {
    elements.drawing.value = drawing;
    if (now.drawing === made.drawing) elements.picture.value = "";
    if (elements.photo) elements.photo.value = "";
  }
  if (voice && now.voice === made.voice) {
    elements.voice.value = voice;
    if (elements.recording) elements.recording.value = "";
  }
}
