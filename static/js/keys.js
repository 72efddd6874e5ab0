// Keys for staff: data-key="J" presses or ticks the part it stands on, "R Ctrl+Enter" either of two;
// "C" on a box puts the cursor there. Never while somebody types, except with Ctrl, nor while the page
// asks something. data-keys-on is the switch for all of them, kept on this computer.
const KEPT = "keys";
let here = "";
const TYPED = "textarea, select, [contenteditable], input:not([type=radio]):not([type=checkbox])";

export function start() {
  addEventListener("keydown", press);
  document.addEventListener("change", turn);
  show(kept() !== "off");
}

function press(event) {
  if (event.defaultPrevented || event.altKey || event.metaKey || event.repeat || event.isComposing) return;
  if (kept() === "off" || document.querySelector("dialog[open]")) return;
  if (event.target.matches?.(TYPED) && !event.ctrlKey) return;
  const key = (event.ctrlKey ? "ctrl+" : "") + event.key.toLowerCase();
  const part = [...document.querySelectorAll("[data-key]")].find((one) => keys(one).includes(key));
  if (!part) return;
  event.preventDefault();
  part.matches(TYPED) ? part.focus() : part.click();
}

const keys = (part) => part.dataset.key.toLowerCase().split(" ");

function turn({ target }) {
  if (!target.matches("[data-keys-on]")) return;
  try {
    localStorage.setItem(KEPT, target.checked ? "on" : "off");
  } catch {
    here = target.checked ? "on" : "off"; // Nothing can be kept: it holds for this page.
  }
  show(target.checked);
}

function kept() {
  try {
    return here || localStorage.getItem(KEPT);
  } catch {
    return here;
  }
}

function show(on) {
  document.documentElement.classList.toggle("keys-off", !on);
  for (const box of document.querySelectorAll("[data-keys-on]")) box.checked = on;
}
