// Type, draw, take a photo or say it: one way is on the screen, what was made in the others is kept.
export function start([group]) {
  const ways = [...group.querySelectorAll("[data-way]")];
  const show = () => {
    for (const way of ways) {
      const part = document.getElementById(way.dataset.way);
      part.hidden = !way.checked;
      part.removeAttribute("data-later");
    }
    const [chosen] = ways.filter((way) => way.checked);
    for (const part of group.querySelectorAll("[data-not-for]")) {
      part.hidden = part.dataset.notFor.split(" ").includes(chosen.dataset.way);
      part.removeAttribute("data-later");
    }
  };
  group.addEventListener("change", show);
  addEventListener("pageshow", show);
  show();
}
