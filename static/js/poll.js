// Look every three seconds whether there is news, and show the page anew when there is: <div
// data-poll="address" data-now="what it said" data-here="where the page is, if it goes by another
// address" data-every="milliseconds, if not 3000">. Not while the page is out of sight.
const EVERY = 3000;

export function start([part]) {
  const every = Number(part.dataset.every) || EVERY;
  const look = async () => {
    if (!document.hidden) await ask(part);
    setTimeout(look, every);
  };
  setTimeout(look, every);
}

async function ask({ dataset: { poll, now, here } }) {
  try {
    const answer = await fetch(poll, { headers: { Accept: "application/json" }, cache: "no-store" });
    if (answer.redirected || (answer.ok && (await answer.json()).now !== now)) {
      here ? location.replace(here) : location.reload();
    }
  } catch {
    // No connection just now: the next look may have one.
  }
}
