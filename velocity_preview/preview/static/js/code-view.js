// A source that is looked at, not edited: the result's HTML or the template.

import { wear } from "./code-editor.js";
import { EditorState, EditorView, html, lintGutter, setDiagnostics } from "../vendor/codemirror.js";
import { showUnreached, unreachedGutter } from "./unreached-gutter.js";
import { vtlMarks } from "./vtl-marks.js";

/**
 * A view in `holder`; with `vtl` directives and references are marked. `onpoint(line, column)` hears where the mouse
 * is (null: nowhere), `onpick(line, column)` where it was pressed.
 */
export function codeView(holder, label, { vtl = false, onpoint = () => {}, onpick = () => {} } = {}) {
  const pointed = (event, code) => {
    const at = code.posAtCoords(event, false);
    const { number, from } = code.state.doc.lineAt(at);
    return [number, at - from + 1];
  };
  const view = new EditorView({
    parent: holder,
    state: EditorState.create({
      extensions: [
        EditorView.domEventHandlers({
          mousemove: (event, code) => onpoint(...pointed(event, code)),
          mouseleave: () => onpoint(null),
          click: (event, code) => onpick(...pointed(event, code)),
        }),
        wear(label), html(), EditorState.readOnly.of(true), EditorView.lineWrapping, ...(vtl ? [vtlMarks, lintGutter(), unreachedGutter] : []),
      ],
    }),
  });
  const offset = (line, column) => {
    const { from, to } = view.state.doc.line(Math.min(line, view.state.doc.lines));
    return Math.min(from + column - 1, to);
  };
  return {
    /** Another text; the place in view stays where it was. */
    setText(text) {
      const { doc } = view.state;
      if (doc.toString() === text) return;
      const top = view.scrollDOM.scrollTop;
      view.dispatch({ changes: { from: 0, to: doc.length, insert: text } });
      view.scrollDOM.scrollTop = top;
    },
    /** Marks in the gutter: `{ line, column, end_line, end_column, severity, message }`, 1-based. */
    setMarks(found) {
      const places = found.map(({ line, column, severity, message, ...end }) => ({
        from: offset(line, column), to: offset(end.end_line ?? line, end.end_column ?? Infinity), severity, message,
      }));
      view.dispatch(setDiagnostics(view.state, places));
    },
    /** Strips beside what no scenario reaches; only with `vtl`. */
    setUnreached(parts) {
      showUnreached(view, parts);
    },
    goTo(line, column) {
      const at = offset(line, column);
      view.dispatch({ selection: { anchor: at, head: offset(line, Infinity) }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
      view.focus();
    },
  };
}
