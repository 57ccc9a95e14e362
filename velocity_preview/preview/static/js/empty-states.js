// What stands where there is nothing to show: it says why and what to do.

import { h } from "./dom.js";

/** The stage's text where there is no message; null where there is one. */
export function emptyStage({ view, problem, templates, folder }) {
  if (templates && !templates.length) return noTemplates(folder);
  if (!view && problem) return note("There is nothing here", problem, "Choose a template on the left.");
  return null;
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
