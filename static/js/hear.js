// Hear again what was said: one button plays and stops. Nothing is fetched before it is pressed.
// <div data-hear><audio data-hear-player><button data-hear-button>; also those that come later.
const players = () => document.querySelectorAll("[data-hear-player]");

export function start() {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-hear-button]");
    if (button) pressed(button.closest("[data-hear]").querySelector("[data-hear-player]"));
  });
  // These do not rise from the player, but are seen on their way down to it.
  for (const event of ["play", "pause", "ended", "emptied"]) {
    document.addEventListener(event, ({ target }) => show(target), true);
  }
  addEventListener("pagehide", hush);
}

export function hush() {
  for (const player of players()) player.pause();
}

function pressed(player) {
  const plays = !player.paused;
  hush();
  if (plays) return;
  player.currentTime = 0;
  player.play().catch(() => show(player));
}

function show(player) {
  player.closest?.("[data-hear]")?.classList.toggle("is-playing", !player.paused);
}
