// A photo of a thing: made small in the page, which also leaves behind where and when it was taken.
// It travels in the form's file box for pictures; the one on the page is the one made last.
const LONGEST = 1280;

export function start([part]) {
  const form = part.closest("form");
  const { picture, drawing, made } = form.elements;
  const file = part.querySelector("[data-photo-file]");
  const taken = part.querySelector("[data-photo-taken]");
  const away = part.querySelector("[data-photo-away]");
  const word = part.querySelector("[data-photo-word]");
  const tell = () => picture.dispatchEvent(new Event("input", { bubbles: true }));

  file.addEventListener("change", async () => {
    const [raw] = file.files;
    if (!raw) return;
    word.textContent = "";
    try {
      const small = await shrunk(raw);
      put(small);
      taken.src = URL.createObjectURL(small);
    } catch {
      file.value = "";
      word.textContent = part.dataset.unread;
      return;
    }
    made.value = "photo";
    drawing.value = "";
    tell();
  });

  part.querySelector("[data-photo-off]").addEventListener("click", () => {
    file.value = picture.value = drawing.value = made.value = "";
    tell();
  });

  // A drawing may have taken its place.
  form.addEventListener("input", show);
  show();

  function show() {
    taken.hidden = away.hidden = made.value !== "photo";
  }

  // Older tablets cannot fill a file box: there the photo goes as it was taken.
  function put(small) {
    try {
      const box = new DataTransfer();
      box.items.add(new File([small], "photo.jpg", { type: "image/jpeg" }));
      picture.files = box.files;
      file.value = "";
    } catch {
      picture.value = "";
    }
  }
}

async function shrunk(file) {
  const photo = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST / Math.max(photo.width, photo.height));
  const paper = document.createElement("canvas");
  paper.width = Math.max(1, Math.round(photo.width * scale));
  paper.height = Math.max(1, Math.round(photo.height * scale));
  paper.getContext("2d").drawImage(photo, 0, 0, paper.width, paper.height);
  photo.close();
  return new Promise((done, fail) => {
    paper.toBlob((blob) => (blob ? done(blob) : fail(new Error("no photo"))), "image/jpeg", 0.85);
  });
}
