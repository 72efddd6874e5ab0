// Keys for staff: data-key="J" presses or ticks the part it stands on; "C" on a box puts the cursor
// there. Never while somebody types, except with Ctrl (data-key="Ctrl+Enter").
export function start(parts) {
  const byKey = new Map([...parts].map((part) => [part.dataset.key.toLowerCase(), part]));
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || event.metaKey || event.repeat) return;
    if (typing(event.target) && !event.ctrlKey) return;
    const part = byKey.get((event.ctrlKey ? "ctrl+" : "") + event.key.toLowerCase());
    if (!part) return;
    event.preventDefault();
    if (part.matches("textarea, input:not([type=radio]):not([type=checkbox]):not([type=submit])")) part.focus();
    else part.click();
  });
}

function typing(part) {
  return part.matches?.("textarea, select, [contenteditable], input:not([type=radio]):not([type=checkbox])");
}
