// Everything visible is in the URL: a link opens the same view.

import { on, set, state } from "./store.js";

const DARK = new Set(["light", "authored", "forced"]);
const TABS = new Set(["message", "text", "html", "template"]);
const SIDES = new Set(["data", "findings", "whatif", "coverage"]);

/** The state a query string describes. */
export function fromQuery(query) {
  const get = new URLSearchParams(query);
  const pick = (name, allowed, otherwise) => (allowed.has(get.get(name)) ? get.get(name) : otherwise);
  const width = get.get("w");
  return {
    template: get.get("t") ?? "",
    scenario: get.get("s") ?? "",
    engine: get.get("e") ?? "",
    width: width === "both" ? "both" : /^\d{3,4}$/.test(width ?? "") ? Number(width) : "fit",
    dark: pick("dark", DARK, "light"),
    images: get.get("images") !== "off",
    tab: pick("tab", TABS, "message"),
    side: pick("side", SIDES, "data"),
    grid: get.has("grid"),
  };
}

/** The query string of the state; what is as usual is left out. */
export function toQuery(view) {
  const query = new URLSearchParams();
  if (view.template) query.set("t", view.template);
  if (view.scenario) query.set("s", view.scenario);
  if (view.engine) query.set("e", view.engine);
  if (view.width !== "fit") query.set("w", view.width);
  if (view.dark !== "light") query.set("dark", view.dark);
  if (!view.images) query.set("images", "off");
  if (view.tab !== "message") query.set("tab", view.tab);
  if (view.side !== "data") query.set("side", view.side);
  if (view.grid) query.set("grid", "1");
  return query.toString().replaceAll("%2F", "/");
}

const KEYS = ["template", "scenario", "engine", "width", "dark", "images", "tab", "side", "grid"];

/** Take the state from the URL, and keep the URL in step; another template is a step in the history. */
export function keepUrl() {
  set(fromQuery(location.search));
  let last = state.template;
  addEventListener("popstate", () => {
    const past = fromQuery(location.search);
    last = past.template;
    set(past);
  });
  on(KEYS, () => {
    const query = toQuery(state);
    const url = query ? `?${query}` : location.pathname;
    if (query === location.search.slice(1)) return;
    if (last && state.template !== last) history.pushState(null, "", url);
    else history.replaceState(null, "", url);
    last = state.template;
  });
}
