// The page's own theme: the system's, light or dark.

import { byId, h } from "./dom.js";
import { remember, remembered } from "./memory.js";

const THEMES = { auto: ["◐", "System"], light: ["☀", "Light"], dark: ["☾", "Dark"] };

export function setTheme() {
  const button = byId("theme");
  const show = (theme) => {
    const [sign, word] = THEMES[theme];
    button.replaceChildren(h("span", { "aria-hidden": "true" }, sign), h("span.word", {}, ` ${word}`));
    button.setAttribute("aria-label", `Theme: ${word}`);
    button.title = "The page's theme: system, light or dark";
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  };
  let theme = remembered("theme", "auto");
  show(theme);
  button.addEventListener("click", () => {
    const names = Object.keys(THEMES);
    theme = names[(names.indexOf(theme) + 1) % names.length];
    remember("theme", theme);
    show(theme);
  });
}
