// Paper to draw on with a finger, a pen or a mouse. Strokes are kept, so that Undo takes back the
// last one; a second finger is ignored. The drawing travels as a PNG in the form's file box.
export function start([part]) {
  new Drawing(part);
}

class Drawing {
  constructor(part) {
    this.part = part;
    this.paper = part.querySelector("[data-paper]");
    this.file = part.querySelector("[data-picture]");
    this.pen = this.paper.getContext("2d");
    this.strokes = [];
    this.finger = null;
    this.before = null;
    this.paper.addEventListener("pointerdown", (event) => this.down(event));
    this.paper.addEventListener("pointermove", (event) => this.move(event));
    for (const end of ["pointerup", "pointercancel"]) {
      this.paper.addEventListener(end, (event) => this.up(event));
    }
    part.querySelector("[data-undo]").addEventListener("click", () => this.undo());
    this.load(this.paper.dataset.src);
  }

  load(address) {
    this.redraw();
    if (!address) return;
    const before = new Image();
    before.addEventListener("load", () => {
      this.before = before;
      this.redraw();
    });
    before.src = address;
  }

  down(event) {
    if (this.finger !== null || event.button > 0) return;
    event.preventDefault();
    this.finger = event.pointerId;
    this.paper.setPointerCapture(event.pointerId);
    this.strokes.push({ colour: this.colour(), size: this.size(), points: [this.place(event)] });
    this.draw(this.strokes[this.strokes.length - 1]);
  }

  move(event) {
    if (event.pointerId !== this.finger) return;
    const stroke = this.strokes[this.strokes.length - 1];
    const moves = event.getCoalescedEvents?.() || [];
    for (const each of moves.length ? moves : [event]) stroke.points.push(this.place(each));
    this.draw(stroke);
  }

  up(event) {
    if (event.pointerId !== this.finger) return;
    this.finger = null;
    this.keep();
  }

  undo() {
    if (!this.strokes.pop()) this.before = null;
    this.redraw();
    this.keep();
  }

  place(event) {
    const { left, top, width, height } = this.paper.getBoundingClientRect();
    return [
      ((event.clientX - left) * this.paper.width) / width,
      ((event.clientY - top) * this.paper.height) / height,
    ];
  }

  colour() {
    const pen = this.part.querySelector("[data-pen]:checked");
    if (pen.value === "rubber") return getComputedStyle(this.paper).backgroundColor;
    return getComputedStyle(pen.parentElement.querySelector(".pen__dot")).backgroundColor;
  }

  size() {
    const size = Number(this.part.querySelector("[data-thickness]:checked").value);
    return this.part.querySelector("[data-pen]:checked").value === "rubber" ? size * 2 : size;
  }

  draw({ colour, size, points }) {
    const pen = this.pen;
    pen.strokeStyle = colour;
    pen.lineWidth = size;
    pen.lineCap = pen.lineJoin = "round";
    pen.beginPath();
    pen.moveTo(...points[0]);
    // A tap is a dot: a line of no length with round ends.
    for (const point of points.length > 1 ? points.slice(1) : points) pen.lineTo(...point);
    pen.stroke();
  }

  redraw() {
    this.pen.fillStyle = getComputedStyle(this.paper).backgroundColor;
    this.pen.fillRect(0, 0, this.paper.width, this.paper.height);
    if (this.before) this.pen.drawImage(this.before, 0, 0, this.paper.width, this.paper.height);
    for (const stroke of this.strokes) this.draw(stroke);
  }

  // Nothing drawn is no drawing. Older tablets cannot fill a file box: there, words are asked for.
  keep() {
    const { drawing: id, made } = this.file.form.elements;
    if (!this.strokes.length && !this.before) {
      if (made.value === "photo") return;
      this.file.value = id.value = "";
      this.tell();
      return;
    }
    this.paper.toBlob((blob) => {
      const box = new DataTransfer();
      box.items.add(new File([blob], "drawing.png", { type: "image/png" }));
      this.file.files = box.files;
      made.value = "";
      this.tell();
    }, "image/png");
  }

  tell() {
    this.file.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
