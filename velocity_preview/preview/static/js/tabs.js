// Below the message: the message, its plain text, its HTML, the template it is made of.

import { byId, h } from "./dom.js";
import { on, set, state } from "./store.js";

export const TABS = [
  { value: "message", label: "Message" },
  { value: "text", label: "Plain text" },
  { value: "html", label: "HTML" },
  { value: "template", label: "Template" },
];

/** A row of tabs in `holder` for a key of the state; arrow keys move, as tabs do everywhere. */
export function tabRow(holder, key, tabs, panel) {
  const buttons = tabs.map(({ value, label, keys }) => h("button", {
    type: "button", role: "tab", id: `${key}-${value}`, "aria-controls": panel, title: keys ? `${label} (${keys})` : label,
    dataset: { value }, onclick: () => set({ [key]: value }),
  }, label));
  holder.replaceChildren(...buttons);
  holder.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const at = buttons.indexOf(document.activeElement);
    const next = buttons[(at + by + buttons.length) % buttons.length];
    next.focus();
    next.click();
  });
  on([key], () => buttons.forEach((button) => {
    const chosen = button.dataset.value === state[key];
    button.setAttribute("aria-selected", String(chosen));
    button.tabIndex = chosen ? 0 : -1;
  }));
  return buttons;
}

export function setTabs() {
  tabRow(byId("tabs"), "tab", TABS.map((tab, index) => ({ ...tab, keys: String(index + 1) })), "stage");
}
