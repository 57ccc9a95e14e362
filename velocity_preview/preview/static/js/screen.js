// A screen of some width: the box a frame stands in, scaled down where the stage is narrower.

import { h } from "./dom.js";

export const PRESETS = [
  { width: 390, name: "Phone" },
  { width: 768, name: "Tablet" },
  { width: 1024, name: "Desktop" },
];
const NARROWEST = 240;
const WIDEST = 2000;
const STEP = 10;

/** The widths of the screens for a choice of width: `fit` fills the stage, `both` is phone and desktop. */
export function framesFor(width) {
  return width === "both" ? [390, 1024] : [width];
}

export class Screen {
  /** `onresize(width)` hears of a width that is dragged, `onscale(percent)` of how much it is scaled down. */
  constructor(parent, { onresize, onscale }) {
    this.onresize = onresize;
    this.onscale = onscale;
    this.layer = h("div.layer", { "aria-hidden": "true" });
    this.handle = h("div.handle", {
      role: "separator", tabindex: "0", "aria-orientation": "vertical", "aria-label": "Width of the message",
      "aria-valuemin": String(NARROWEST), "aria-valuemax": String(WIDEST), title: "Drag to change the width, or use the arrow keys",
    });
    this.box = h("div.box");
    this.slot = h("div.slot", {}, this.box, this.handle);
    this.box.append(this.layer);
    parent.append(this.slot);
    new ResizeObserver(() => this.fit()).observe(this.slot);
    this.handle.addEventListener("pointerdown", (event) => this.#drag(event));
    this.handle.addEventListener("keydown", (event) => this.#step(event));
  }

  remove() {
    this.slot.remove();
  }

  /** Take a width in CSS pixels, or `fit`. */
  setWidth(width) {
    this.width = width;
    this.slot.dataset.width = width;
    this.fit();
  }

  /** Scale the box so that its slot holds it; the message still believes in its full width. */
  fit() {
    const fixed = this.width !== "fit";
    this.slot.style.flexBasis = fixed ? `${this.width}px` : "";
    const scale = fixed ? Math.min(1, this.slot.clientWidth / this.width) || 1 : 1;
    this.box.style.width = fixed ? `${this.width}px` : "";
    this.box.style.height = `${100 / scale}%`;
    this.box.style.transform = scale < 1 ? `scale(${scale})` : "";
    this.handle.setAttribute("aria-valuenow", String(fixed ? this.width : this.slot.clientWidth));
    this.onscale(Math.round(scale * 100));
  }

  #step(event) {
    const by = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (!by) return;
    event.preventDefault();
    this.#resize((this.width === "fit" ? this.slot.clientWidth : this.width) + by);
  }

  #resize(wanted) {
    this.onresize(Math.min(WIDEST, Math.max(NARROWEST, Math.round(wanted))));
  }

  #drag(event) {
    event.preventDefault();
    this.handle.setPointerCapture(event.pointerId);
    const start = event.clientX;
    const width = this.slot.clientWidth;
    const move = ({ clientX }) => this.#resize(width + (clientX - start) * 2);
    this.handle.addEventListener("pointermove", move);
    this.handle.addEventListener("lostpointercapture", () => this.handle.removeEventListener("pointermove", move), { once: true });
  }
}
