// Is this right? The check is made from what is on the page, so that it needs no connection.
// <template data-answers> holds a row for each screen: <div data-answer="its name"><li>.
export function showCheck(form) {
  const rows = form.querySelector("[data-answers]").content;
  const copy = (name) => rows.querySelector(`[data-answer="${name}"] > li`).cloneNode(true);
  const list = form.querySelector(".answers");
  list.replaceChildren(picked(form, copy("job"), "job"), picked(form, copy("met"), "met"));
  list.append(found(form, copy("found")));
  const skills = [...form.querySelectorAll("[data-skill]:checked")];
  for (const box of skills) list.append(view(form, copy("view"), box));
  if (!skills.length) list.append(copy("skills"));
  list.append(picked(form, copy("like"), "like"));
}

// The picture and the words of the tile that was picked.
function picked(form, row, name) {
  const input = form.querySelector(`[data-screen="${name}"] input[type=radio]:checked`);
  const own = !input || "own" in input.dataset;
  const typed = name === "job" && own ? form.elements.job_words.value.trim() : "";
  if (input) row.querySelector(".plate").replaceWith(plate(input));
  row.querySelector(".answer__a").textContent = typed || (input ? words(input) : "");
  return row;
}

function view(form, row, box) {
  const name = `view-${box.dataset.skill}`;
  const point = form.querySelector(`[data-screen="${name}"] input:checked`);
  row.querySelector(".plate").replaceWith(plate(box));
  const line = row.querySelector(".answer__a");
  line.textContent = `${words(box)}: ${point ? words(point) : ""}`;
  row.querySelector("button").value = `to-${name}`;
  return row;
}

function found(form, row) {
  const { words, drawing, picture, photo: raw } = form.elements;
  const drawn = Boolean(drawing.value || picture.files.length || raw?.files.length);
  const [theirs, none] = row.querySelectorAll(".answer__a");
  const image = row.querySelector(".answer__picture");
  theirs.textContent = words.value.trim();
  theirs.hidden = !theirs.textContent;
  image.hidden = !drawn;
  const photo = form.elements.made.value === "photo" && form.querySelector("[data-photo-taken]");
  if (drawn) image.src = photo ? photo.src : form.querySelector("[data-paper]").toDataURL();
  if (photo) image.alt = image.dataset.photoAlt;
  const spoken = said(form, row.querySelector("[data-hear]"));
  none.hidden = drawn || spoken || !theirs.hidden;
  return row;
}

// What was said can be heard from here, too.
function said({ elements: { voice, recording } }, part) {
  const spoken = Boolean(voice.value || recording?.files.length);
  const player = document.querySelector("[data-voice] [data-hear-player]");
  part.hidden = !spoken;
  if (spoken && player) {
    part.querySelector("[data-hear-player]").src = player.src;
    part.querySelector("[data-hear-long]").textContent =
      player.parentElement.querySelector("[data-hear-long]").textContent;
  }
  return spoken;
}

const plate = (input) => input.parentElement.querySelector(".plate").cloneNode(true);
const words = (input) => input.parentElement.querySelector(".tile__words").firstChild.textContent.trim();
