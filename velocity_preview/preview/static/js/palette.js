// Ctrl+K: go to a template or a scenario, or do what a key does.

import { dialog } from "./dialogs.js";
import { h } from "./dom.js";
import { best } from "./fuzzy.js";
import { allKeys } from "./keys.js";
import { set, state } from "./store.js";

const MOST = 50;
const input = h("input", {
  type: "search", role: "combobox", "aria-label": "Go to", "aria-expanded": "true", "aria-controls": "palette-list",
  placeholder: "Template, scenario or command", autocomplete: "off", spellcheck: "false",
});
const list = h("ul", { id: "palette-list", role: "listbox", "aria-label": "Found" });
let palette = null;
let found = [];
let at = 0;

export function openPalette() {
  palette ??= make();
  input.value = "";
  search();
  palette.showModal();
}

function make() {
  input.addEventListener("input", search);
  input.addEventListener("keydown", move);
  list.addEventListener("click", ({ target }) => run(found[Number(target.closest("[role=option]")?.dataset.index)]));
  return dialog("palette", input, list);
}

function entries() {
  const templates = (state.templates ?? []).map(({ name }) => ({
    text: name, kind: "template", run: () => set({ template: name, scenario: "", grid: false }),
  }));
  const scenarios = (state.view?.scenarios ?? []).map(({ name }) => ({
    text: name, kind: "scenario", run: () => set({ scenario: name, grid: false }),
  }));
  const commands = allKeys().map(({ name, text, run: command }) => ({ text, kind: name, run: command }));
  return [...scenarios, ...commands, ...templates];
}

function search() {
  found = best(input.value, entries(), MOST);
  at = 0;
  list.replaceChildren(...found.map(({ text, kind }, index) => h("li", {
    role: "option", id: `palette-${index}`, dataset: { index: String(index) }, "aria-selected": "false",
  }, h("span", {}, text), h("span.kind", {}, kind))));
  mark();
}

function mark() {
  [...list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === at)));
  list.children[at]?.scrollIntoView({ block: "nearest" });
  if (found.length) input.setAttribute("aria-activedescendant", `palette-${at}`);
  else input.removeAttribute("aria-activedescendant");
}

function move(event) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by && found.length) at = (at + by + found.length) % found.length;
  else if (event.key === "Enter") run(found[at]);
  else return;
  event.preventDefault();
  mark();
}

function run(entry) {
  if (!entry) return;
  palette.close();
  entry.run();
}
