// What the linter says of this template, by severity; a click goes to the line.

import { count, h } from "./dom.js";
import { withCode } from "./error-card.js";
import { followNotes } from "./notes.js";
import { OUTCOMES, SIGNS } from "./outcomes.js";
import { goToLine } from "./source-view.js";
import { on, state } from "./store.js";

const pane = h("div.pane.findings", { id: "pane-findings", role: "tabpanel", "aria-labelledby": "side-findings" });

/** The pane; it follows the state from then on. */
export function findingsPane() {
  followNotes();
  on(["findings", "map", "view"], draw);
  return pane;
}

function draw() {
  const { findings, view } = state;
  if (!findings || !view) return pane.replaceChildren();
  const nothing = findings.length ? [] : [h("p.empty", {}, `Nothing to report for ${count(view.scenarios.length, "scenario")}.`)];
  const groups = Object.entries(OUTCOMES).map(([outcome, title]) => [title, findings.filter((one) => one.outcome === outcome)]);
  pane.replaceChildren(...nothing, ...groups.filter(([, found]) => found.length).map(([title, found]) => (
    h("section", {}, h("h2", {}, title, h("span.count", {}, String(found.length))), h("ul", {}, found.map(finding)))
  )), ...undefinedSection());
}

/** The references that had no value in the scenario shown, and what they printed. */
function undefinedSection() {
  const missing = (state.map?.undefined ?? []).map((one) => ({ ...one, ...state.map.places[one.place] }));
  if (!missing.length) return [];
  const items = missing.map(({ text, printed, nearest, file, line, column }) => h("li", {},
    h("button.finding.info", { type: "button", onclick: () => goToLine(file, line, column) },
      h("span.sign", { "aria-hidden": "true" }, "○"),
      h("span.body", {},
        h("span.what", {}, h("code", {}, text), printed ? " printed itself" : " printed nothing"),
        nearest && h("span.help", {}, ...withCode(`Did you mean \`${nearest}\`?`)),
        h("span.place", {}, place(file, line))))));
  return [h("section", {}, h("h2", {}, "Without a value in this scenario", h("span.count", {}, String(items.length))), h("ul", {}, items))];
}

const place = (path, line) => (path === state.view.path ? `line ${line}` : `${path}, line ${line}`);

function finding({ severity, rule, message, help, path, line, column, scenarios }) {
  return h("li", {}, h(`button.finding.${severity}`, { type: "button", onclick: () => goToLine(path, line, column) },
    h("span.sign", { title: severity }, SIGNS[severity]),
    h("span.body", {},
      h("span.what", {}, h("span.sr", {}, `${severity}: `), ...withCode(message)),
      help && h("span.help", {}, ...withCode(help)),
      h("span.place", {}, [place(path, line), rule, scenarios.length && `in ${scenarios.join(", ")}`].filter(Boolean).join(" · ")))));
}
