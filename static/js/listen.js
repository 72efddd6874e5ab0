// Read aloud with the tablet's own voice, never one that sends the words away. Starts only on a
// tap, sentence by sentence, each marked while it is spoken; a second tap stops it.
const speech = window.speechSynthesis;
let speaking = null;

export function start(buttons) {
  if (!speech || typeof SpeechSynthesisUtterance === "undefined") return;
  const show = () => document.documentElement.classList.toggle("has-voice", Boolean(voice()));
  show();
  speech.addEventListener?.("voiceschanged", show);
  for (const button of buttons) button.addEventListener("click", () => pressed(button));
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
  const place = document.getElementById(button.dataset.listen) || document.querySelector("main");
  const blocks = [...place.querySelectorAll("h1, h2, h3, p, li, dt, dd, legend, label")];
  const leaves = blocks.filter((one) => !blocks.some((other) => other !== one && one.contains(other)));
  return (leaves.length ? leaves : [place]).flatMap((part) =>
    sentences(heard(part)).map((words) => ({ words, part }))
  );
}

function heard(part) {
  const copy = part.cloneNode(true);
  copy.querySelectorAll("button, svg, [aria-hidden=true]").forEach((one) => one.remove());
  return copy.textContent;
}

function sentences(text) {
  const clean = text.replace(/\s+/g, " ").trim();
  return clean ? clean.match(/[^.!?…]+[.!?…]*["”’]?\s*/g) || [clean] : [];
}

function mark(part) {
  document.querySelectorAll(".is-spoken").forEach((one) => one.classList.remove("is-spoken"));
  part?.classList.add("is-spoken");
}

function stop() {
  const was = speaking;
  speaking = null;
  was?.removeAttribute("aria-pressed");
  mark(null);
  speech.cancel();
}
