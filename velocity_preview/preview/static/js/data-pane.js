// The data of the scenario: its tree, and the payload's JSON to edit. Nothing is written unless Save is pressed.

import { ApiError, send } from "./api.js";
import { dataTree } from "./data-tree.js";
import { h, setText } from "./dom.js";
import { noPayload } from "./empty-states.js";
import { draft, dropDraft, editPayload } from "./loading.js";
import { on, state } from "./store.js";

const EMPTY = { template: "", payload: "", digest: "", text: "" };

let editor = null;
let begun = EMPTY;
let valid = true;
let arrived = null;
let saving = false;
let drawnTree = "";

const tree = h("div.treebox");
const name = h("bdi");
const file = h("span.file", {}, name);
const note = h("span.note", { role: "status" });
const save = h("button.solid", { type: "button", disabled: true, title: "Write the payload to disk (Ctrl+S)", onclick: () => write() }, "Save");
const discard = h("button", { type: "button", disabled: true, title: "Back to what is on disk", onclick: revert }, "Discard");
const conflict = h("div.conflict", { role: "alert", hidden: true },
  h("p", {}, "This file was changed on disk while you edited it."),
  h("button.bordered", { type: "button", onclick: revert }, "Take the one on disk"),
  h("button.bordered", { type: "button", onclick: overwrite }, "Keep mine and save"));
const box = h("div.editor");
const empty = h("div.pane-empty");
const pane = h("div.pane.data-pane", { id: "pane-data", role: "tabpanel", "aria-labelledby": "side-data" },
  tree, h("div.editbar", {}, file, note, h("span.spring"), discard, save), conflict, box, empty);

/** The pane; it follows the state from then on. */
export function dataPane() {
  on(["view"], () => { draw(); });
  on(["edited"], drawBar);
  return pane;
}

export function focusEditor() {
  editor?.focus();
}

async function draw() {
  const { view } = state;
  const data = view?.data ?? null;
  pane.classList.toggle("without", !data);
  empty.replaceChildren(...(view?.scaffold ? [noPayload(view)] : []));
  if (!data) return;
  drawTree(data);
  setText(name, data.payload);
  file.title = data.payload;
  if (!editor) await makeEditor();
  if (view === state.view) take(view, data);
}

/** A broken payload keeps the tree that was there. */
function drawTree({ tree: root, payload }) {
  const text = JSON.stringify([payload, root]);
  if (!root || text === drawnTree) return;
  drawnTree = text;
  tree.replaceChildren(dataTree(root, say));
}

async function makeEditor() {
  const { jsonEditor } = await import("./json-editor.js");
  editor ??= jsonEditor(box, { onvalid: edited, onstate: (ok) => { valid = ok; drawBar(); }, onsave: () => write(), check });
}

async function check(text) {
  const { error } = await send("POST", "payload/check", { t: begun.template, payload: begun.payload, text });
  return error;
}

/** Another payload, or another text on disk: show it, unless that would take away what was typed. */
function take(view, data) {
  const other = view.template !== begun.template || data.payload !== begun.payload;
  box.hidden = data.text === null;
  if (data.text === null) return say("Too large to edit here");
  if (other) {
    begun = { template: view.template, payload: data.payload, digest: data.digest, text: data.text };
    editor.open(draft(data.payload) ?? data.text);
    valid = true;
    arrived = null;
    conflict.hidden = true;
    say("");
  } else if (data.digest !== begun.digest && !saving) {
    if (state.edited || !valid) meet(data);
    else start(data);
  }
  drawBar();
}

/** The text on disk is another one, and so is the typed one: the author decides. */
function meet({ digest, text }) {
  arrived = { digest, text };
  conflict.hidden = false;
}

/** Begin anew with a text from disk. */
function start({ digest, text }) {
  begun = { ...begun, digest, text };
  arrived = null;
  conflict.hidden = true;
  editor.setText(text);
}

function edited(text) {
  if (text === begun.text) dropDraft(begun.payload);
  else editPayload(begun.payload, text);
}

function drawBar() {
  save.disabled = !state.edited || !valid;
  discard.disabled = !state.edited && valid;
  file.classList.toggle("edited", state.edited);
  if (!valid) say("not JSON yet");
  else if (note.textContent === "not JSON yet") say("");
}

async function write(base = begun.digest) {
  if (!state.edited || !valid) return;
  const text = editor.text();
  saving = true;
  try {
    const { digest } = await send("PUT", "payload", { t: state.template, payload: begun.payload, text, base });
    begun = { ...begun, digest, text };
    arrived = null;
    conflict.hidden = true;
    dropDraft(begun.payload);
    say("saved");
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status !== 409 || !error.answer.digest) return say(error.message);
    meet(error.answer);
  } finally {
    saving = false;
  }
}

function overwrite() {
  write(arrived.digest);
}

function revert() {
  valid = true;
  start(arrived ?? begun);
  dropDraft(begun.payload);
}

function say(text) {
  setText(note, text);
}
