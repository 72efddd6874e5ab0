// Look every three seconds whether there is news, and show the page anew when there is: <div
// data-poll="address" data-now="what it said">. Not while the page is out of sight.
const EVERY = 3000;

export function start([part]) {
  const look = async () => {
    if (!document.hidden) await ask(part);
    setTimeout(look, EVERY);
  };
  setTimeout(look, EVERY);
}

async function ask({ dataset: { poll, now } }) {
  try {
    const answer = await fetch(poll, { headers: { Accept: "application/json" }, cache: "no-store" });
    if (answer.redirected) location.reload();
    else if (answer.ok && (await answer.json()).now !== now) location.reload();
  } catch {
    // No connection just now: the next look may have one.
  }
}
