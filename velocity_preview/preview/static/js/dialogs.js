// Modal dialogs of the page: the browser keeps the focus inside and gives it back.

import { h } from "./dom.js";

/** A dialog with a name; closed by Escape or a click beside it. */
export function dialog(name, ...content) {
  const element = h(`dialog.${name}`, { "aria-label": name }, ...content);
  element.addEventListener("click", (event) => event.target === element && element.close());
  document.body.append(element);
  return element;
}
