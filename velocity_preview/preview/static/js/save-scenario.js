// Data that is tried becomes a scenario of its own: a new payload beside the one it was made of.

import { ApiError, send } from "./api.js";
import { h } from "./dom.js";
import { on, set, state } from "./store.js";

/** A form that saves the data of a trial under a name; `onend` is called where it is given up. */
export function saveForm(trial, onend) {
  const name = h("input", { type: "text", value: trial.name, "aria-label": "Name of the scenario", spellcheck: "false", autocomplete: "off" });
  const problem = h("span.problem", { role: "alert" });
  const save = h("button.solid", { type: "submit" }, "Save");
  const submit = async (event) => {
    event.preventDefault();
    save.disabled = true;
    problem.textContent = await written(trial, name.value);
    save.disabled = false;
    name.focus();
  };
  const leave = (event) => {
    if (event.key === "Escape") onend();
  };
  const form = h("form.save-scenario", { onsubmit: submit, onkeydown: leave },
    name, save, h("button", { type: "button", onclick: onend }, "Cancel"), problem);
  setTimeout(() => { name.focus(); name.select(); });
  return form;
}

/** Write it and show it; why it could not be written, else nothing. */
async function written(trial, name) {
  const { template, engine } = state;
  try {
    const asked = { t: template, e: engine, s: trial.scenario, payload: trial.payload, text: trial.text, name };
    const { path, scenario } = await send("POST", "scenario", asked);
    if (state.template === template) set({ saved: { path, scenario }, trial: null, ...(scenario && { scenario }) });
    return "";
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return error.message;
  }
}

/** Says what was saved last, until something else is shown. */
export function savedNote() {
  const note = h("p.saved", { role: "status" });
  on(["template", "trial"], ({ trial }, changed) => (changed.has("template") || trial) && set({ saved: null }));
  on(["saved"], () => {
    const { saved } = state;
    note.hidden = !saved;
    note.replaceChildren(...(saved ? ["Saved as ", h("code", {}, saved.path), saved.scenario ? "." : ", which is no payload of this template."] : []));
  });
  return note;
}
