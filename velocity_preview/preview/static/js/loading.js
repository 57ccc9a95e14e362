// Getting the list of templates and the view of the chosen one; the newest answer wins.

import { ApiError, get, send } from "./api.js";
import { set, state } from "./store.js";

let asking = null;
let again = false;
let saved = 0;
/** Texts that were typed and not saved, by payload. */
const drafts = new Map();

/** Ask for the templates; the first becomes the chosen one where none is. */
export async function loadTemplates() {
  try {
    const { folder, templates, counts } = await get("templates");
    const known = templates.some(({ name, path }) => name === state.template || path === state.template);
    set({ folder, templates, counts, ...(known || state.template ? {} : { template: templates[0]?.name ?? "" }) });
  } catch (error) {
    report(error);
  }
}

/** Ask for the view of what is chosen now. While an answer is under way the next question waits for it. */
export function loadView(savedAt = 0) {
  saved = Math.max(saved, savedAt);
  if (asking) again = true;
  else asking = ask().finally(proceed);
}

/** What was typed for a payload and not saved. */
export const draft = (payload) => drafts.get(payload);

/** Show the view with another text in a payload; nothing is written. */
export function editPayload(payload, text) {
  drafts.set(payload, text);
  set({ edited: true, drafts: drafts.size, trial: null });
  loadView();
}

/** Show what is on disk again. */
export function dropDraft(payload) {
  drafts.delete(payload);
  set({ edited: false, drafts: drafts.size });
  loadView();
}

function proceed() {
  asking = null;
  if (again) {
    again = false;
    loadView();
  }
}

async function ask() {
  if (!state.template) return;
  const asked = question();
  const since = saved;
  saved = 0;
  try {
    const view = await viewWith(...wanted());
    if (asked.t !== state.template || (drafts.has(view.payload) && asked.payload !== view.payload)) {
      set({ view: { ...view, saved: since } });
      return loadView();
    }
    if (!since && sameView(view, state.view)) return;
    set({ view: { ...view, saved: since }, problem: "", card: null, scenario: keptScenario(view, asked.s), edited: drafts.has(view.payload) });
  } catch (error) {
    report(error);
  }
}

/** Whether a view says nothing new; the time it took is none of it. */
function sameView(view, shown) {
  const said = ({ saved, milliseconds, ...rest }) => JSON.stringify(rest);
  return shown !== null && !state.problem && said(view) === said(shown);
}

/** What the page shows beside the message. */
function wanted() {
  return [state.tab, state.side].filter((part) => ["text", "template", "data"].includes(part));
}

/** The question that makes the view as it is shown: with the data that is tried. */
export function question() {
  const asked = ownQuestion();
  return state.trial ? { ...asked, payload: state.trial.payload, text: state.trial.text } : asked;
}

/** The question of the author's own data, with what was typed for its payload. */
export function ownQuestion() {
  const asked = { t: state.template, s: state.scenario, e: state.engine };
  const payload = payloadShown();
  return drafts.has(payload) ? { ...asked, payload, text: drafts.get(payload) } : asked;
}

/** The payload of the chosen scenario, as far as it is known already. */
function payloadShown() {
  const { view, template, scenario } = state;
  if (view?.template !== template) return null;
  return (view.scenarios.find(({ name }) => name === scenario) ?? view.scenarios[0])?.payload ?? null;
}

/** The view of the question with some of its parts, as text goes into the clipboard. */
export function viewWith(...parts) {
  const asked = { ...question(), want: parts.join(",") };
  return "text" in asked ? send("POST", "view", asked) : get("view", asked);
}

/** What lint says of it, and where its text comes from. */
export function notesNow() {
  const asked = question();
  return "text" in asked ? send("POST", "notes", asked) : get("notes", asked);
}

/** The first scenario goes without saying; a name that is gone goes from the URL too. */
function keptScenario(view, asked) {
  if (state.scenario !== asked) return state.scenario;
  return view.scenario === view.scenarios[0]?.name ? "" : view.scenario;
}

function report(error) {
  if (!(error instanceof ApiError)) throw error;
  if (error.status === 404) set({ view: null, problem: error.message });
  else if (error.answer?.card) set({ problem: error.message, card: error.answer.card });
  else if (error.status !== 0) set({ problem: error.message });
}
