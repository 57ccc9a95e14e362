// Which branches of the template the scenarios show: how many, those that none shows with data that would, and all of
// them with the scenarios that do. Drawn only where it is seen.

import { branchList } from "./branch-list.js";
import { closeDrawers } from "./columns.js";
import { followCoverage, missed, proposalFor, tryProposal } from "./coverage.js";
import { h } from "./dom.js";
import { codeFrame, showPlace, withCode } from "./error-card.js";
import { saveForm, savedNote } from "./save-scenario.js";
import { goToLine } from "./source-view.js";
import { on, set, state } from "./store.js";

const MOST = 100;

const pane = h("div.pane.findings.coverage", { id: "pane-coverage", role: "tabpanel", "aria-labelledby": "side-coverage" });
const note = savedNote();
const body = h("div.body");
let slots = [];
let drawn = "";

/** The pane; it follows the state from then on. */
export function coveragePane() {
  pane.append(note, body);
  followCoverage();
  on(["coverage", "view", "side"], draw);
  on(["proposals"], () => slots.forEach(fill));
  on(["trial", "view"], press);
  return pane;
}

function draw() {
  const { coverage, view, side } = state;
  const what = JSON.stringify([coverage, view?.path, view?.scenarios.length]);
  if (side !== "coverage" || what === drawn) return; // what is read keeps its place and its focus
  drawn = what;
  const focused = body.contains(document.activeElement);
  slots = [];
  body.replaceChildren(...(view ? content(coverage, view) : []));
  body.querySelectorAll("li").forEach(showPlace);
  slots.forEach(fill);
  press();
  if (focused) body.querySelector(".headline")?.focus();
}

function content(coverage, view) {
  if (!view.scenarios.length) return [noData()];
  if (!coverage) return [h("p.empty", { role: "status" }, "Looking what your data reaches…")];
  if (coverage.refused) return [h("p.empty", {}, "The engine refuses this template: there is nothing to reach until that is mended. The card over the message says where.")];
  if (!coverage.total) return [h("p.empty", {}, "This template has no branches: every message shows all of it.")];
  const found = coverage.files.filter((file) => missed(file).length);
  const number = found.flatMap(missed).length;
  return [...headline(coverage), ...remarks(coverage),
    number > 0 && h("section", {}, h("h2", {}, "Never shown", h("span.count", {}, String(number))), ...found.flatMap(fileOf)),
    branchList(coverage, { open: !number, onmade: press })].filter(Boolean);
}

function noData() {
  return h("div.no-data", {}, h("h2", {}, "No payload for this template"),
    h("p", {}, "Which of its branches a message shows depends on the data, and there is none."),
    h("button.bordered", { type: "button", onclick: () => set({ side: "data" }) }, "A payload to begin with"));
}

function headline({ reached, total, scenarios }) {
  const yours = scenarios.length === 1 ? "your scenario" : `your ${scenarios.length} scenarios`;
  const all = reached === total;
  const said = all ? `All ${branches(total)}` : `${reached} of ${branches(total)}`;
  return [
    h("p.headline", { tabIndex: -1 }, h("b", {}, said), ` ${total === 1 ? "is" : "are"} reached by ${yours}.`),
    h(`meter${all ? ".all" : ""}`, { min: "0", max: String(total), value: String(reached), "aria-label": "Branches reached" }),
    h("p.help", {}, "A branch is a part that the data decides about: what follows ", h("code", {}, "#if"), " or ", h("code", {}, "#else"), ", what a loop repeats, what a macro prints."),
  ];
}

const branches = (number) => `${number} ${number === 1 ? "branch" : "branches"}`;

/** What the numbers leave out. */
function remarks({ unread, stopped, left_out: more, scenarios }) {
  const names = (list) => list.flatMap((name, index) => [index ? ", " : "", h("code", {}, name)]);
  return [
    unread.length > 0 && h("p.remark", {}, "▲ Cannot be read and does not count: ", ...names(unread), "."),
    stopped.length > 0 && h("p.remark", {}, "◆ Not sent, and counts as far as it gets: ", ...names(stopped), "."),
    more > 0 && h("p.remark", {}, `The first ${scenarios.length} scenarios are looked at, ${more} more are not: `, h("code", {}, "velocity-preview lint --coverage"), " looks at all."),
  ].filter(Boolean);
}

/** The branches of a file that are never shown; the first of very many. */
function fileOf(file) {
  const arms = missed(file);
  const list = h("ul", {}, arms.slice(0, MOST).map((arm) => item(file, arm)));
  const more = arms.length > MOST && h("p.help", {}, `And ${arms.length - MOST} more.`);
  return [file.path !== state.view.path && h("h3", {}, file.path), list, more].filter(Boolean);
}

function item(file, arm) {
  const { line, column, end_line: end, what, when, inside, frame } = arm;
  const slot = h("div.proposal");
  slots.push({ slot, path: file.path, arm });
  const also = inside ? ` ${branches(inside)} inside of it ${inside === 1 ? "is" : "are"} not shown either.` : "";
  const shown = when ? `Shown where ${when}.` : arm.kind === "macro" ? "Nothing calls it." : "";
  return h("li", {},
    h("button.finding.warning", { type: "button", title: "Show it in the template", onclick: () => goToLine(file.path, line, column) },
      h("span.sign", { "aria-hidden": "true" }, "◇"),
      h("span.body", {},
        h("span.what", {}, ...withCode(what)),
        h("span.help", {}, ...withCode(shown + also)),
        h("span.place", {}, end > line ? `lines ${line} to ${end}` : `line ${line}`))),
    codeFrame(frame), slot);
}

/** The proposal for a branch, as soon as it is known whether there is one. */
function fill({ slot, path, arm }) {
  if (!state.proposals) return slot.replaceChildren(h("span.help", {}, "Looking for data that shows it…"));
  const number = proposalFor(path, arm);
  const proposal = state.proposals[number];
  if (!proposal?.found) {
    return slot.replaceChildren(h("span.help", {}, arm.kind === "macro" ? "" : "No data found that shows it: it may take more than a few changes, or nothing does."));
  }
  const back = () => { fill({ slot, path, arm }); press(); slot.querySelector(".save")?.focus(); };
  const save = async () => {
    const trial = await tryProposal(number);
    if (trial) slot.replaceChildren(saveForm(trial, back));
  };
  slot.replaceChildren(
    h("span.said", {}, h("code", {}, proposal.scenario), " where ", ...withCode(proposal.changes.join(" and ")), " shows it."),
    h("span.ways", { role: "group", "aria-label": "This data" },
      h("button.bordered.way", { type: "button", dataset: { way: `proposal ${number}` }, onclick: () => { closeDrawers(); tryProposal(number); } }, "Show it"),
      h("button.bordered.save", { type: "button", onclick: save }, "Save as scenario")));
}

/** Which proposal is shown, and which scenario. */
function press() {
  const { trial, view } = state;
  for (const button of body.querySelectorAll("button.way")) {
    const { way, scenario } = button.dataset;
    button.setAttribute("aria-pressed", String(scenario ? !trial && scenario === view?.scenario : way === trial?.key));
  }
}
