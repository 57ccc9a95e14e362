// The right side: data, findings, and what other data would make of it.

import { dataPane } from "./data-pane.js";
import { byId, h } from "./dom.js";
import { findingsPane } from "./findings-pane.js";
import { loadView } from "./loading.js";
import { on, state } from "./store.js";
import { tabRow } from "./tabs.js";
import { whatIfPane } from "./whatif-pane.js";

export function setSide() {
  const panes = { data: dataPane(), findings: findingsPane(), whatif: whatIfPane() };
  byId("panes").append(...Object.values(panes));
  const [, findings, whatif] = tabRow(byId("side-tabs"), "side", [
    { value: "data", label: "Data", keys: "e" },
    { value: "findings", label: "Findings", keys: "f" },
    { value: "whatif", label: "What if", keys: "v" },
  ], "panes");
  on(["side"], () => Object.entries(panes).forEach(([name, pane]) => { pane.hidden = name !== state.side; }));
  on(["side", "tab"], () => loadView());
  countIn(findings, "findings", () => state.findings?.length);
  countIn(whatif, "trials", () => state.trials?.results.length);
}

/** How many there are of something, behind the name of its tab. */
function countIn(tab, key, number) {
  const shown = h("span.count");
  tab.append(shown);
  on([key], () => {
    shown.hidden = !number();
    shown.textContent = String(number() ?? "");
  });
}
