// Over a message of other data: what it is, and the way back.

import { h } from "./dom.js";
import { on, state } from "./store.js";
import { dropTrial } from "./trials.js";

const note = h("div.trial-note", { role: "status", hidden: true });

export function setTrialNote(stage) {
  stage.append(note);
  on(["trial"], draw);
}

function draw() {
  const { trial } = state;
  note.hidden = !trial;
  if (!trial) return note.replaceChildren();
  note.replaceChildren(
    h("span", {}, "What if ", h("code", {}, trial.path), ` ${trial.words}`),
    h("button.bordered", { type: "button", onclick: dropTrial }, "Back to your data"));
}
