// Reads a child's card with the tablet's camera. Nothing is fetched and no camera is asked for before
// the child wants it; the pictures stay in the page. The camera is off when the page is left or hidden.
// <section data-card-reader="id of the form" data-field="token"> with a video in [data-camera-view],
// a button [data-camera-on], one [data-camera-turn], and what to say in [data-says="..."].
const EVERY = 150;
const WIDEST = 640;
const CARD = /#(\d+\.[\w-]+)$/;

export function start([box]) {
  const reader = new CardReader(box);
  box.hidden = false;
  if (!navigator.mediaDevices) return reader.say("none");
  box.querySelector("[data-camera-on]").addEventListener("click", () => reader.on());
  box.querySelector("[data-camera-turn]").addEventListener("click", () => reader.turn());
  addEventListener("pagehide", () => reader.off());
  document.addEventListener("visibilitychange", () => document.hidden && reader.off());
  mayBegin(box).then((may) => may && reader.on());
  return reader.say("ready");
}

class CardReader {
  constructor(box) {
    this.box = box;
    this.video = box.querySelector("video");
    this.canvas = document.createElement("canvas");
    this.facing = "environment";
    this.stream = null;
  }

  say(what) {
    for (const part of this.box.querySelectorAll("[data-says]")) {
      part.hidden = !part.dataset.says.split(" ").includes(what);
    }
  }

  async on() {
    this.say("wait");
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: this.facing, width: { ideal: WIDEST } },
      });
      this.read = await decoder();
      this.video.srcObject = this.stream;
      await this.video.play();
    } catch {
      this.off("none");
      return;
    }
    if (document.hidden) return this.off();
    const [track] = this.stream.getVideoTracks();
    this.video.classList.toggle("reader__mirror", track.getSettings().facingMode !== "environment");
    this.say("looking");
    this.look(this.stream);
  }

  off(what = "ready") {
    if (!this.stream && what === "ready") return;
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = this.video.srcObject = null;
    this.say(what);
  }

  turn() {
    this.facing = this.facing === "environment" ? "user" : "environment";
    this.off();
    this.on();
  }

  async look(stream) {
    if (this.stream !== stream) return;
    const words = this.video.videoWidth ? await this.read(this.still()) : "";
    if (this.stream !== stream) return;
    const card = CARD.exec(words);
    if (card) return this.send(card[1]);
    if (words) this.say("other");
    setTimeout(() => this.look(stream), EVERY);
  }

  still() {
    const { videoWidth, videoHeight } = this.video;
    const scale = Math.min(1, WIDEST / videoWidth);
    this.canvas.width = Math.round(videoWidth * scale);
    this.canvas.height = Math.round(videoHeight * scale);
    const pen = this.canvas.getContext("2d", { willReadFrequently: true });
    pen.drawImage(this.video, 0, 0, this.canvas.width, this.canvas.height);
    return pen.getImageData(0, 0, this.canvas.width, this.canvas.height);
  }

  send(token) {
    this.off("wait");
    const form = document.getElementById(this.box.dataset.cardReader);
    form.elements[this.box.dataset.field].value = token;
    form.querySelector("button").click();
  }
}

// Without a question, where this school's tablet was allowed to before; never after a wrong card.
async function mayBegin(box) {
  if (!("cameraAuto" in box.dataset) || location.hash) return false;
  try {
    return (await navigator.permissions.query({ name: "camera" })).state === "granted";
  } catch {
    return false;
  }
}

// The browser's own reader where it has one, else ours.
async function decoder() {
  const own = window.BarcodeDetector;
  if (own && (await own.getSupportedFormats()).includes("qr_code")) {
    const detector = new own({ formats: ["qr_code"] });
    return async (still) => (await detector.detect(still))[0]?.rawValue || "";
  }
  const { default: decode } = await import("../vendor/qr-0.7.0/decode.js");
  return (still) => {
    try {
      return decode(still);
    } catch {
      return "";
    }
  };
}
