// Answers are sent as a draft behind the child's back: after a question, after a pause in typing,
// and when the page goes away. What cannot be sent stays on the page and goes with the next one.
const PAUSE = 4000;
const PATIENCE = 8000;

export function keepDrafts(form) {
  let waiting = 0;
  let sending = null;
  let running = null;
  let again = false;
  let gone = false;
  let dirty = false;
  let lost = false;

  form.addEventListener("input", () => {
    dirty = true;
    clearTimeout(waiting);
    waiting = setTimeout(send, PAUSE);
  });
  addEventListener("pagehide", () => {
    if (dirty && !gone) navigator.sendBeacon(form.dataset.draft, answers(form));
  });

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
      if (!answer.ok) throw new Error(answer.status);
      const { drawing } = await answer.json();
      if (drawing) stored(form, picture, drawing);
      lost = false;
    } catch {
      dirty = lost = true;
    }
    clearTimeout(late);
    sending = null;
  }

  function leave() {
    gone = true;
    clearTimeout(waiting);
    sending?.abort();
    addEventListener("pageshow", () => (gone = false), { once: true });
  }

  document.addEventListener("handover", (event) => event.detail.push(send()));

  return { send, leave, stay: () => (gone = false), lost: () => lost };
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
