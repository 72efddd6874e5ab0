// Behaviours by the data attribute that switches them on. A page fetches only those it uses.
let known = {};

export async function start(behaviours) {
  known = behaviours;
  document.documentElement.classList.add("has-script");
  enliven(document);
}

// What a behaviour has put on the page comes alive as the page did.
export function enliven(root) {
  for (const [selector, name] of Object.entries(known)) {
    const parts = root.querySelectorAll(selector);
    if (parts.length === 0) continue;
    import(`./${name}.js`)
      .then((behaviour) => behaviour.start(parts))
      .catch((error) => console.error(name, error));
  }
}
