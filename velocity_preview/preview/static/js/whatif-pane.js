// What goes wrong where the data is different: a list by what becomes of the message. A click shows that message
// and the line.

import { closeDrawers } from "./columns.js";
import { count, h } from "./dom.js";
import { codeFrame, showPlace, withCode } from "./error-card.js";
import { OUTCOMES, SIGNS } from "./outcomes.js";
import { goToLine } from "./source-view.js";
import { on, state } from "./store.js";
import { followTrials, tryData, wayKey } from "./trials.js";

const pane = h("div.pane.findings.whatif", { id: "pane-whatif", role: "tabpanel", "aria-labelledby": "side-whatif" });

/** The pane; it follows the state from then on. */
export function whatIfPane() {
  followTrials();
  on(["trials", "view"], (_, changed) => (changed.has("trials") || !state.trials) && draw());
  on(["trial"], press);
  return pane;
}

function draw() {
  const { trials, view } = state;
  if (!view) return pane.replaceChildren();
  if (!view.scenarios.length) return pane.replaceChildren(h("p.empty", {}, "No payload for this template: there is no data to change."));
  if (!trials) return pane.replaceChildren(h("p.empty", { role: "status" }, "Trying other data…"));
  const numbered = trials.results.map((result, number) => ({ ...result, number }));
  const groups = Object.entries(OUTCOMES).map(([outcome, title]) => [title, numbered.filter((one) => one.outcome === outcome)]);
  pane.replaceChildren(introduction(trials), ...groups.filter(([, found]) => found.length).map(([title, found]) => (
    h("section", {}, h("h2", {}, title, h("span.count", {}, String(found.length))), h("ul", {}, found.map(item)))
  )));
  pane.querySelectorAll("li").forEach(showPlace);
  press();
}

function introduction({ results, variants, scenarios }) {
  const tried = `${count(variants, "message")} with other data tried: fields missing, empty or of another type, lists with none and many items.`;
  return h("p.empty", {}, results.length || !scenarios ? tried : `Nothing to report. ${tried}`);
}

function item({ number, outcome, message, help, file, line, column, frame, ways }) {
  const severity = outcome === "wrong-text" || outcome === "lost-block" ? "warning" : "error";
  const show = (way) => {
    if (file === state.view.path) goToLine(file, line, column);
    closeDrawers();
    tryData(number, way);
  };
  return h("li", {},
    h(`button.finding.${severity}`, { type: "button", onclick: () => show(0) },
      h("span.sign", { title: severity }, SIGNS[severity]),
      h("span.body", {},
        h("span.what", {}, h("span.sr", {}, `${severity}: `), ...withCode(message)),
        h("span.help", {}, ...withCode(help)),
        h("span.place", {}, file === state.view.path ? `line ${line}` : `${file}, line ${line}`))),
    codeFrame(frame.filter(({ marks }) => marks.length)),
    h("div.ways", { role: "group", "aria-label": "Show the message where" }, ways.map(({ words, scenario }, way) => (
      h("button.bordered.way", { type: "button", title: `Made of ${scenario}`, dataset: { way: wayKey(number, way) }, onclick: () => show(way) }, `it ${words}`)))));
}

/** Which of the ways is shown. */
function press() {
  const { trial } = state;
  for (const button of pane.querySelectorAll("button.way")) {
    button.setAttribute("aria-pressed", String(button.dataset.way === trial?.key));
  }
}
