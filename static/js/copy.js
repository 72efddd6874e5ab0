// A button that copies what its target says: <button data-copy="id" data-copied="Copied">.
export function start(buttons) {
  for (const button of buttons) {
    if (navigator.clipboard) button.addEventListener("click", () => copy(button));
    else button.hidden = true;
  }
}

async function copy(button) {
  const source = document.getElementById(button.dataset.copy);
  await navigator.clipboard.writeText((source.value ?? source.textContent).trim());
  const words = button.querySelector("span") || button;
  const before = words.textContent;
  words.textContent = button.dataset.copied || "Copied";
  setTimeout(() => (words.textContent = before), 2000);
}
