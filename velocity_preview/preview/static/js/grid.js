// All scenarios of the template at once, each as a live thumbnail at phone width. Only those in sight are rendered.

import { ApiError, get } from "./api.js";
import { byId, count, h } from "./dom.js";
import { messageHtml } from "./message-html.js";
import { MessageFrame } from "./message-frame.js";
import { on, set, state } from "./store.js";

const AT_ONCE = 4;
const grid = h("div.grid", { hidden: true });
const inSight = new IntersectionObserver(seen, { root: grid, rootMargin: "200px" });
const cells = new Map();
let queue = [];
let running = 0;

export function setGrid() {
  byId("stage").append(grid);
  on(["grid", "view", "dark", "images"], draw);
}

export function toggleGrid() {
  set({ grid: !state.grid, tab: "message" });
}

function draw() {
  grid.hidden = !state.grid;
  if (!state.grid || !state.view) return;
  const names = state.view.scenarios.map(({ name }) => name);
  const key = (name) => `${state.view.template}\n${name}`;
  for (const [old, cell] of cells) if (!names.some((name) => key(name) === old)) remove(old, cell);
  for (const name of names) if (!cells.has(key(name))) cells.set(key(name), newCell(name));
  place(names.map((name) => cells.get(key(name)).element));
  for (const cell of cells.values()) if (cell.visible) ask(cell);
}

/** Put the cells in order; one that stands where it belongs is not moved, or its frame would load anew. */
function place(elements) {
  const wanted = elements.length ? elements : [h("p.empty", {}, "No payload belongs to this template, so there are no scenarios.")];
  for (const old of [...grid.children]) if (!wanted.includes(old)) old.remove();
  wanted.forEach((element, index) => {
    if (grid.children[index] !== element) grid.insertBefore(element, grid.children[index] ?? null);
  });
}

function newCell(name) {
  const box = h("div.thumb");
  const facts = h("span.facts");
  const open = h("button", { type: "button", "aria-label": `Open ${name}`, onclick: () => set({ scenario: name, grid: false }) });
  const element = h("figure.cell", { dataset: { name } }, box, h("figcaption", {}, h("span.name", {}, name), facts), open);
  const cell = { name, element, facts, visible: false, frame: new MessageFrame(box, { title: name }) };
  inSight.observe(element);
  return cell;
}

function remove(key, { element }) {
  inSight.unobserve(element);
  cells.delete(key);
}

function seen(entries) {
  for (const { target, isIntersecting } of entries) {
    const cell = [...cells.values()].find(({ element }) => element === target);
    if (!cell) continue;
    if (isIntersecting && !cell.visible) ask(cell);
    cell.visible = isIntersecting;
  }
}

/** A few questions at once; the newest view of a cell is asked for once. */
function ask(cell) {
  if (!queue.includes(cell)) queue.push(cell);
  while (running < AT_ONCE && queue.length) {
    running += 1;
    fill(queue.shift()).finally(() => { running -= 1; if (queue.length) ask(queue.shift()); });
  }
}

async function fill(cell) {
  try {
    const view = await get("view", { t: state.template, s: cell.name, e: state.engine });
    const text = view.text ?? view.last;
    cell.element.classList.toggle("failed", Boolean(view.error));
    cell.facts.textContent = view.error ? `▲ ${view.error.message}` : facts(view, cell.name);
    if (text !== null) await cell.frame.show(messageHtml(text, view.kind), { images: state.images, dark: state.dark });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    cell.facts.textContent = error.message;
  }
}

function facts({ bytes }, name) {
  const found = (state.findings ?? []).filter(({ scenarios }) => scenarios.includes(name)).length;
  return [`${Math.ceil(bytes / 1024)} KB`, found ? count(found, "finding") : ""].filter(Boolean).join(", ");
}
