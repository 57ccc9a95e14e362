// Two kinds of dark: the message's own (the frame's colour scheme) and a mail client's forced inversion.

const INVERSION = `
  html { filter: invert(1) hue-rotate(180deg); background: #fff }
  img, video { filter: invert(1) hue-rotate(180deg) }
`;
const sheets = new WeakMap();

/** Force the inversion on or off. A style sheet of ours beside the document: the message itself stays as it is. */
export function setDarkening(frame, dark) {
  const { document } = frame;
  const sheet = sheets.get(document) ?? newSheet(document);
  sheet.replaceSync(dark === "forced" ? INVERSION : "");
}

/** Whether the message has styles of its own for the dark. */
export function hasAuthoredDark(html) {
  return /prefers-color-scheme\s*:\s*dark/i.test(html);
}

function newSheet(document) {
  const sheet = new document.defaultView.CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);
  sheets.set(document, sheet);
  return sheet;
}
