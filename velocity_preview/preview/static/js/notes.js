// What is said about a view beside showing it: findings, what no scenario reaches, and where its text comes from.
// Asked for after the view, off the way to the picture.

import { ApiError } from "./api.js";
import { notesNow } from "./loading.js";
import { on, set, state } from "./store.js";

const REST = 120;
export const SEVERITIES = ["error", "warning", "info"];

let waiting = 0;
let asking = false;

/** Keep `state.findings`, `state.unreached` and `state.map` in step with the view; `map.digest` says of which message it is. */
export function followNotes() {
  on(["template"], () => set({ findings: null, unreached: null, map: null }));
  on(["view"], () => {
    clearTimeout(waiting);
    if (state.view) waiting = setTimeout(ask, REST);
  });
}

/** How many of each severity: `{ error: 1, warning: 2, info: 0 }`. */
export function bySeverity(findings) {
  return Object.fromEntries(SEVERITIES.map((severity) => [severity, findings.filter((one) => one.severity === severity).length]));
}

async function ask() {
  if (asking) return;
  asking = true;
  const { view } = state;
  try {
    const { findings, unreached, map } = await notesNow();
    if (state.template === view.template) set({ findings, unreached, map: { ...map, digest: view.digest } });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  } finally {
    asking = false;
  }
  if (state.view !== view) waiting = setTimeout(ask, REST);
}
