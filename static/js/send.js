// Send it: the page is sealed, written down on the tablet, and only then sent. Without a connection
// it waits there, and the child sees that it is safe.
import { drop, keep, post, show } from "./outbox.js";
import { canSeal, seal } from "./seal.js";

const FILES = ["picture", "photo", "recording"];
const NOT_ANSWERS = ["csrf_token", "go", "at", "way", ...FILES];

export const canSend = (form) => canSeal && Boolean(form.dataset.sealedFor);

// What is on the page, in an envelope; `draft` is the question the child is at, when it is not done.
export async function sealed(form, draft = "") {
  const to = JSON.parse(form.dataset.sealedFor);
  const { ticket, entry, activity, revision } = to;
  const fields = [...new FormData(form)].filter(([name]) => !NOT_ANSWERS.includes(name));
  const [drawing, photo, voice] = FILES.map((name) => form.elements[name]?.files[0]);
  const made = new Blob([drawing || photo, voice].filter(Boolean));
  const binary = made.size ? await new Response(made).arrayBuffer() : null;
  const voice_bytes = voice?.size || 0;
  return seal({ ticket, entry, activity, revision, fields, draft, voice_bytes }, binary, to);
}

// What the page still lacks ({ at, say }), if the server could be asked and says so. `written` is
// called once the page lies safe on the tablet.
export async function send(form, written) {
  const envelope = await sealed(form);
  await keep(envelope);
  await written();
  const told = await post(envelope, "now").catch(() => ({}));
  if (told.say) {
    await drop(envelope);
    return told;
  }
  if (told.sent) location.assign(form.dataset.done);
  else safe();
  return null;
}

// The answers leave the page: whoever has the tablet next finds none.
function safe() {
  const panel = document.querySelector("[data-safe]");
  const main = document.querySelector("main");
  main.className = panel.dataset.safe;
  main.replaceChildren(panel.content.cloneNode(true));
  for (const part of document.querySelectorAll(".foot, .bar [data-outbox]")) part.remove();
  // Within the template it is no heading yet: a page has one h1.
  const title = document.createElement("h1");
  title.tabIndex = -1;
  const place = main.querySelector("[data-title]");
  title.append(...place.childNodes);
  place.replaceWith(title);
  document.title = `${title.textContent} – ${document.title.split(" – ").pop()}`;
  title.focus();
  show();
}
