// The other tabs of the message: plain text, HTML of the result, template.

import { byId, h } from "./dom.js";
import { on, set, state } from "./store.js";

const text = h("pre.plain", { tabindex: "0", "aria-label": "Plain text" });
const boxes = { text: h("div.sheet", {}, text), html: h("div.sheet"), template: h("div.sheet") };
const views = {};
let wanted = null;

/** Set the tabs' contents up; they follow the state from then on. */
export function setSources() {
  byId("stage").append(...Object.values(boxes));
  on(["tab", "view", "findings"], draw);
}

/** Show a line of the template, in the tab that has it. */
export function goToLine(path, line, column) {
  wanted = { path, line, column };
  if (state.tab === "template") draw();
  else set({ tab: "template" });
}

async function draw() {
  const { tab, view } = state;
  for (const [name, box] of Object.entries(boxes)) box.hidden = name !== tab;
  if (!view || tab === "message") return;
  if (tab === "text") {
    if (view.plain !== null) text.textContent = view.plain;
    return;
  }
  const { codeView } = await import("./code-view.js");
  views[tab] ??= codeView(boxes[tab], tab === "html" ? "HTML of the message" : "Template", { vtl: tab === "template" });
  if (tab === "html") views.html.setText(view.text ?? view.last ?? "");
  else if (view.source !== null) drawTemplate(view);
}

function drawTemplate(view) {
  views.template.setText(view.source);
  const problems = [...(view.error ? [{ ...view.error, severity: "error" }] : []), ...(state.findings ?? [])];
  views.template.setMarks(problems.filter(({ path }) => path === view.path));
  if (wanted?.path === view.path) views.template.goTo(wanted.line, wanted.column);
  wanted = null;
}
