// Where the text of the message comes from: a click on it shows its template line and data path.

import { on, state } from "./store.js";
import { mark } from "./marks.js";
import { TextMap } from "./text-map.js";

const maps = new WeakMap();

/** Keep the undefined references of the frames underlined. `frames()` are those on the stage. */
export function followOrigins(frames) {
  on(["map", "shown"], () => frames().forEach(({ document }) => markUndefined(document)));
}

/** What a place in a frame's document comes from: `{ place, path, missing, element }`; null where not known. */
export function originAt(document, x, y) {
  const caret = document.caretPositionFromPoint?.(x, y);
  const map = textMap(document);
  if (!caret || caret.offsetNode.nodeType !== Node.TEXT_NODE || !map) return null;
  const offset = map.offsetAt(caret.offsetNode, caret.offset);
  const piece = offset === null ? null : state.map.pieces.find(([start, end]) => start <= offset && offset < end);
  return piece ? { ...origin(piece), element: caret.offsetNode.parentElement } : null;
}

/** The ranges of a document that a place of a template made. */
export function rangesOf(document, wanted) {
  const map = textMap(document);
  if (!map) return [];
  return state.map.pieces.filter(([, , place]) => wanted(state.map.places[place])).flatMap(([start, end]) => map.ranges(start, end));
}

function origin([start, end, index, path]) {
  const missing = state.map.undefined.find((one) => one.place === index && one.path === path);
  return { place: state.map.places[index], path, missing, start, end };
}

function markUndefined(document) {
  const map = document && textMap(document);
  if (!map) return;
  const indexes = new Set(state.map.undefined.filter(({ printed }) => printed).map(({ place }) => place));
  const pieces = state.map.pieces.filter(([start, end, place]) => (
    indexes.has(place) && state.map.undefined.some((one) => one.place === place && one.printed === textOf(start, end))
  ));
  mark(document, "undefined", pieces.flatMap(([start, end]) => map.ranges(start, end)));
}

const textOf = (start, end) => state.view.text.slice(start, end);

/** The map of the document, made anew when another message is shown in it. */
function textMap(document) {
  const { view, map, shown } = state;
  if (!map || !view || view.text === null || map.digest !== view.digest || shown?.digest !== view.digest) return null;
  const known = maps.get(document);
  if (known?.digest === view.digest) return known.texts;
  const texts = new TextMap(document, view.text, view.kind);
  maps.set(document, { digest: view.digest, texts });
  return texts;
}
