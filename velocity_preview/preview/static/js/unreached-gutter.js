// A strip beside the lines of a template that no scenario reaches.

import { GutterMarker, RangeSetBuilder, StateEffect, StateField, gutter } from "../vendor/codemirror.js";

const change = StateEffect.define();

class Strip extends GutterMarker {
  constructor({ past, message }) {
    super();
    this.message = message;
    this.elementClass = past ? "unreached past" : "unreached";
  }

  eq(other) {
    return other.message === this.message && other.elementClass === this.elementClass;
  }

  toDOM() {
    const strip = document.createElement("span");
    strip.title = this.message;
    strip.setAttribute("role", "img");
    strip.setAttribute("aria-label", this.message);
    return strip;
  }
}

const strips = StateField.define({
  create: () => new RangeSetBuilder().finish(),
  update(found, { changes, effects }) {
    const said = effects.find((effect) => effect.is(change));
    return said ? said.value : found.map(changes);
  },
});

export const unreachedGutter = [strips, gutter({ class: "cm-unreached", markers: (view) => view.state.field(strips) })];

/** Show the strips of parts: `{ line, end_line, past, message }`, 1-based. Of two on a line the first stays. */
export function showUnreached(view, parts) {
  const { doc } = view.state;
  const byLine = new Map();
  for (const part of [...parts].sort((one, other) => one.past - other.past)) {
    for (let line = part.line; line <= Math.min(part.end_line, doc.lines); line += 1) {
      if (!byLine.has(line)) byLine.set(line, new Strip(part));
    }
  }
  const builder = new RangeSetBuilder();
  for (const line of [...byLine.keys()].sort((one, other) => one - other)) {
    const { from } = doc.line(line);
    builder.add(from, from, byLine.get(line));
  }
  view.dispatch({ effects: change.of(builder.finish()) });
}
