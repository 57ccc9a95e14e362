// The other tabs of the message: plain text, HTML of the result, template.

import { closeDrawers } from "./columns.js";
import { byId, h } from "./dom.js";
import { mark } from "./marks.js";
import { rangesOf } from "./origins.js";
import { frames } from "./stage.js";
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

/** Show a line of the template, or of one it includes, in the tab that has it. */
export function goToLine(path, line, column) {
  closeDrawers();
  wanted = { path, line, column };
  const other = path !== state.view.path && state.templates.find((template) => template.path === path);
  if (other) set({ template: other.name, scenario: "", tab: "template" });
  else if (state.tab === "template") draw();
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
  const settings = tab === "template" ? { vtl: true, onpoint, onpick } : {};
  views[tab] ??= codeView(boxes[tab], tab === "html" ? "HTML of the message" : "Template", settings);
  if (tab === "html") views.html.setText(view.text ?? view.last ?? "");
  else if (view.source !== null) drawTemplate(view);
}

/** What the template makes of the place under the mouse is marked in the message. */
function onpoint(line, column) {
  frames().forEach(({ document }) => document && mark(document, "place", line ? rangesOf(document, holds(line, column)) : []));
}

/** A click scrolls the message there. */
function onpick(line, column) {
  for (const { document } of frames()) {
    const [range] = rangesOf(document, holds(line, column));
    range?.startContainer.parentElement.scrollIntoView({ block: "nearest" });
  }
}

/** Whether a reference of the template shown holds a place. */
function holds(line, column) {
  return ({ file, text, ...place }) => file === state.view.path && text.startsWith("$")
    && (place.line < line || (place.line === line && place.column <= column))
    && (place.end_line > line || (place.end_line === line && place.end_column >= column));
}

function drawTemplate(view) {
  views.template.setText(view.source);
  const problems = [...(view.error ? [{ ...view.error, severity: "error" }] : []), ...(state.findings ?? [])];
  views.template.setMarks(problems.filter(({ path }) => path === view.path));
  views.template.setUnreached(state.unreached ?? []);
  if (wanted?.path !== view.path) return;
  views.template.goTo(wanted.line, wanted.column);
  wanted = null;
}
