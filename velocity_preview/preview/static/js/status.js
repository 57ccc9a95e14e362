// The status bar: live or not, how fresh, how large, how well.

import { byId, count, h } from "./dom.js";
import { bySeverity } from "./notes.js";
import { on, state } from "./store.js";

export const CLIPPED_AT = 102;
export const KILOBYTE = 1024;

export function setStatus() {
  on(["findings", "map", "link", "view", "problem", "shown", "edited", "engine", "trial", "saved"], draw);
}

function draw() {
  byId("status").replaceChildren(link(), ...saved(), h("span.spring"), ...facts(), h("span.engine", {}, state.view ? `${state.view.profile} · ${state.view.engine}` : ""));
}

function link() {
  const [sign, word, kind] = state.link === "gone" ? ["○", "disconnected", "gone"]
    : state.link === "connecting" ? ["○", "connecting", "gone"]
      : state.view?.error || state.card || (state.problem && state.view) ? ["▲", "error", "error"] : ["●", "live", "live"];
  return h(`span.link.${kind}`, { role: "status" }, h("span.sign", { "aria-hidden": "true" }, sign), ` ${word}`);
}

function saved() {
  const { view, shown, problem, edited } = state;
  if (problem) return [h("span.problem", {}, problem)];
  if (state.trial) return [h("span", {}, "other data, nothing is written")];
  if (state.saved) return [h("span.fresh", {}, `saved as ${state.saved.path}`)];
  if (edited) return [h("span", {}, "data edited, not saved")];
  if (!view || !shown?.saved) return [];
  const time = new Date(shown.saved).toLocaleTimeString("en-GB");
  return [h("span.fresh", { title: "From the save to the picture" }, `saved ${time}`, h("span.rest", {}, `, shown after ${shown.after} ms`))];
}

function facts() {
  const { view } = state;
  if (!view || (view.text ?? view.last) === null) return found();
  const kilobytes = Math.ceil(view.bytes / KILOBYTE);
  const clipped = view.bytes > CLIPPED_AT * KILOBYTE;
  return [
    h(`span.size${clipped ? ".warn" : ""}`, { title: "Gmail clips a message over 102 KB" },
      `${clipped ? "▲ " : ""}${kilobytes} KB of ${CLIPPED_AT} KB`),
    ...undefinedShown(),
    ...found(),
    h("span.time", { title: "Time the engine took" }, `${view.milliseconds.toFixed(view.milliseconds < 10 ? 1 : 0)} ms`),
  ];
}

function found() {
  if (!state.findings) return [];
  const { error, warning, info } = bySeverity(state.findings);
  return [
    error > 0 && h("span.bad", {}, `▲ ${count(error, "error")}`),
    warning > 0 && h("span.warn", {}, `◆ ${count(warning, "warning")}`),
    info > 0 && h("span", {}, `● ${count(info, "note")}`),
    state.findings.length === 0 && h("span", {}, "no findings"),
  ].filter(Boolean);
}

/** References that had no value and show up in the message as what they are. */
function undefinedShown() {
  if (!state.map) return [];
  const number = state.map.undefined.filter(({ printed }) => printed).length;
  return [h(`span.undefined${number ? ".warn" : ""}`, { title: "References without a value that the reader sees" }, `${number} undefined`)];
}
