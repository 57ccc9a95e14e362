// The payload's JSON: every keystroke that is valid JSON is shown, an error is marked at its place.

import { wear } from "./code-editor.js";
import {
  EditorState, EditorView, bracketMatching, closeBrackets, closeBracketsKeymap, defaultKeymap, highlightActiveLine,
  history, historyKeymap, indentWithTab, json, keymap, linter, lintGutter,
} from "../vendor/codemirror.js";

const REST = 80;

/**
 * An editor in `holder`. `onvalid(text)` hears of every valid text, `onstate(valid)` of every change;
 * `check(text)` answers with the card of what is wrong.
 */
export function jsonEditor(holder, { onvalid, onstate, onsave, check }) {
  let waiting = 0;
  const changed = EditorView.updateListener.of((update) => {
    if (!update.docChanged || update.transactions.some((step) => step.isUserEvent("setText"))) return;
    const text = update.state.doc.toString();
    const valid = isJson(text);
    onstate(valid);
    clearTimeout(waiting);
    if (valid) waiting = setTimeout(() => onvalid(text), REST);
  });
  const extensions = [
    wear("Payload as JSON"), history(), json(), bracketMatching(), closeBrackets(), highlightActiveLine(), lintGutter(),
    linter(async ({ state }) => marks(state.doc, await check(state.doc.toString())), { delay: 200 }), EditorView.lineWrapping, changed,
    keymap.of([
      { key: "Mod-s", preventDefault: true, run: () => { onsave(); return true; } },
      { key: "Escape", run: (view) => { view.contentDOM.blur(); return true; } },
      ...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab,
    ]),
  ];
  const view = new EditorView({ parent: holder, state: EditorState.create({ extensions }) });
  return {
    focus: () => view.focus(),
    text: () => view.state.doc.toString(),
    /** Replace the text without telling anybody; only what differs, so the cursor stays where it was. */
    setText(text) {
      const change = difference(view.state.doc.toString(), text);
      if (change) view.dispatch({ changes: change, userEvent: "setText" });
    },
    /** Another file: its undo history is its own. */
    open(text) {
      view.setState(EditorState.create({ doc: text, extensions }));
    },
  };
}

/** A card as a mark in the text, with its cure. */
function marks(doc, card) {
  const line = card?.frame.find((one) => one.marks.length);
  if (!line || line.number > doc.lines) return [];
  const { from, to } = doc.line(line.number);
  const [[start, end]] = line.marks;
  const message = [card.message, card.help].filter(Boolean).join("\n");
  return [{ from: Math.min(from + start, to), to: Math.min(from + end, to), severity: "error", message }];
}

export function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function difference(old, text) {
  if (old === text) return null;
  let start = 0;
  while (start < old.length && start < text.length && old[start] === text[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < text.length - start && old.at(-1 - end) === text.at(-1 - end)) end += 1;
  return { from: start, to: old.length - end, insert: text.slice(start, text.length - end) };
}
