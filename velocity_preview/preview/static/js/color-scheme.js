// A message's own dark mode, shown whatever the system's is: its media queries are answered here.
//
// Browsers do not let a page choose a frame's `prefers-color-scheme`, so the queries of the message's style sheets
// get an answer written into them. Its text is left alone; what was there before is remembered beside it.

const QUERY = /\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/gi;
const TRUE = "(min-width: 0px)";
const FALSE = "(max-width: 0px)";
const SUPPORTS = /color-scheme["']?[^>;]*\bdark\b/i;

const originals = new WeakMap();

/** Let every query of the document say that `scheme`, `light` or `dark`, is preferred. */
export function answerQueries(document, scheme) {
  for (const sheet of document.styleSheets) answerSheet(sheet, scheme);
  for (const element of document.querySelectorAll("source[media], style[media], link[media]")) {
    const media = original(element, element.media);
    const answer = answered(media, scheme);
    if (element.media !== answer) element.media = answer;
  }
}

/** The scheme the browser's own colours have to be in: dark where the message says that it can be. */
export function canvasScheme(html, scheme) {
  return scheme === "dark" && SUPPORTS.test(html) ? "dark" : "light";
}

/** Whether the message has styles of its own for the dark. */
export function hasAuthoredDark(html) {
  return /prefers-color-scheme\s*:\s*dark/i.test(html);
}

function answerSheet(sheet, scheme) {
  try {
    for (const rule of sheet.cssRules) answerRule(rule, scheme);
  } catch (error) {
    // a style sheet from elsewhere cannot be read
    if (error.name !== "SecurityError") throw error;
  }
}

function answerRule(rule, scheme) {
  if (rule.media) {
    const media = original(rule, rule.media.mediaText);
    const answer = answered(media, scheme);
    if (rule.media.mediaText !== answer) rule.media.mediaText = answer;
  }
  if (rule.styleSheet) answerSheet(rule.styleSheet, scheme);
  else for (const inner of rule.cssRules ?? []) answerRule(inner, scheme);
}

/** What stood there at first; a new text in its place is a new first. */
function original(holder, now) {
  const known = originals.get(holder);
  if (known && (now === known.text || now === known.answers.light || now === known.answers.dark)) return known.text;
  originals.set(holder, { text: now, answers: { light: answered(now, "light"), dark: answered(now, "dark") } });
  return now;
}

function answered(media, scheme) {
  return media.replace(QUERY, (_, wanted) => (wanted.toLowerCase() === scheme ? TRUE : FALSE));
}
