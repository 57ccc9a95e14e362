// What the server says changed, and what of it concerns this page.

import { instance, renewToken } from "./api.js";
import { listen } from "./events.js";
import { loadTemplates, loadView } from "./loading.js";
import { set, state } from "./store.js";

// Some file systems lose events or have none: what is looked at is checked now and then.
const LOOK_AGAIN = 4000;

let server = instance;

/** Stay live: after every connection everything is looked at again, then only what a change touches. */
export function stayLive() {
  listen((type, data) => {
    if (type === "open") set({ link: "live" });
    if (type === "closed") set({ link: "gone" });
    if (type === "hello") welcome(data);
    if (type === "change") take(data);
    if (type === "counts") set({ counts: { ...state.counts, ...data } });
  });
  setInterval(() => document.visibilityState === "visible" && state.link === "live" && loadView(), LOOK_AGAIN);
}

async function welcome({ instance: current }) {
  if (current !== server) {
    await renewToken();
    server = current;
  }
  await loadTemplates();
  loadView();
}

function take({ files, everything, catalogue, saved }) {
  if (catalogue || everything) loadTemplates();
  if (everything || concerns(files)) loadView(saved);
}

const SETTINGS = ["velocity-preview.toml", "pyproject.toml", "velocity.properties"];

/** A file of the view changed, one that may become its payload, or the settings. */
function concerns(files) {
  const { view } = state;
  if (!view || files.some((file) => SETTINGS.includes(file.split("/").pop()))) return true;
  const folder = view.path.slice(0, view.path.lastIndexOf("/") + 1);
  return files.some((file) => view.files.includes(file) || (file.endsWith(".json") && file.startsWith(folder)));
}
