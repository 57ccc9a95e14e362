// The templates on the left: a tree with a filter, by mouse and by keyboard.

import { byId, count, h } from "./dom.js";
import { remember, remembered } from "./memory.js";
import { on, set, state } from "./store.js";
import { rows } from "./tree-model.js";

const MOST = 400;
const FOLDED_FROM = 300;

const tree = byId("tree");
const filter = byId("filter");
let closed = new Set(remembered("closed", []));
let shown = [];
let everything = false;
let seen = false;

/** Set the tree up; it follows the state from then on. */
export function setTree() {
  tree.setAttribute("role", "tree");
  tree.setAttribute("aria-label", "Templates");
  filter.addEventListener("input", () => { everything = false; draw(); });
  filter.addEventListener("keydown", filterKeys);
  tree.addEventListener("click", ({ target }) => choose(rowOf(target)));
  tree.addEventListener("keydown", treeKeys);
  on(["templates"], foldLargeTrees);
  on(["templates", "template"], draw);
  on(["counts"], drawCounts);
}

/** The templates in the order of the tree, as filtered. */
export const visibleTemplates = () => shown.filter(({ kind }) => kind === "template").map(({ name }) => name);

/** Choose the next (1) or previous (-1) template. */
export function stepTemplate(by) {
  const names = visibleTemplates();
  if (!names.length) return;
  const at = names.indexOf(state.template);
  set({ template: names[(at + by + names.length) % names.length], scenario: "" });
}

export function focusFilter() {
  filter.focus();
  filter.select();
}

/** A large workspace opens folded; one that grows large under the author's eyes stays as it is. */
function foldLargeTrees({ templates }) {
  const first = templates && !seen;
  seen ||= Boolean(templates);
  if (!first || templates.length < FOLDED_FROM || closed.size) return;
  closed = new Set(rows(templates).filter(({ kind, depth }) => kind === "folder" && depth === 0).map(({ name }) => name));
}

function draw() {
  if (!state.templates) return;
  shown = rows(state.templates, { filter: filter.value, closed });
  const some = everything ? shown : shown.slice(0, MOST);
  const focused = document.activeElement?.closest?.("#tree [role=treeitem]")?.dataset.name;
  tree.replaceChildren(...some.map(row), ...rest(shown.length - some.length));
  if (focused !== undefined) item(focused)?.focus();
  item(state.template)?.scrollIntoView({ block: "nearest" });
}

function rest(left) {
  if (!shown.length) return [h("p.empty", {}, filter.value ? "No template has that name." : "")];
  if (left <= 0) return [];
  return [h("button.quiet.more", { type: "button", onclick: () => { everything = true; draw(); } }, `${left} more`)];
}

function row({ kind, name, label, depth, open }) {
  const current = kind === "template" && name === state.template;
  const element = h(kind === "folder" ? "div.row.branch" : "div.row.leaf", {
    role: "treeitem", tabindex: current ? "0" : "-1", title: name, "aria-level": String(depth + 1),
    "aria-selected": kind === "template" ? String(current) : undefined,
    "aria-expanded": kind === "folder" ? String(open) : undefined,
    dataset: { name, kind },
  }, h("span.twist", { "aria-hidden": "true" }, kind === "folder" ? (open ? "▾" : "▸") : ""), h("span.label", {}, label),
    kind === "template" && badge(name));
  element.style.setProperty("--depth", depth);
  return element;
}

/** How many findings a template has; nothing where it has none that matter. */
function badge(name) {
  const { error = 0, warning = 0 } = state.counts[name] ?? {};
  const said = [error && count(error, "error"), warning && count(warning, "warning")].filter(Boolean).join(", ");
  if (!said) return h("span.badge", { hidden: true });
  return h(`span.badge${error ? ".bad" : ""}`, { title: said }, h("span.sr", {}, said),
    h("span", { "aria-hidden": "true" }, `${error ? "▲" : "◆"}${error + warning}`));
}

function drawCounts() {
  for (const old of tree.querySelectorAll(".badge")) old.replaceWith(badge(rowOf(old).dataset.name));
}

const item = (name) => tree.querySelector(`[data-name="${CSS.escape(name)}"]`);
const rowOf = (target) => target.closest("[role=treeitem]");

function choose(element) {
  if (!element) return;
  const { name, kind } = element.dataset;
  if (kind === "template") set({ template: name, scenario: name === state.template ? state.scenario : "", grid: false });
  else fold(name, !closed.has(name));
}

function fold(name, shut) {
  if (shut) closed.add(name);
  else closed.delete(name);
  remember("closed", [...closed]);
  draw();
}

function filterKeys(event) {
  if (event.key === "ArrowDown" || event.key === "Enter") {
    const first = tree.querySelector(event.key === "Enter" ? ".leaf" : "[role=treeitem]");
    if (event.key === "Enter") choose(first);
    first?.focus();
    event.preventDefault();
  } else if (event.key === "Escape") {
    filter.value = "";
    filter.blur();
    draw();
  }
}

function treeKeys(event) {
  const here = rowOf(event.target);
  if (!here) return;
  const moves = { ArrowDown: here.nextElementSibling, ArrowUp: here.previousElementSibling };
  const { name, kind } = here.dataset;
  if (event.key in moves) moves[event.key]?.focus?.();
  else if (event.key === "Enter" || event.key === " ") choose(here);
  else if (event.key === "ArrowRight" && kind === "folder") fold(name, false);
  else if (event.key === "ArrowLeft" && kind === "folder") fold(name, true);
  else return;
  event.preventDefault();
}
