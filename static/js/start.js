// Behaviours by the data attribute that switches them on. A page fetches only those it uses.
export async function start(behaviours) {
  document.documentElement.classList.add("has-script");
  enliven(document, behaviours);
  // What a behaviour has put on the page says "enliven", and comes alive as the page did.
  document.addEventListener("enliven", ({ target }) => enliven(target, behaviours));
}

function enliven(root, behaviours) {
  for (const [selector, name] of Object.entries(behaviours)) {
    const parts = root.querySelectorAll(selector);
    if (parts.length === 0) continue;
    import(`./${name}.js`)
      .then((behaviour) => behaviour.start(parts))
      .catch((error) => console.error(name, error));
  }
}
