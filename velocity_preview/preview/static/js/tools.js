// Above the message: widths, dark, images.

import { hasAuthoredDark } from "./color-scheme.js";
import { byId, h } from "./dom.js";
import { PRESETS } from "./screen.js";
import { on, set, state } from "./store.js";

const DARKS = [
  { value: "light", label: "Light", title: "As in a light mail client" },
  { value: "authored", label: "Authored", rest: " dark", title: "With the message's own styles for the dark" },
  { value: "forced", label: "Forced", rest: " dark", title: "Inverted, as some mail clients do to every message" },
];

export function setTools() {
  const widths = group("Width (w)", [
    ...PRESETS.map(({ width, name }) => ({ value: width, label: String(width), title: `${name}: ${width} px`, icon: name.toLowerCase() })),
    { value: "both", label: "", rest: "Both", title: "Phone and desktop side by side", icon: "both" },
    { value: "fit", label: "", rest: "Fit", title: "As wide as the pane; drag the edge for any width", icon: "fit" },
  ], (width) => set({ width }));
  const darks = group("Dark mode (d)", DARKS, (dark) => set({ dark }));
  const images = h("button.toggle", { type: "button", title: "Images off, as many mail clients begin (i)", onclick: toggleImages }, "Images");
  const free = h("output.free", { title: "The width now" });
  const authored = h("output.free");
  byId("tools").append(widths, free, h("span.spring"), authored, darks, images);
  on(["width", "scale"], () => { press(widths, state.width); free.textContent = widthNow(); });
  on(["dark"], () => press(darks, state.dark));
  on(["images"], () => images.setAttribute("aria-pressed", String(state.images)));
  on(["view", "dark"], () => { authored.textContent = darkNow(); });
}

/** The next width, the next kind of dark: for the keys. */
export function nextWidth() {
  const widths = [...PRESETS.map(({ width }) => width), "both", "fit"];
  set({ width: widths[(widths.indexOf(state.width) + 1) % widths.length] });
}

export function nextDark() {
  const darks = DARKS.map(({ value }) => value);
  set({ dark: darks[(darks.indexOf(state.dark) + 1) % darks.length] });
}

export function toggleImages() {
  set({ images: !state.images });
}

/** A width that no button says, and how much it is scaled down. */
function widthNow() {
  const free = Number.isInteger(state.width) && !PRESETS.some(({ width }) => width === state.width);
  return [free ? `${state.width} px` : "", state.scale < 100 ? `${state.scale} %` : ""].filter(Boolean).join(", ");
}

function group(label, choices, choose) {
  return h("div.group", { role: "group", "aria-label": label }, choices.map(({ value, label: text, rest = "", title, icon }) => (
    h("button", { type: "button", "aria-label": text + rest, title: `${title}  ${label.slice(label.lastIndexOf("("))}`, dataset: { value },
      onclick: () => choose(value) }, icon ? h(`span.icon.${icon}`, { "aria-hidden": "true" }) : null, h("span", {}, text, h("span.rest", {}, rest)))
  )));
}

function press(buttons, value) {
  for (const button of buttons.children) button.setAttribute("aria-pressed", String(button.dataset.value === String(value)));
}

/** Why the authored dark looks like the light. */
function darkNow() {
  const text = state.view?.text ?? state.view?.last ?? "";
  return state.dark === "authored" && text && !hasAuthoredDark(text) ? "No dark styles in this message" : "";
}
