// The linter's findings of the template shown: asked for after each view, off the way to the picture.

import { ApiError } from "./api.js";
import { findingsNow } from "./loading.js";
import { on, set, state } from "./store.js";

const REST = 120;
const SEVERITIES = ["error", "warning", "info"];

let waiting = 0;
let asking = false;

/** Keep `state.findings` in step with the view. */
export function followFindings() {
  on(["template"], () => set({ findings: null }));
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
    const findings = await findingsNow();
    if (state.template === view.template) set({ findings });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  } finally {
    asking = false;
  }
  if (state.view !== view) waiting = setTimeout(ask, REST);
}
