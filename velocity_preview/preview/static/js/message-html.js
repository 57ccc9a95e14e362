// What stands in the frame for a message that is no HTML: an SMS, a subject line.

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

const STYLE = `
  body { margin: 0; padding: 24px; background: #fff; color: #1b1f27; font: 15px/1.5 system-ui, sans-serif }
  p { margin: 0 auto; max-width: 340px; padding: 12px 16px; border-radius: 16px 16px 16px 4px; background: #e9ecf1;
      white-space: pre-wrap; overflow-wrap: anywhere }
  @media (prefers-color-scheme: dark) { body { background: #15181d; color: #e8eaee } p { background: #2a2f38 } }
`;

/** The document to show for a view's text. */
export function messageHtml(text, kind) {
  if (kind === "html") return text;
  const escaped = text.replace(/[&<>]/g, (character) => ESCAPES[character]);
  return `<!doctype html><html><head><meta name="color-scheme" content="light dark"><style>${STYLE}</style></head>`
    + `<body><p>${escaped}</p></body></html>`;
}
