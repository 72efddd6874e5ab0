// The script of every pupil page.
import "./page-guard.js";
import { start } from "./start.js";

start({
  "form[method=post]:not([data-finish]):not([data-questions])": "stays",
  "[data-listen]": "listen",
  "[data-starter]": "starters",
  "[data-pick-limit]": "pick-limit",
  ".pick__input[type=radio]": "each",
  "[data-choosing]": "choosing",
  "[data-focus]": "focus",
  "[data-questions]": "questions",
  "[data-views]": "skills",
  "[data-find-job]": "find-job",
  "[data-ways]": "ways",
  "[data-drawing]": "drawing",
  "[data-photo]": "photo",
  "[data-hear]": "hear",
  "[data-voice]": "voice",
  "[data-pictures]": "pictures",
  "[data-fragment]": "fragment",
  "[data-goes-by]": "goes-by",
  "[data-card-reader]": "card-reader",
  "[data-poll]": "poll",
  "[data-idle]": "idle",
  "[data-outbox]": "outbox",
  "[data-finish]": "finish",
});
