// The side columns: their widths by mouse or arrow keys, folded with [ and ]; drawers in a narrow window.

import { byId } from "./dom.js";
import { remember, remembered } from "./memory.js";

const SIDES = {
  left: { grip: "grip-left", usual: 240, least: 160, most: 480, direction: 1 },
  right: { grip: "grip-right", usual: 380, least: 240, most: 900, direction: -1 },
};
const STEP = 16;
const NARROW = matchMedia("(max-width: 900px)");
const columns = byId("columns");

export function setColumns() {
  for (const side of Object.keys(SIDES)) setSide(side);
  NARROW.addEventListener("change", () => Object.keys(SIDES).forEach(restoreFold));
  byId("centre").addEventListener("pointerdown", closeDrawers);
}

/** Fold or unfold a side. In a narrow window this is a drawer, closed at first and not remembered. */
export function toggleSide(side, folded = !columns.classList.contains(`no-${side}`)) {
  columns.classList.toggle(`no-${side}`, folded);
  if (!NARROW.matches) remember(`no-${side}`, folded);
  else if (!folded) toggleOther(side);
}

function setSide(side) {
  const { grip, usual, least, most, direction } = SIDES[side];
  const element = byId(grip);
  let width = remembered(side, usual);
  const take = (wanted) => {
    width = Math.min(most, Math.max(least, wanted));
    columns.style.setProperty(`--${side}`, `${width}px`);
    element.setAttribute("aria-valuenow", String(width));
    remember(side, width);
  };
  element.setAttribute("aria-valuemin", String(least));
  element.setAttribute("aria-valuemax", String(most));
  take(width);
  restoreFold(side);
  byId(`fold-${side}`).addEventListener("click", () => toggleSide(side));
  element.addEventListener("pointerdown", (event) => drag(event, element, width, direction, take));
  element.addEventListener("dblclick", () => toggleSide(side));
  element.addEventListener("keydown", ({ key }) => {
    if (key === "ArrowLeft") take(width - STEP * direction);
    if (key === "ArrowRight") take(width + STEP * direction);
  });
}

function drag(event, element, width, direction, take) {
  event.preventDefault();
  element.setPointerCapture(event.pointerId);
  const move = ({ clientX }) => take(width + (clientX - event.clientX) * direction);
  element.addEventListener("pointermove", move);
  element.addEventListener("lostpointercapture", () => element.removeEventListener("pointermove", move), { once: true });
}

function restoreFold(side) {
  columns.classList.toggle(`no-${side}`, NARROW.matches || remembered(`no-${side}`, false));
}

function toggleOther(side) {
  columns.classList.add(side === "left" ? "no-right" : "no-left");
}

/** In a narrow window the drawers give way to what they lie over. */
export function closeDrawers() {
  if (NARROW.matches) columns.classList.add("no-left", "no-right");
}
