// CodeMirror as the page wears it. Loaded when the first editor or source is shown.

import { nonce } from "./api.js";
import {
  EditorView, HighlightStyle, drawSelection, foldGutter, highlightSelectionMatches, keymap, lineNumbers, search,
  searchKeymap, syntaxHighlighting, tags,
} from "../vendor/codemirror.js";

const style = HighlightStyle.define([
  { tag: [tags.string, tags.attributeValue], color: "var(--string)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--number)" },
  { tag: [tags.propertyName, tags.tagName, tags.keyword], color: "var(--keyword)" },
  { tag: [tags.comment, tags.docComment], color: "var(--comment)" },
  { tag: [tags.attributeName, tags.angleBracket, tags.punctuation, tags.separator, tags.meta], color: "var(--ink-soft)" },
]);

const theme = EditorView.theme({
  "&": { height: "100%", fontSize: "12px", backgroundColor: "var(--raised)", color: "var(--ink)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "20px", overflow: "auto" },
  ".cm-content": { caretColor: "var(--ink)", padding: "8px 0" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--raised)", color: "var(--ink-soft)", border: "none" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused :is(.cm-activeLine, .cm-activeLineGutter)": { backgroundColor: "var(--sunken)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--accent-ground)",
  },
  ".cm-panels": { backgroundColor: "var(--panel)", color: "var(--ink)", borderColor: "var(--line)" },
  ".cm-tooltip": { backgroundColor: "var(--raised)", color: "var(--ink)", border: "1px solid var(--line)", borderRadius: "6px" },
  ".cm-foldPlaceholder": { backgroundColor: "var(--sunken)", color: "var(--ink-soft)", border: "none" },
  ".cm-matchingBracket": { backgroundColor: "transparent" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--accent-ground)", outline: "none" },
  ".cm-searchMatch": { backgroundColor: "var(--warning-ground)" },
});

/** What every code view of the page has. */
export function wear(label) {
  return [
    EditorView.cspNonce.of(nonce),
    EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
    lineNumbers(), foldGutter(), drawSelection(), search({ top: true }), highlightSelectionMatches(),
    keymap.of(searchKeymap), syntaxHighlighting(style), theme,
  ];
}
