// Jobs are offered while a child types, however it is spelt: <input data-find-job="address">.
// The tiles are made from a template; "Keep my word" always stands last.
const PAUSE = 250;

export function start([input]) {
  let waiting = 0;
  let asked = input.defaultValue.trim();
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, PAUSE);
  });
  // Typed before the script is here.
  look();

  async function look() {
    const words = input.value.trim();
    if (words === asked) return;
    asked = words;
    let jobs = [];
    try {
      const answer = await fetch(`${input.dataset.findJob}?q=${encodeURIComponent(words)}`);
      if (answer.ok) ({ jobs } = await answer.json());
    } catch {
      // Without a connection the word is kept as it is typed.
    }
    if (words === asked) show(input.closest("fieldset"), words, jobs);
  }
}

function show(screen, words, jobs) {
  const found = screen.querySelector("[data-found]");
  const list = found.querySelector("[data-hits]");
  const own = list.querySelector("[data-own]").closest("li");
  for (const old of [...list.children]) if (old !== own) old.remove();
  for (const job of jobs) list.insertBefore(tile(found, job), own);
  const title = found.querySelector("[data-found-title]");
  title.textContent = jobs.length ? title.dataset.some : title.dataset.none;
  found.hidden = words === "";
  if (jobs.length === 0 && words) own.querySelector("input").checked = true;
}

function tile(found, job) {
  const part = found.querySelector("[data-hit]").content.firstElementChild.cloneNode(true);
  part.querySelector("input").value = job.slug;
  part.querySelector("img").src = job.picture;
  part.querySelector(".plate").className = `plate plate--${job.ground}`;
  part.querySelector(".tile__words").textContent = job.title;
  const ear = part.querySelector("[data-say]");
  if (ear) {
    ear.setAttribute("aria-label", ear.getAttribute("aria-label").replace(ear.dataset.say, job.title));
    ear.dataset.say = job.title;
  }
  return part;
}
