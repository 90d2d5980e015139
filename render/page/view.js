// Moving about: pan and zoom by mouse, wheel, touch and buttons. The SVG as a whole is moved by a CSS transform, which
// costs no redrawing while a gesture lasts.

const least = 0.05;
const greatest = 8;
const legible = 1.3;
const settled = 180; // ms without a move, after which the picture is drawn sharp
const dragFrom = 4; // px below which a press is a click

export class View {
  constructor(stage, svg) {
    this.stage = stage;
    this.svg = svg;
    this.size = { width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height };
    this.x = this.y = 0;
    this.scale = 1;
    this.pointers = new Map();
    this.wasDragged = false;
    stage.addEventListener("wheel", (event) => this.#onWheel(event), { passive: false });
    stage.addEventListener("pointerdown", (event) => this.#onDown(event));
    stage.addEventListener("pointermove", (event) => this.#onMove(event));
    for (const name of ["pointerup", "pointercancel"]) {
      stage.addEventListener(name, (event) => this.#onUp(event));
    }
    stage.addEventListener("scroll", () => stage.scrollTo(0, 0)); // focus would scroll
    this.fit();
    new ResizeObserver(() => this.#isFit && this.fit()).observe(stage);
  }

  #isFit = true;
  #frame = 0;
  #timer = 0;

  /** Shows the whole diagram. */
  fit() {
    const { clientWidth: width, clientHeight: height } = this.stage;
    const margin = 12;
    const fitting = Math.min((width - 2 * margin) / this.size.width, (height - 2 * margin) / this.size.height);
    this.scale = Math.min(Math.max(fitting, least), 2);
    this.x = (width - this.size.width * this.scale) / 2;
    this.y = Math.max((height - this.size.height * this.scale) / 2, margin / 2);
    this.#draw();
    this.#isFit = true;
  }

  /** Zooms around a point of the stage, its middle by default. */
  zoom(factor, x = this.stage.clientWidth / 2, y = this.stage.clientHeight / 2) {
    const scale = Math.min(Math.max(this.scale * factor, least), greatest);
    this.x = x - ((x - this.x) * scale) / this.scale;
    this.y = y - ((y - this.y) * scale) / this.scale;
    this.scale = scale;
    this.#draw();
  }

  pan(x, y) {
    this.x += x;
    this.y += y;
    this.#draw();
  }

  /**
   * Brings a box of the diagram into sight, at a legible size and to the middle if `centered`. `covered` is the height at
   * the bottom of the stage that something else hides.
   */
  reveal(box, { centered = false, covered = 0 } = {}) {
    const width = this.stage.clientWidth;
    const height = this.stage.clientHeight - covered;
    if (centered) this.scale = Math.max(this.scale, legible);
    const x = this.x + (box.x + box.width / 2) * this.scale;
    const y = this.y + (box.y + box.height / 2) * this.scale;
    const marginX = Math.min(80, width / 4);
    const marginY = Math.min(50, height / 4);
    const goalX = centered ? width / 2 : Math.min(Math.max(x, marginX), width - marginX);
    const goalY = centered ? height / 2 : Math.min(Math.max(y, marginY), height - marginY);
    if (goalX !== x || goalY !== y || centered) this.pan(goalX - x, goalY - y);
  }

  #draw() {
    this.#isFit = false;
    if (!this.#timer) this.svg.classList.add("moving");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = 0;
      this.svg.classList.remove("moving");
      this.svg.classList.toggle("far", this.scale < 0.45);
    }, settled);
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.svg.style.transform = `translate(${this.x}px,${this.y}px) scale(${this.scale})`;
    });
  }

  #position(event) {
    const box = this.stage.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  #onWheel(event) {
    event.preventDefault();
    const { x, y } = this.#position(event);
    const lines = event.deltaMode === 1 ? 16 : 1;
    this.zoom(Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0015)), x, y);
  }

  #onDown(event) {
    if (event.button !== 0) return;
    if (this.pointers.size === 0) this.wasDragged = false;
    this.pointers.set(event.pointerId, { ...this.#position(event), distance: 0 });
  }

  #onMove(event) {
    const last = this.pointers.get(event.pointerId);
    if (!last) return;
    const now = { ...this.#position(event) };
    now.distance = last.distance + Math.hypot(now.x - last.x, now.y - last.y);
    if (now.distance < dragFrom && this.pointers.size === 1) return;
    if (!this.wasDragged) this.stage.setPointerCapture(event.pointerId);
    this.wasDragged = true;
    const others = [...this.pointers].filter(([id]) => id !== event.pointerId);
    if (others.length === 0) this.pan(now.x - last.x, now.y - last.y);
    if (others.length === 1) this.#pinch(last, now, others[0][1]);
    this.pointers.set(event.pointerId, now);
  }

  #pinch(last, now, other) {
    const before = Math.hypot(last.x - other.x, last.y - other.y);
    const after = Math.hypot(now.x - other.x, now.y - other.y);
    this.pan((now.x - last.x) / 2, (now.y - last.y) / 2);
    if (before > 0) this.zoom(after / before, (now.x + other.x) / 2, (now.y + other.y) / 2);
  }

  #onUp(event) {
    this.pointers.delete(event.pointerId);
  }
}
