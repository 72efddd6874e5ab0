"""A tablet's outbox, as a browser test fills it and looks into it."""

from playwright.sync_api import Page

WRITE = """async ([versions]) => {
  const root = new URL(document.querySelector("script[type=module]").src);
  const { seal } = await import(new URL("seal.js", root));
  const { keep } = await import(new URL("outbox.js", root));
  const to = JSON.parse(document.querySelector("[data-sealed-for]").dataset.sealedFor);
  for (const [entry, revision, words, drawing] of versions) {
    const fields = [["job", "nurse"], ["met_how", "visitor"], ["words", words]];
    const letter = { ticket: to.ticket, entry, activity: null, revision, fields };
    const picture = drawing && Uint8Array.from(atob(drawing), (one) => one.charCodeAt(0)).buffer;
    await keep(await seal(letter, picture, to));
  }
}"""
"""A child writes pages, each [id, version, words, and a PNG in base64 or nothing]; each is kept on
the tablet, and nothing is awaited."""


def stored(page: Page) -> list[dict]:
    """The ids of the envelopes that wait on this tablet."""
    return page.evaluate(
        """async () => {
          const root = new URL(document.querySelector("script[type=module]").src);
          const { store } = await import(new URL("store.js", root));
          return (await store("envelopes", "readonly", (all) => all.getAll())).map((one) => one.id);
        }"""
    )


def everything_kept(page: Page) -> str:
    """Every byte of every database and store of this tablet, as text."""
    return page.evaluate(
        """async () => {
          const wait = (asked) =>
            new Promise((done) => (asked.onsuccess = () => done(asked.result)));
          const flat = (one) => one instanceof ArrayBuffer
            ? new TextDecoder("latin1").decode(one) : typeof one === "object" && one
            ? Object.entries(one).map(([key, value]) => key + flat(value)).join() : String(one);
          const found = [JSON.stringify({ ...localStorage, ...sessionStorage })];
          for (const { name } of await indexedDB.databases()) {
            const base = await wait(indexedDB.open(name));
            for (const store of base.objectStoreNames)
              found.push(flat(await wait(base.transaction(store).objectStore(store).getAll())));
            base.close();
          }
          return found.join();
        }"""
    )
