// Type to make a list shorter. <input data-filter="id of the list">; each part of the list that can
// be hidden carries data-find with the words to look through, or is looked through as it reads.
export function start(inputs) {
  for (const input of inputs) {
    input.addEventListener("input", () => sift(input));
    sift(input);
  }
}

function sift(input) {
  const list = document.getElementById(input.dataset.filter);
  const wanted = plain(input.value).split(" ").filter(Boolean);
  let left = 0;
  for (const item of list.querySelectorAll("[data-find]")) {
    const words = plain(item.dataset.find || item.textContent);
    item.hidden = !wanted.every((word) => words.includes(word));
    if (!item.hidden) left += 1;
  }
  const none = document.getElementById(`${list.id}-none`);
  if (none) none.hidden = left > 0;
}

function plain(text) {
  return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/\s+/g, " ").trim();
}
