// Two kinds of dark: the message's own, and a mail client's forced inversion.

import { answerQueries, canvasScheme } from "./color-scheme.js";

const INVERTED = "filter: invert(1) hue-rotate(180deg)";
const CANVAS = { light: "#fff", dark: "#121212" };
const CLEAR = "rgba(0, 0, 0, 0)";
const sheets = new WeakMap();

/** Show a frame's document `light`, in its `authored` dark or with `forced` inversion; `html` is its text. */
export function setDarkening({ document, element }, dark, html) {
  const scheme = dark === "authored" ? "dark" : "light";
  const canvas = canvasScheme(html, scheme);
  element.style.backgroundColor = dark === "forced" ? "#000" : CANVAS[canvas];
  answerQueries(document, scheme);
  const style = `:root { color-scheme: ${canvas} !important }${dark === "forced" ? inversion(document) : ""}`;
  const own = sheets.get(document) ?? newSheet(document);
  // a style sheet that is written anew makes the browser style everything anew
  if (own.style !== style) own.sheet.replaceSync(style);
  own.style = style;
}

/** The canvas takes no filter: the root gets the body's background, white where there is none. */
function inversion(document) {
  const { backgroundColor } = document.defaultView.getComputedStyle(document.body);
  const ground = backgroundColor === CLEAR ? "#fff" : backgroundColor;
  return `html { ${INVERTED}; background: ${ground}; min-height: 100% } img, video { ${INVERTED} }`;
}

/** A style sheet of ours beside the document: the message itself stays as it is. */
function newSheet(document) {
  const sheet = new document.defaultView.CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);
  sheets.set(document, { sheet, style: "" });
  return sheets.get(document);
}
