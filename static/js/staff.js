// The script of every page for adults.
import "./page-guard.js";
import { start } from "./start.js";

start({
  "form": "busy",
  "[data-starter]": "starters",
  "[data-pick-limit]": "pick-limit",
  "[data-filter]": "filter",
  "[data-sort]": "table",
  "[data-confirm]": "confirm",
  "[data-focus]": "focus",
  "[data-key]": "keys",
  "[data-print]": "print",
  "[data-fragment]": "fragment",
  "[data-poll]": "poll",
  "[data-in-place]": "in-place",
  "[data-in-sight]": "in-sight",
  "[data-tick-all]": "tick-all",
  "[data-round]": "round",
});
