// The right side: data, findings, what other data would make of it, and what the data reaches.

import { coveragePane } from "./coverage-pane.js";
import { missed } from "./coverage.js";
import { dataPane } from "./data-pane.js";
import { byId, h } from "./dom.js";
import { findingsPane } from "./findings-pane.js";
import { loadView } from "./loading.js";
import { on, state } from "./store.js";
import { tabRow } from "./tabs.js";
import { whatIfPane } from "./whatif-pane.js";

export function setSide() {
  const panes = { data: dataPane(), findings: findingsPane(), whatif: whatIfPane(), coverage: coveragePane() };
  byId("panes").append(...Object.values(panes));
  const [, findings, whatif, coverage] = tabRow(byId("side-tabs"), "side", [
    { value: "data", label: "Data", keys: "e" },
    { value: "findings", label: "Findings", keys: "f" },
    { value: "whatif", label: "What if", keys: "v" },
    { value: "coverage", label: "Coverage", keys: "c" },
  ], "panes");
  on(["side"], () => Object.entries(panes).forEach(([name, pane]) => { pane.hidden = name !== state.side; }));
  on(["side", "tab"], () => loadView());
  countIn(findings, ["findings"], () => state.findings?.length);
  countIn(whatif, ["trials"], () => state.trials?.results.length);
  countIn(coverage, ["coverage", "unreached"], () => state.coverage?.files.flatMap(missed).length ?? state.unreached?.length);
}

/** How many there are of something, behind the name of its tab. */
function countIn(tab, keys, number) {
  const shown = h("span.count");
  tab.append(shown);
  on(keys, () => {
    shown.hidden = !number();
    shown.textContent = String(number() ?? "");
  });
}
