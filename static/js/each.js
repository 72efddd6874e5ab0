// Every choice can be reached with Tab alone, and taken with Space: who works two switches has no arrow
// keys. Browsers make one stop of all radio buttons of a name; arrows go on working as they do.
const CHOICE = "input.pick__input[type=radio]";
let tabbed = 0;

export function start() {
  addEventListener("keydown", step, true);
  addEventListener("keyup", () => (tabbed = 0), true);
  addEventListener("focusin", enter);
}

function step(event) {
  if (event.key !== "Tab" || event.ctrlKey || event.altKey || event.metaKey) return;
  tabbed = event.shiftKey ? -1 : 1;
  if (!event.target.matches?.(CHOICE)) return;
  const all = choices(event.target);
  const next = all[all.indexOf(event.target) + tabbed];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

// The browser goes to the one that is picked; begin with the first, or the last on the way back.
function enter({ target, relatedTarget }) {
  if (!tabbed || !target.matches(CHOICE)) return;
  const all = choices(target);
  if (!all.includes(relatedTarget)) all[tabbed > 0 ? 0 : all.length - 1].focus();
}

function choices({ form, name }) {
  const all = [...form.elements].filter((one) => one.name === name && one.matches(CHOICE));
  return all.filter((one) => !one.disabled && one.closest("label").getClientRects().length);
}
