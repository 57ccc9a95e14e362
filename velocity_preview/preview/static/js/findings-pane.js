// What the linter says of this template, by severity and outcome; a click goes to the line. Drawn only where it is
// seen: a save has its picture to think of.

import { count, h } from "./dom.js";
import { withCode } from "./error-card.js";
import { followNotes, SEVERITIES } from "./notes.js";
import { OUTCOMES, SIGNS } from "./outcomes.js";
import { goToLine } from "./source-view.js";
import { CLIPPED_AT, KILOBYTE } from "./status.js";
import { on, state } from "./store.js";

const MOST = 100;

let drawn = "";

const pane = h("div.pane.findings", { id: "pane-findings", role: "tabpanel", "aria-labelledby": "side-findings" });

/** The pane; it follows the state from then on. */
export function findingsPane() {
  followNotes();
  on(["findings", "map", "side"], draw);
  return pane;
}

function draw() {
  const { findings, view, side } = state;
  if (side !== "findings") return;
  const what = JSON.stringify([findings, state.map?.undefined, view?.path, view?.bytes, view?.error, view?.scenarios.length]);
  if (what === drawn) return; // what is read keeps its place and its focus
  drawn = what;
  if (!findings || !view) return pane.replaceChildren();
  const all = [...stopped(view, findings), ...findings];
  const nothing = all.length ? [] : [h("p.empty", {}, `Nothing to report for ${count(view.scenarios.length, "scenario")}.`)];
  const groups = SEVERITIES.flatMap((severity) => Object.keys(OUTCOMES).map((outcome) => [severity, outcome]));
  pane.replaceChildren(...nothing, ...groups.flatMap(([severity, outcome]) => section(
    [h("span.sr", {}, `${severity}: `), OUTCOMES[outcome]],
    all.filter((one) => one.severity === severity && one.outcome === outcome), finding,
  )), ...undefinedSection(), ...size(view));
}

/** What the engine could not do with this scenario, where the linter has not said it already. */
function stopped({ error }, findings) {
  const said = ({ path, line, outcome }) => path === error.path && line === error.line && outcome === "not-sent";
  if (!["merge", "limit"].includes(error?.kind) || findings.some(said)) return [];
  return [{ ...error, severity: "error", outcome: "not-sent", rule: error.kind, scenarios: [] }];
}

/** How much of what Gmail shows the message takes. */
function size(view) {
  if ((view.text ?? view.last) === null) return [];
  const over = view.bytes > CLIPPED_AT * KILOBYTE;
  const kilobytes = `${Math.ceil(view.bytes / KILOBYTE)} KB of ${CLIPPED_AT} KB`;
  return [h("p.size", {}, h(`meter${over ? ".over" : ""}`, { min: "0", max: String(CLIPPED_AT * KILOBYTE), value: String(view.bytes), "aria-label": "Size" }),
    over ? `${kilobytes}: Gmail clips the end of this message.` : `${kilobytes} that Gmail shows of a message.`)];
}

/** A group with its first items; the others come on request. */
function section(title, items, drawItem) {
  if (!items.length) return [];
  const list = h("ul", {}, items.slice(0, MOST).map(drawItem));
  const rest = items.slice(MOST);
  const more = h("button.quiet.more", { type: "button", onclick: () => { more.remove(); list.append(...rest.map(drawItem)); } }, `${rest.length} more`);
  return [h("section", {}, h("h2", {}, ...title, h("span.count", {}, String(items.length))), list, rest.length > 0 && more)];
}

/** The references that had no value in the scenario shown, and what they printed. */
function undefinedSection() {
  const missing = (state.map?.undefined ?? []).map((one) => ({ ...one, ...state.map.places[one.place] }));
  return section(["Without a value in this scenario"], missing, withoutValue);
}

function withoutValue({ text, printed, nearest, file, line, column }) {
  return h("li", {}, h("button.finding.info", { type: "button", onclick: () => goToLine(file, line, column) },
    h("span.sign", { "aria-hidden": "true" }, "○"),
    h("span.body", {},
      h("span.what", {}, h("code", {}, text), printed ? " printed itself" : " printed nothing"),
      nearest && h("span.help", {}, ...withCode(`Did you mean \`${nearest}\`?`)),
      h("span.place", {}, place(file, line)))));
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
