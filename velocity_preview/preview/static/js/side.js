// The right side: data and findings.

import { dataPane } from "./data-pane.js";
import { byId, h } from "./dom.js";
import { findingsPane } from "./findings-pane.js";
import { loadView } from "./loading.js";
import { on, state } from "./store.js";
import { tabRow } from "./tabs.js";

export function setSide() {
  const panes = { data: dataPane(), findings: findingsPane() };
  byId("panes").append(...Object.values(panes));
  const [, findings] = tabRow(byId("side-tabs"), "side", [
    { value: "data", label: "Data", keys: "e" },
    { value: "findings", label: "Findings", keys: "f" },
  ], "panes");
  const number = h("span.count");
  findings.append(number);
  on(["side"], () => Object.entries(panes).forEach(([name, pane]) => { pane.hidden = name !== state.side; }));
  on(["side", "tab"], () => loadView());
  on(["findings"], () => {
    const found = state.findings?.length ?? 0;
    number.hidden = !found;
    number.textContent = String(found);
  });
}
