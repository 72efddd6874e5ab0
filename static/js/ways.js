// Type or draw: one way is on the screen, and what was made in the other is kept.
export function start([group]) {
  const ways = [...group.querySelectorAll("[data-way]")];
  const show = () => {
    for (const way of ways) document.getElementById(way.dataset.way).hidden = !way.checked;
  };
  group.addEventListener("change", show);
  addEventListener("pageshow", show);
  show();
}
