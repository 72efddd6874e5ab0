// Say it: the tablet's microphone, for a minute at most, from a tap until the next one. It stops by
// itself when anything else is pressed, when the page is left or handed over, and when nobody is
// there. What was said so far is kept each time; it travels in the form's box for recordings.
import { hush } from "./hear.js";

// The first plays everywhere; where a browser cannot make it, what it does make is written anew.
const KINDS = ["audio/mp4;codecs=mp4a.40.2", "audio/webm;codecs=opus", "audio/ogg;codecs=opus"];
const MOST = 60;
const RATE = 32_000;
const SLICE = 500;
const TICK = 250;

export function start([part]) {
  new Voice(part);
}

class Voice {
  constructor(part) {
    const find = (what) => part.querySelector(`[data-voice-${what}]`);
    this.part = part;
    this.word = find("word");
    this.time = find("time");
    this.dots = part.querySelectorAll("[data-voice-dot]");
    this.away = find("away");
    this.file = find("file");
    this.kept = part.closest("form").elements.voice;
    this.hear = part.querySelector("[data-hear]");
    this.player = part.querySelector("[data-hear-player]");
    this.recorder = null;
    this.kind = KINDS.find((kind) => window.MediaRecorder?.isTypeSupported(kind));
    find("big").addEventListener("click", () => this.pressed());
    find("off").addEventListener("click", () => this.forget());
    this.file.addEventListener("change", () => this.picked());
    if (!this.kind || !navigator.mediaDevices?.getUserMedia) this.without("missing");
    const stop = () => this.finish();
    addEventListener("pagehide", stop, true);
    document.addEventListener("visibilitychange", () => document.hidden && stop());
    for (const event of ["handover", "idle"]) document.addEventListener(event, stop, true);
    document.addEventListener("click", ({ target }) => {
      if (!part.contains(target) && target.closest("a, button, label")) stop();
    }, true);
  }

  pressed() {
    if (this.part.dataset.state === "talking") this.finish();
    else if (!this.asking) this.ask();
  }

  // Only a tap leads here: nothing listens before.
  async ask() {
    hush();
    window.speechSynthesis?.cancel();
    const asking = (this.asking = {});
    this.say("asking");
    try {
      const sound = await navigator.mediaDevices.getUserMedia({ audio: true });
      if (this.asking === asking) this.talk(sound);
      else silence(sound);
    } catch ({ name }) {
      this.without(name === "NotAllowedError" ? "refused" : "missing");
    }
    if (this.asking === asking) this.asking = null;
  }

  talk(sound) {
    const recorder = new MediaRecorder(sound, { mimeType: this.kind, audioBitsPerSecond: RATE });
    const heard = [];
    recorder.addEventListener("dataavailable", ({ data }) => heard.push(data));
    recorder.addEventListener("stop", () => {
      silence(sound);
      this.put(heard);
    });
    recorder.addEventListener("error", () => this.finish());
    recorder.start(SLICE);
    const began = performance.now();
    this.seconds = 0;
    this.heard = heard;
    this.recorder = recorder;
    this.clock = setInterval(() => this.count((performance.now() - began) / 1000), TICK);
    this.part.dataset.state = "talking";
    this.hear.hidden = this.away.hidden = true;
    this.say("talking");
    this.count(0);
  }

  count(seconds) {
    this.seconds = Math.min(MOST, seconds);
    this.show();
    if (seconds >= MOST) this.finish("full");
  }

  // What is there already is kept at once, as the page may be going; the rest comes with the end.
  finish(word = "done") {
    this.asking = null;
    if (!this.recorder) return;
    const { recorder, heard } = this;
    this.recorder = null;
    clearInterval(this.clock);
    this.put(heard);
    if (recorder.state !== "inactive") recorder.stop();
    this.part.dataset.state = "done";
    this.hear.hidden = this.away.hidden = false;
    this.say(word);
  }

  put(heard) {
    const sound = new Blob(heard, { type: this.kind });
    if (!sound.size || this.recorder) return;
    const box = new DataTransfer();
    box.items.add(new File([sound], "voice", { type: this.kind }));
    this.file.files = box.files;
    this.kept.value = "";
    this.plays(sound);
    this.tell();
  }

  // Recorded elsewhere, by another app.
  picked() {
    const [sound] = this.file.files;
    if (!sound) return;
    this.kept.value = "";
    this.plays(sound);
    this.hear.hidden = this.away.hidden = false;
  }

  plays(sound) {
    if (this.address) URL.revokeObjectURL(this.address);
    this.player.src = this.address = URL.createObjectURL(sound);
    this.part.querySelector("[data-hear-long]").textContent = this.long();
  }

  forget() {
    hush();
    this.file.value = this.kept.value = "";
    this.part.dataset.state = "ready";
    this.hear.hidden = this.away.hidden = true;
    this.seconds = 0;
    this.word.textContent = this.time.textContent = "";
    for (const dot of this.dots) dot.classList.remove("is-gone");
    this.tell();
  }

  // The other ways stay; and so does this one, with what another app recorded.
  without(why) {
    this.say(why);
    if (why === "missing") this.part.dataset.state = why;
    this.part.querySelector("[data-voice-pick]").classList.add("is-offered");
  }

  show() {
    const each = MOST / this.dots.length;
    this.dots.forEach((dot, at) => dot.classList.toggle("is-gone", this.seconds > at * each));
    this.time.textContent = this.long();
  }

  long() {
    const whole = Math.round(this.seconds || 0);
    const { one, many } = this.part.dataset;
    return whole === 1 ? one : whole ? many.replace("#", whole) : "";
  }

  say(what) {
    this.word.textContent = this.part.dataset[what];
  }

  tell() {
    this.file.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function silence(sound) {
  for (const track of sound.getTracks()) track.stop();
}
