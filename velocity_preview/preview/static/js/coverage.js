// Which branches of the template the data reaches, and data for the others: asked for while its tab is open.

import { ApiError } from "./api.js";
import { asker } from "./asking.js";
import { on, set, state } from "./store.js";
import { askOwn, OUTDATED, tryPayload } from "./trials.js";

/** Keep `state.coverage` and `state.proposals` in step with the template and its payloads, while somebody looks. */
export function followCoverage() {
  const soon = asker(() => state.side === "coverage" && state.view, ask);
  on(["template", "engine"], () => set({ coverage: null, proposals: null }));
  on(["view", "side"], soon);
}

/** The branches of a file that no scenario reaches, though one comes to their directive. */
export function missed({ arms }) {
  return arms.filter(({ runs, entered }) => !runs && entered);
}

/** The number of the proposal for a branch; -1 where there is none. */
export function proposalFor(path, arm) {
  const is = (one) => one.path === path && one.line === arm.line && one.column === arm.column && one.kind === arm.kind;
  return (state.proposals ?? []).findIndex(is);
}

/** Show the message of a proposal. Nothing is written. */
export function tryProposal(number) {
  const { scenario, changes } = state.proposals[number];
  const said = `\`${scenario}\` where ${changes.join(" and ")}`;
  return tryPayload("coverage/payload", { proposal: String(number), said }, { key: `proposal ${number}`, said });
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** False where it is to be asked again. */
async function ask() {
  const { template, engine } = state;
  const isStill = () => state.template === template && state.engine === engine;
  try {
    const coverage = await askOwn("coverage");
    if (!isStill()) return false;
    if (!same(coverage, state.coverage)) set({ coverage, proposals: null });
    if (!coverage.scenarios.length || coverage.reached === coverage.total) return true;
    const proposals = await askOwn("coverage/proposals");
    if (isStill() && !same(proposals, state.proposals)) set({ proposals });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return error.status !== OUTDATED;
  }
  return true;
}
