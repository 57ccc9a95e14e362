// What other data would make of the template: asked for while its tab is open, and the data that is tried.

import { ApiError, get, send } from "./api.js";
import { asker } from "./asking.js";
import { loadView, ownQuestion } from "./loading.js";
import { on, set, state } from "./store.js";

export const OUTDATED = 409;

/** Keep `state.trials` in step with the template and its payloads, while somebody looks. */
export function followTrials() {
  const soon = asker(() => state.side === "whatif" && state.view, ask);
  on(["template", "engine"], () => set({ trials: null }));
  on(["template", "scenario", "engine"], (_, changed) => changed.has("trial") || dropTrial());
  on(["trial"], () => loadView());
  on(["view", "side"], soon);
}

/** Show the message of one way to a result. Nothing is written. */
export function tryData(result, way) {
  const { path, ways } = state.trials.results[result];
  return tryPayload("whatif/payload", { result: String(result), way: String(way) }, {
    key: wayKey(result, way), said: `What if \`${path}\` ${ways[way].words}`,
  });
}

export const wayKey = (result, way) => `way ${result} ${way}`;

/** Show the message of a payload that the server makes; `trial` is what it is called then. Null where it is not shown. */
export async function tryPayload(path, fields, trial) {
  const { template } = state;
  try {
    const { payload, scenario, text, name } = await send("POST", path, { ...ownQuestion(), ...fields });
    if (state.template !== template) return null;
    const first = state.view?.scenarios[0]?.name === scenario;
    const tried = { ...trial, payload, text, name, scenario };
    set({ scenario: first ? "" : scenario, trial: tried });
    return tried;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    loadView();
    return null;
  }
}

/** Show the author's own data again. */
export function dropTrial() {
  set({ trial: null });
}

/** What is asked, of the author's own data. */
export function askOwn(path) {
  const asked = ownQuestion();
  return "text" in asked ? send("POST", path, asked) : get(path, asked);
}

/** Another list: what is shown is none of its results. */
function take(trials) {
  set({ trials, ...(state.trial && { trial: { ...state.trial, key: "" } }) });
}

/** False where it is to be asked again. */
async function ask() {
  const { template, engine } = state;
  try {
    const trials = await askOwn("whatif");
    const same = JSON.stringify(trials) === JSON.stringify(state.trials);
    if (state.template === template && state.engine === engine && !same) take(trials);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return error.status !== OUTDATED;
  }
  return true;
}
