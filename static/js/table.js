// A table is put in order by pressing a heading, and a long one is made shorter by typing. Not for
// tables whose page is one of many. A cell may say what it goes by: data-by, or a <time>; a box to
// choose from reads as what is chosen.
const ORDER = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });
const LONG = 12;
const NOTHING = /^[–-]?$/;

export function start(tables) {
  for (const table of tables) {
    const rows = [...table.tBodies[0].rows];
    if (rows.length < 2 || rows.some((row) => row.cells.length !== rows[0].cells.length)) continue;
    for (const heading of table.tHead.querySelectorAll("th")) offer(table, heading);
    if (rows.length > LONG && !rows[0].dataset.find) offerToFind(table, rows);
  }
}

function offer(table, heading) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "t__by";
  button.append(...heading.childNodes);
  button.addEventListener("click", () => order(table.tBodies[0], heading));
  heading.append(button);
}

function order(body, heading) {
  const turn = heading.getAttribute("aria-sort") === "ascending" ? -1 : 1;
  for (const other of heading.parentNode.cells) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", turn > 0 ? "ascending" : "descending");
  const rows = [...body.rows].map((row) => [goesBy(row.cells[heading.cellIndex]), row]);
  rows.sort(([one], [other]) => {
    if (!one || !other) return one ? -1 : other ? 1 : 0; // nothing comes last, both ways round
    return turn * ORDER.compare(one, other);
  });
  body.append(...rows.map(([, row]) => row));
}

function goesBy(cell) {
  const said = cell.dataset.by ?? cell.querySelector("time")?.dateTime ?? reads(cell).trim();
  return NOTHING.test(said) ? "" : said;
}

function reads(cell) {
  const chosen = cell.querySelector("select")?.selectedOptions[0];
  return chosen ? chosen.value && chosen.text : cell.textContent;
}

function offerToFind(table, rows) {
  const label = document.createElement("label");
  const box = document.createElement("input");
  label.className = "t__find no-print";
  box.className = "field__box";
  box.type = "search";
  label.append(table.dataset.findWords, box);
  box.addEventListener("input", () => {
    const wanted = plain(box.value).split(" ").filter(Boolean);
    for (const row of rows) {
      const words = plain([...row.cells].map(reads).join(" "));
      row.hidden = !wanted.every((word) => words.includes(word));
    }
  });
  table.parentNode.before(label);
}

function plain(text) {
  return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/\s+/g, " ").trim();
}
