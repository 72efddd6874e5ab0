"""A tablet's outbox, as a browser test fills it and looks into it."""

from playwright.sync_api import Page

WRITE = """async ([versions]) => {
  const root = new URL(document.querySelector("script[type=module]").src);
  const { seal } = await import(new URL("seal.js", root));
  const { keep } = await import(new URL("outbox.js", root));
  const to = JSON.parse(document.querySelector("[data-sealed-for]").dataset.sealedFor);
  for (const [entry, revision, words] of versions) {
    const fields = [["job", "nurse"], ["met_how", "visitor"], ["words", words]];
    const letter = { ticket: to.ticket, entry, activity: null, revision, fields };
    await keep(await seal(letter, null, to));
  }
}"""
"""Children write pages; each is kept on the tablet, and nothing is awaited."""


def stored(page: Page) -> list[dict]:
    """The ids of the envelopes that wait on this tablet."""
    return page.evaluate(
        """async () => {
          const root = new URL(document.querySelector("script[type=module]").src);
          const { store } = await import(new URL("store.js", root));
          return (await store("envelopes", "readonly", (all) => all.getAll())).map((one) => one.id);
        }"""
    )
