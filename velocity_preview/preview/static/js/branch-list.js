// All branches of a template by directive, each with the scenarios that reach it.

import { closeDrawers } from "./columns.js";
import { h } from "./dom.js";
import { withCode } from "./error-card.js";
import { goToLine } from "./source-view.js";
import { set, state } from "./store.js";

const MOST_NAMED = 4;
let wasOpen = null;

/** The list, made when it is opened, which `onmade` hears; it stays as it was left. */
export function branchList({ files, scenarios, total }, { open, onmade }) {
  const list = h("div.branches");
  const box = h("details", {}, h("summary", {}, h("h2", {}, "All branches", h("span.count", {}, String(total)))), list);
  const make = () => {
    if (!box.open || list.firstChild) return;
    list.append(...files.flatMap((file) => fileOf(file, scenarios)));
    onmade();
  };
  box.open = wasOpen ?? open;
  make();
  box.addEventListener("toggle", make);
  box.firstChild.addEventListener("click", () => { wasOpen = !box.open; });
  return box;
}

function fileOf(file, scenarios) {
  const directives = new Map();
  for (const arm of file.arms) directives.set(arm.branch, [...(directives.get(arm.branch) ?? []), row(file, arm, scenarios)]);
  const lists = [...directives.values()].map((rows) => h("ul", {}, rows));
  return [file.path !== state.view.path && h("h3", {}, file.path), ...lists].filter(Boolean);
}

function row({ path }, arm, scenarios) {
  const { line, column, label, runs, by } = arm;
  return h(`li${runs ? "" : ".never"}`, {},
    h("button.arm", { type: "button", title: "Show it in the template", onclick: () => goToLine(path, line, column) },
      h("span.number", {}, String(line)), h("span.label", {}, ...withCode(label))),
    h("span.ways", { role: "group", "aria-label": "Scenarios that show it" },
      ...by.slice(0, MOST_NAMED).map((number) => chip(scenarios[number])),
      runs > MOST_NAMED && h("span.help", {}, `and ${runs - MOST_NAMED} more`),
      !runs && h("span.none", {}, "never shown")));
}

function chip(scenario) {
  const choose = () => {
    const first = state.view.scenarios[0]?.name === scenario;
    set({ scenario: first ? "" : scenario, trial: null });
    closeDrawers();
  };
  return h("button.bordered.way", { type: "button", title: "Show this scenario", dataset: { scenario }, onclick: choose }, scenario);
}
