// Marks in the message that change nothing in it: undefined references, and the places of what is pointed at.

const STYLE = `
  ::highlight(velocity-preview-undefined) { text-decoration: underline wavy #d0342c 1.5px; text-underline-offset: 3px }
  ::highlight(velocity-preview-place) { background-color: #ffe28a; color: #1c2129 }
`;
const styled = new WeakSet();

/** Whether this browser can mark text without changing the document. */
export const canMark = () => "highlights" in CSS;

/** Mark ranges of a frame's document as `undefined` or `place`; an empty list takes the marks away. */
export function mark(document, kind, ranges) {
  if (!canMark() || !document?.defaultView) return;
  const { CSS: styles, CSSStyleSheet, Highlight } = document.defaultView;
  if (!styled.has(document)) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    document.adoptedStyleSheets.push(sheet);
    styled.add(document);
  }
  const name = `velocity-preview-${kind}`;
  if (ranges.length) styles.highlights.set(name, new Highlight(...ranges));
  else styles.highlights.delete(name);
}
