// Read aloud with the tablet's own voice, never one that sends the words away. Starts only on a
// tap, sentence by sentence, each marked while it is spoken; a second tap stops it. The ear of a
// whole page reads what the page is about, and then whatever else can be seen and pressed.
const speech = window.speechSynthesis;
const PRESSED = "a[href], button:not([data-listen]), label, summary";
const BLOCKS = `h1, h2, h3, p, li, dt, dd, legend, figcaption, ${PRESSED}`;
let speaking = null;

export function start() {
  if (!speech || typeof SpeechSynthesisUtterance === "undefined") return;
  const show = () => document.documentElement.classList.toggle("has-voice", Boolean(voice()));
  show();
  speech.addEventListener?.("voiceschanged", show);
  // Also for ears that come into the page later.
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-listen]");
    if (button) pressed(button);
  });
  addEventListener("pagehide", stop);
}

function voice() {
  const local = speech.getVoices().filter((one) => one.localService);
  const tongue = (one) => one.lang.replace("_", "-").toLowerCase();
  return local.find((one) => tongue(one) === "en-gb") || null;
}

function pressed(button) {
  const again = speaking === button;
  stop();
  if (again) return;
  speaking = button;
  button.setAttribute("aria-pressed", "true");
  speak(passages(button), button);
}

function speak([first, ...rest], button) {
  if (speaking !== button) return;
  if (!first) {
    stop();
    return;
  }
  const said = new SpeechSynthesisUtterance(first.words);
  said.voice = voice();
  said.lang = "en-GB";
  said.rate = 0.9;
  said.onstart = () => mark(first.part);
  said.onend = () => speak(rest, button);
  said.onerror = () => speaking === button && stop();
  speech.speak(said);
}

function passages(button) {
  if (button.dataset.say) return sentences(button.dataset.say).map((words) => ({ words }));
  const first = document.getElementById(button.dataset.listen) || document.querySelector("main");
  const parts = [first, ...("whole" in button.dataset ? rooms(button) : [])].flatMap(leaves);
  return [...new Set(parts)].flatMap((part) => sentences(heard(part)).map((words) => ({ words, part })));
}

// The page, its foot and its bar; or the question that stands before it all.
function rooms(button) {
  const asked = button.closest("dialog");
  return asked ? [asked] : document.querySelectorAll("main, .foot, .bar");
}

// What is read as one: the smallest parts that hold words, where they can be seen.
function leaves(place) {
  const found = [...place.querySelectorAll(BLOCKS)].filter((one) => one.getClientRects().length);
  return found.length ? found.filter((one) => !one.querySelector(BLOCKS)) : [place];
}

// A new line is a stop: the words of a tile and the note under them are not one sentence.
function heard(part) {
  const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const lines = new Map();
  while (walk.nextNode()) {
    const { parentElement: over, data } = walk.currentNode;
    if (over.closest("[aria-hidden=true], [data-listen], [hidden]")) continue;
    const line = lineOf(over, part);
    lines.set(line, (lines.get(line) || "") + data);
  }
  return [...lines.values()].map((words) => words.replace(/\s+/g, " ").trim()).join("\n");
}

function lineOf(one, part) {
  const within = one.matches(".for-ears") || getComputedStyle(one).display === "inline";
  if (one === part || !within) return one;
  return lineOf(one.parentElement, part);
}

function sentences(text) {
  const found = text.split("\n").flatMap((line) => line.match(/[^.!?…]+[.!?…]*["”’]?\s*/g) || []);
  return found.map((one) => one.trim()).filter((one) => /[\p{L}\p{N}]/u.test(one));
}

function mark(part) {
  for (const name of ["is-spoken", "is-named"]) {
    document.querySelectorAll(`.${name}`).forEach((one) => one.classList.remove(name));
  }
  part?.classList.add(part.matches(PRESSED) ? "is-named" : "is-spoken");
  part?.scrollIntoView({ block: "nearest" });
}

function stop() {
  const was = speaking;
  speaking = null;
  was?.removeAttribute("aria-pressed");
  mark(null);
  speech.cancel();
}
