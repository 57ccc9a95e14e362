// What stands where there is nothing to show: it says why and what to do.

import { h } from "./dom.js";

/** The stage's text where there is no message; null where there is one. */
export function emptyStage({ view, problem, templates, folder }) {
  if (templates && !templates.length) return noTemplates(folder);
  if (view || !problem) return null;
  if (problem.startsWith("There is no template")) return note("There is nothing here", problem, "Choose a template on the left.");
  return note("The preview could not render this", problem, "It tries again with the next save.");
}

function noTemplates(folder) {
  return note(
    "No templates found",
    h("span", {}, "Looked in ", h("code", {}, folder), " and the folders below it."),
    h("span", {}, "A template is a file ", h("code", {}, "*.vm"), " or ", h("code", {}, "*.vtl"), ", or an ",
      h("code", {}, "*.html"), " that holds VTL. Save one there and it appears here."),
  );
}

function note(title, ...lines) {
  return h("section.card.note", {}, h("h2", {}, title), ...lines.map((line) => h("p", {}, line)));
}

/** The data pane of a template without a payload: what to save where, with one to copy. */
export function noPayload({ path, scaffold }) {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const stem = path.slice(folder.length).replace(/(\.(vm|vtl|html?))+$/i, "");
  const copy = h("button.bordered", { type: "button", onclick: () => navigator.clipboard.writeText(scaffold) }, "Copy");
  return h("section.teach", {},
    h("h2", {}, "No payload for this template"),
    h("p", {}, "It is shown without any data. Save what the ESP would send as ", h("code", {}, `${folder}${stem}.json`),
      " or ", h("code", {}, `${folder}${stem}.some-case.json`), ", one file a case. It appears here by itself."),
    h("p", {}, "An event with what the template reads: ", copy),
    h("pre", { tabindex: "0" }, scaffold));
}
