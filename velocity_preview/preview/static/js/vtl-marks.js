// VTL inside HTML, made visible in a source view: directives, references, comments.

import { Decoration, MatchDecorator, ViewPlugin } from "../vendor/codemirror.js";

const VTL = new RegExp([
  String.raw`(?<comment>##.*|#\*[\s\S]*?\*#)`,
  String.raw`(?<directive>#\{?(?:if|elseif|else|end|foreach|set|parse|include|macro|define|evaluate|break|stop)\b\}?|#@?[A-Za-z_]\w*(?=\s*\())`,
  String.raw`(?<reference>\$!?(?:\{[^}\n]*\}|[A-Za-z_][\w-]*(?:\.[A-Za-z_]\w*(?:\([^()\n]*\))?|\[[^\]\n]*\])*))`,
].join("|"), "g");

const marks = Object.fromEntries(["comment", "directive", "reference"].map((kind) => [
  kind, Decoration.mark({ class: `vtl-${kind}` }),
]));

const decorator = new MatchDecorator({
  regexp: VTL,
  decoration: ({ groups }) => marks[Object.keys(groups).find((kind) => groups[kind] !== undefined)],
});

/** Marks the VTL of the lines in view. */
export const vtlMarks = ViewPlugin.define((view) => ({
  decorations: decorator.createDeco(view),
  update(update) {
    this.decorations = decorator.updateDeco(update, this.decorations);
  },
}), { decorations: (plugin) => plugin.decorations });
