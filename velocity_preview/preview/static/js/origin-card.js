// The card a click on the message's text opens: the template line, the data path, and what is wrong with it.

import { h } from "./dom.js";
import { withCode } from "./error-card.js";
import { originAt } from "./origins.js";
import { goToLine } from "./source-view.js";
import { on, state } from "./store.js";

const card = h("div.origin", { role: "dialog", "aria-label": "Where this text comes from", hidden: true });

/** Set the card up over the stage; `stage` is the element it stands in. */
export function setOriginCard(stage) {
  stage.append(card);
  document.addEventListener("keydown", ({ key }) => key === "Escape" && hide());
  document.addEventListener("pointerdown", ({ target }) => card.contains(target) || hide());
  on(["view", "tab", "grid"], hide);
}

/** A click in a frame: beside the template's source it goes to the line, else the card says where. */
export function showOrigin(frame, event) {
  const found = originAt(frame.contentDocument, event.clientX, event.clientY);
  hide();
  if (!found || String(frame.contentWindow.getSelection()).trim()) return;
  if (state.tab === "template") go(found);
  else open(frame, event, found);
}

function hide() {
  card.hidden = true;
}

function open(frame, event, found) {
  const { place, path, missing } = found;
  const line = place.line === place.end_line ? `line ${place.line}` : `lines ${place.line} to ${place.end_line}`;
  card.replaceChildren(...[
    h("code.vtl", {}, place.text.trim().slice(0, 120) || "white space"),
    path && h("p", {}, h("span.term", {}, "data "), h("code", {}, path)),
    missing && h("p.missing", {}, ...withCode(missing.nearest ? `It has no value. Did you mean \`${missing.nearest}\`?` : "It has no value.")),
    h("button.quiet.go", { type: "button", onclick: () => go(found) }, `${place.file}, ${line}`),
  ].filter(Boolean));
  card.hidden = false;
  put(frame, event);
}

/** The message stays beside its source, and the clicked text in sight. */
function go({ place, element }) {
  hide();
  goToLine(pathOf(place), place.line, place.column);
  requestAnimationFrame(() => element.scrollIntoView({ block: "nearest" }));
}

/** The template is named by its path, what it includes by its name beside it. */
function pathOf({ file }) {
  const { path } = state.view;
  return file === path ? path : path.slice(0, path.lastIndexOf("/") + 1) + file;
}

function put(frame, { clientX, clientY }) {
  const inner = frame.getBoundingClientRect();
  const outer = card.parentElement.getBoundingClientRect();
  const scale = inner.width / frame.offsetWidth;
  const x = inner.left - outer.left + clientX * scale;
  const y = inner.top - outer.top + clientY * scale;
  card.style.left = `${Math.max(8, Math.min(x - 16, outer.width - card.offsetWidth - 8))}px`;
  const below = y + 16;
  card.style.top = `${below + card.offsetHeight < outer.height ? below : Math.max(8, y - card.offsetHeight - 12)}px`;
}
