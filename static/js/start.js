// Behaviours by the data attribute that switches them on. A page fetches only those it uses.
export async function start(behaviours) {
  document.documentElement.classList.add("has-script");
  for (const [selector, name] of Object.entries(behaviours)) {
    const parts = document.querySelectorAll(selector);
    if (parts.length === 0) continue;
    import(`./${name}.js`)
      .then((behaviour) => behaviour.start(parts))
      .catch((error) => console.error(name, error));
  }
}
