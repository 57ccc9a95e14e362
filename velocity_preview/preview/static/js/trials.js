// What other data would make of the template: asked for while its tab is open, and the data that is tried.

import { ApiError, get, send } from "./api.js";
import { loadView, ownQuestion } from "./loading.js";
import { on, set, state } from "./store.js";

const REST = 400;
const OUTDATED = 409;

let waiting = 0;
let asking = false;
let again = false;

/** Keep `state.trials` in step with the template and its payloads, while somebody looks. */
export function followTrials() {
  on(["template", "engine"], () => set({ trials: null }));
  on(["template", "scenario", "engine"], (_, changed) => changed.has("trial") || dropTrial());
  on(["trial"], () => loadView());
  on(["view", "side"], () => {
    clearTimeout(waiting);
    if (state.side === "whatif" && state.view) waiting = setTimeout(ask, REST);
  });
}

/** Show the message of one way to a result. Nothing is written. */
export async function tryData(result, way) {
  const asked = { ...ownQuestion(), result: String(result), way: String(way) };
  const { template, trials } = state;
  try {
    const { payload, scenario, text } = await send("POST", "whatif/payload", asked);
    if (state.template !== template) return;
    const first = state.view?.scenarios[0]?.name === scenario;
    set({ scenario: first ? "" : scenario, trial: { result, way, payload, text, ...described(trials.results[result], way) } });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    loadView();
  }
}

/** Show the author's own data again. */
export function dropTrial() {
  set({ trial: null });
}

/** What a trial is called, when the list is another one already. */
function described({ path, ways }, way) {
  return { path, words: ways[way].words };
}

/** Another list: what is shown is none of its results. */
function take(trials) {
  set({ trials, ...(state.trial && { trial: { ...state.trial, result: -1 } }) });
}

async function ask() {
  if (asking) {
    again = true;
    return;
  }
  asking = true;
  again = false;
  const { template, engine } = state;
  try {
    const asked = ownQuestion();
    const trials = await ("text" in asked ? send("POST", "whatif", asked) : get("whatif", asked));
    const same = JSON.stringify(trials) === JSON.stringify(state.trials);
    if (state.template === template && state.engine === engine && !same) take(trials);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    again = again || error.status === OUTDATED;
  } finally {
    asking = false;
  }
  if (again && state.side === "whatif") waiting = setTimeout(ask, REST);
}
