// Over a message of other data: what it is, and the way back.

import { h } from "./dom.js";
import { withCode } from "./error-card.js";
import { saveForm } from "./save-scenario.js";
import { on, state } from "./store.js";
import { dropTrial } from "./trials.js";

const note = h("div.trial-note", { hidden: true });

export function setTrialNote(stage) {
  stage.append(note);
  on(["trial"], draw);
}

function draw() {
  const { trial } = state;
  note.hidden = !trial;
  if (!trial) return note.replaceChildren();
  const save = h("button.bordered", { type: "button", onclick: () => note.replaceChildren(saveForm(trial, draw)) }, "Save as scenario");
  note.replaceChildren(
    h("span", { role: "status" }, ...withCode(trial.said)), save,
    h("button.bordered", { type: "button", onclick: dropTrial }, "Back to your data"));
}
