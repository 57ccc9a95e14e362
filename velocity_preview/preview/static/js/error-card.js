// What is wrong, where, and what cures it.

import { h } from "./dom.js";

const TITLES = {
  syntax: "The engine refuses this template",
  merge: "This message would not be sent",
  limit: "This template takes too much",
  settings: "These settings cannot be used",
  payload: "This payload cannot be read",
  file: "This file cannot be read",
};

/** The card of an error over a view, where there is one. */
export function errorCard(error, view) {
  const below = view && (view.text ?? view.last) !== null;
  return h(
    "section.card.error", { role: "alert" },
    h("p.kind", {}, h("span.sign", { "aria-hidden": "true" }, "▲"), TITLES[error.kind]),
    h("h2", {}, ...withCode(error.message)),
    h("p.place", {}, `${error.path}, line ${error.line}, column ${error.column}`),
    codeFrame(error.frame),
    error.help && h("p.cure", {}, ...withCode(error.help)),
    h("p.hint", {}, !below
      ? "Fix it and save: the message appears by itself."
      : "Fix it and save: this card goes by itself. Below is the last good message."),
  );
}

/** Scroll a code frame to the place it is about. */
export function showPlace(element) {
  const code = element.querySelector(".frame");
  const mark = code?.querySelector("mark.mark");
  if (mark) code.scrollLeft = mark.offsetLeft - code.clientWidth / 2;
}

/** The lines around the place, with the place and the opener marked. */
export function codeFrame(lines) {
  const code = h("pre.frame", { tabindex: "0", "aria-label": "The place in the file" });
  for (const line of lines) {
    if (line.gap) code.append(h("span.gap", {}, "⋯\n"));
    const here = line.marks.length > 0;
    code.append(h(`span.line${here ? ".here" : ""}`, {}, h("span.number", {}, String(line.number)), ...pieces(line), "\n"));
  }
  return code;
}

/** A line's text cut at its marks. */
function pieces({ text, marks, opener }) {
  const cuts = [...marks.map((range) => ["mark", range]), ...opener.map((range) => ["opener", range])];
  cuts.sort(([, one], [, other]) => one[0] - other[0]);
  const found = [];
  let at = 0;
  for (const [kind, [start, end]] of cuts) {
    if (start < at) continue;
    found.push(text.slice(at, start), h(`mark.${kind}`, {}, text.slice(start, end) || " "));
    at = end;
  }
  return [...found, text.slice(at)];
}

/** A sentence with its `names in backticks` set as code. */
export function withCode(sentence) {
  return sentence.split(/`([^`]+)`/).map((piece, index) => (index % 2 ? h("code", {}, piece) : piece));
}
