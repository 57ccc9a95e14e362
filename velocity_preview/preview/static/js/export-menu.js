// Taking the message along: file, clipboard, mail, new tab.

import { ApiError, post } from "./api.js";
import { byId, h, setText } from "./dom.js";
import { question, viewWith } from "./loading.js";
import { on, state } from "./store.js";

const DONE_FOR = 1500;
const ITEMS = [
  ["Download HTML", downloadHtml],
  ["Save as .eml", downloadMail],
  ["Copy HTML", () => copy(state.view.text)],
  ["Copy plain text", async () => copy((await viewWith("text")).plain)],
  ["Open in a new tab", openTab],
];

const list = h("div.menu-list", { role: "menu", hidden: true });
const button = h("button.quiet", { type: "button", "aria-haspopup": "menu", "aria-expanded": "false" }, "Export");

export function setExport() {
  list.append(...ITEMS.map(([text, run]) => h("button", { type: "button", role: "menuitem", tabindex: "-1", onclick: () => choose(text, run) }, text)));
  byId("export").append(button, list);
  button.addEventListener("click", () => open(list.hidden));
  byId("export").addEventListener("keydown", keys);
  document.addEventListener("pointerdown", ({ target }) => byId("export").contains(target) || open(false));
  on(["view"], () => { button.disabled = !state.view || state.view.text === null; });
}

function open(wanted) {
  list.hidden = !wanted;
  button.setAttribute("aria-expanded", String(wanted));
  if (wanted) list.firstChild.focus();
}

async function choose(text, run) {
  open(false);
  button.focus();
  try {
    await run();
    done(text.startsWith("Copy") ? "Copied" : "Done");
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    done(error.message);
  }
}

function done(text) {
  setText(button, text);
  setTimeout(() => setText(button, "Export"), DONE_FOR);
}

function keys(event) {
  const items = [...list.children];
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") open(false);
  else if (by && !list.hidden) items[(items.indexOf(document.activeElement) + by + items.length) % items.length].focus();
  else return;
  event.preventDefault();
}

const fileName = () => [state.view.template.split("/").pop(), state.view.scenario].filter(Boolean).join(".").replace(/[^\w.@-]+/g, "-");

function downloadHtml() {
  const html = state.view.kind === "html";
  download(new Blob([state.view.text], { type: html ? "text/html" : "text/plain" }), `${fileName()}.${html ? "html" : "txt"}`);
}

async function downloadMail() {
  download(await post("mail", question()), `${fileName()}.eml`);
}

function download(blob, name) {
  const link = h("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), DONE_FOR);
}

function copy(text) {
  return navigator.clipboard.writeText(text);
}

function openTab() {
  const { t, s, e, text } = question();
  if (text !== undefined) throw new ApiError("Save the data first", 0);
  window.open(`/message?${new URLSearchParams({ t, s, e })}`, "_blank", "noopener");
}
