// All keys, in a dialog.

import { dialog } from "./dialogs.js";
import { h } from "./dom.js";
import { allKeys } from "./keys.js";

let help = null;

export function showKeys() {
  help ??= dialog("keys",
    h("h2", {}, "Keys"),
    h("dl", {}, allKeys().flatMap(({ name, text }) => [
      h("dt", {}, ...name.split("+").map((part) => h("kbd", {}, part))), h("dd", {}, text),
    ])),
    h("button.bordered", { type: "button", autofocus: true, onclick: () => help.close() }, "Close"));
  help.showModal();
}
