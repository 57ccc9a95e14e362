// The bar on top: where we are, which scenario, which engine.

import { byId, h, setText } from "./dom.js";
import { on, set, state } from "./store.js";

const ENGINES = ["2.4.1", "1.7"];
let usual = ENGINES[0];
const scenario = byId("scenario");
const engine = byId("engine");
const where = byId("open-palette");

export function setTop(openPalette) {
  engine.append(...ENGINES.map((name) => h("option", { value: name }, `Velocity ${name}`)));
  engine.addEventListener("change", () => set({ engine: engine.value === usual ? "" : engine.value }));
  scenario.addEventListener("change", () => set({ scenario: scenario.value }));
  where.addEventListener("click", openPalette);
  where.title = "Go to a template or a command (Ctrl+K)";
  on(["engine", "view"], drawEngine);
  on(["template", "folder"], drawWhere);
  on(["view", "scenario"], drawScenarios);
}

/** Choose the next (1) or previous (-1) scenario. */
export function stepScenario(by) {
  const names = (state.view?.scenarios ?? []).map(({ name }) => name);
  if (names.length < 2) return;
  const at = names.indexOf(state.view.scenario);
  set({ scenario: names[(at + by + names.length) % names.length] });
}

/** The engine of the settings goes without saying. */
function drawEngine() {
  if (!state.engine && state.view) usual = state.view.engine;
  engine.value = state.engine || usual;
}

function drawWhere() {
  const name = state.template.split("/").pop();
  setText(where, name || "No template");
  document.title = name ? `${name} · velocity-preview` : "velocity-preview";
}

function drawScenarios() {
  const { view } = state;
  scenario.disabled = !view || view.scenarios.length === 0;
  const entries = view?.scenarios.length ? view.scenarios : [{ name: "", broken: false }];
  scenario.replaceChildren(...entries.map(({ name, broken }) => (
    h("option", { value: name }, `${broken ? "▲ " : ""}${name || "no data"}`)
  )));
  scenario.value = state.scenario || entries[0].name;
  scenario.title = view?.payload ? `${view.payload}  (h and l: previous and next)` : "No payload belongs to this template";
}
