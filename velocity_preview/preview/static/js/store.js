// The page's state: plain values, and who wants to know when some of them change.

const listeners = new Set();

/** What is shown. The upper part is in the URL, the lower comes from the server. */
export const state = {
  template: "",
  scenario: "",
  engine: "",
  width: "fit",
  dark: "light",
  images: true,
  tab: "message",
  side: "data",
  grid: false,

  scale: 100,
  folder: "",
  templates: null,
  counts: {},
  view: null,
  findings: null,
  unreached: null,
  map: null,
  trials: null,
  trial: null,
  coverage: null,
  proposals: null,
  saved: null,
  link: "connecting",
  problem: "",
  card: null,
  shown: null,
  edited: false,
  drafts: 0,
};

/** Change some values; listeners of those that really changed are told, once. */
export function set(patch) {
  const changed = new Set(Object.keys(patch).filter((key) => state[key] !== patch[key]));
  if (!changed.size) return;
  Object.assign(state, patch);
  for (const { keys, react } of [...listeners]) if (keys.some((key) => changed.has(key))) react(state, changed);
}

/** Call `react(state)` now and whenever one of the keys changes. */
export function on(keys, react) {
  listeners.add({ keys, react });
  react(state, new Set(keys));
}
