// Five questions in one document, one on the screen at a time. Next and Back turn the page here, so
// that lost wifi strands nobody; the draft goes off behind each. What needs the server, such as a
// look into the town, posts as it does without script; the page itself goes in a sealed envelope.
import { showCheck } from "./check.js";
import { keepDrafts } from "./draft.js";
import { sentDrafts } from "./outbox.js";
import { canSend, send } from "./send.js";
import { hold, kindly } from "./stays.js";

// Without a file a form is sent the short way, which the server reads in a third of the time.
const PLAIN = "application/x-www-form-urlencoded";

export function start([form]) {
  const draft = keepDrafts(form);
  const book = new Book(form, draft);
  const leave = () => {
    form.enctype = hasFile(form) ? "multipart/form-data" : PLAIN;
    draft.leave();
  };
  // Before any other listener: a page that is only turned is not a form that was sent.
  document.addEventListener(
    "submit",
    (event) => {
      if (event.target !== form) return;
      const go = event.submitter?.value || "next";
      if (book.handle(go)) {
        event.preventDefault();
        if (go !== "save") draft.send();
      } else if (draft.lost()) {
        event.preventDefault();
        event.stopPropagation();
        book.waitForNet();
      } else hold(event, leave);
    },
    true
  );
  // What was written here before the connection went is on its way: show it.
  if (canSend(form)) sentDrafts().then((sent) => sent && location.reload(), () => {});
  addEventListener("popstate", (event) => book.turn(event.state?.screen || book.first));
}

class Book {
  constructor(form, draft) {
    this.form = form;
    this.draft = draft;
    this.sending = this.plain = false;
    this.atField = form.querySelector("[data-at-field]");
    this.first = this.at = form.dataset.at;
    this.told = form.querySelector("[data-kind-word]");
    history.replaceState({ screen: this.at }, "");
  }

  screens() {
    return [...this.form.querySelectorAll("[data-screen]")].map((part) => part.dataset.screen);
  }

  screen(name) {
    return this.form.querySelector(`[data-screen="${name}"]`);
  }

  // Whether the press was answered here.
  handle(go) {
    if (go === "next" || go === "check") return this.next(go);
    if (go === "back") return this.go(-1);
    if (go === "save") return this.save();
    if (!go.startsWith("to-") || !this.screen(go.slice(3))) return false;
    document.querySelector("[data-next]").value = "check";
    return this.open(go.slice(3));
  }

  next(go) {
    const lacks = this.lacks(this.screen(this.at));
    this.say(lacks);
    if (lacks) return true;
    return go === "next" && this.at !== "like" ? this.go(1) : this.check();
  }

  check() {
    const short = this.screens().find((name) => this.lacks(this.screen(name)));
    this.open(short || "check");
    if (short) this.say(this.lacks(this.screen(short)));
    return true;
  }

  // Without the means to seal, the page is posted, once the server is known to be there.
  save() {
    if (this.plain || !canSend(this.form)) return false;
    if (this.sending) return true;
    this.sending = true;
    this.draft.leave();
    send(this.form, this.draft.forget)
      .then((lacks) => lacks && this.stay(lacks))
      .catch(() => this.post());
    return true;
  }

  // What needs the server waits until it is there: nobody is led to a page that does not come.
  waitForNet() {
    this.told.replaceChildren(kindly());
    this.draft.send();
  }

  stay({ at, say }) {
    this.sending = false;
    this.draft.stay();
    if (at) this.open(at);
    this.say(say);
  }

  // The tablet cannot keep anything, as in a private window.
  post() {
    this.plain = true;
    document.querySelector("[data-save]").click();
  }

  go(step) {
    const order = this.screens();
    const to = order[order.indexOf(this.at) + step];
    return Boolean(to) && this.open(to);
  }

  open(name) {
    history.pushState({ screen: name }, "");
    this.turn(name);
    return true;
  }

  turn(name) {
    const next = this.screen(name);
    if (!next) return;
    const last = this.screen(this.at);
    if (name === "check") showCheck(this.form);
    last.hidden = true;
    heading(last, "h2");
    next.hidden = false;
    this.at = this.atField.value = name;
    this.say("");
    this.show(Number(next.dataset.question), name);
    const title = heading(next, "h1");
    document.title = `${title.textContent.trim()} – ${document.title.split(" – ").pop()}`;
    scrollTo(0, 0);
    title.focus({ preventScroll: true });
  }

  show(question, name) {
    const part = (what) => document.querySelector(what);
    part("[data-steps]").hidden = question > 5;
    const words = part("[data-steps] span");
    words.textContent = words.textContent.replace(/\d+/, Math.min(question, 5));
    document.querySelectorAll("[data-steps] li").forEach((dot, index) => {
      dot.className = index + 1 < question ? "is-done" : index + 1 === question ? "is-here" : "";
    });
    part("[data-back]").hidden = name === "job";
    part("[data-home]").hidden = name !== "job";
    part("[data-next]").hidden = name === "check";
    part("[data-save]").hidden = name !== "check";
    part("[data-on-return]").value = name === "check" ? "save" : part("[data-next]").value;
  }

  lacks(screen) {
    const { needs, needsOne } = screen.dataset;
    if (needs) return screen.querySelector("input[type=radio]:checked") || this.typed(screen) ? "" : needs;
    if (!needsOne) return "";
    const { words, drawing, voice } = this.form.elements;
    const made = drawing.value || voice.value || hasFile(this.form);
    return words.value.trim() || made ? "" : needsOne;
  }

  // A job that was typed and is like no card: it is kept as it stands.
  typed(screen) {
    const words = screen.querySelector("[data-find-job]")?.value.trim();
    return Boolean(words) && screen.querySelectorAll("[data-hits] li").length === 1;
  }

  say(words) {
    this.told.replaceChildren();
    if (!words) return;
    this.told.append(kindly(words));
    this.told.scrollIntoView({ block: "nearest" });
  }
}

function hasFile(form) {
  const { picture, photo, recording } = form.elements;
  return [picture, photo, recording].some((box) => box?.files.length);
}

// The question on the screen is the page's one h1.
function heading(screen, tag) {
  const old = screen.querySelector(".question__title");
  const title = document.createElement(tag);
  for (const { name, value } of [...old.attributes]) title.setAttribute(name, value);
  title.append(...old.childNodes);
  old.replaceWith(title);
  return title;
}
