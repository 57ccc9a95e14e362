// The text of HTML source with its offsets: which character of the source each letter of the page comes from.
// White space is left out, since browsers fold it. No document here but to look up named characters.

const TOKEN = /<!--[\s\S]*?(?:-->|$)|<!doctype[^>]*>|<\/?([a-z][^\s/>]*)(?:"[^"]*"|'[^']*'|[^"'>])*>?|<[!?/][^>]*>?/gi;
const RAW = new Set(["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"]);
const ENTITY = /&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);?/giy;
const SPACE = /\s/;

const decoded = new Map();

/** The letters of a message's source and the offset of each: `{ letters, offsets }`. */
export function sourceLetters(source, kind) {
  const found = { letters: [], offsets: [] };
  if (kind !== "html") return joined(take(source, 0, source.length, found, { entities: false }));
  let at = 0;
  TOKEN.lastIndex = 0;
  for (let match; (match = TOKEN.exec(source)); ) {
    take(source, at, match.index, found);
    at = TOKEN.lastIndex;
    const name = match[1]?.toLowerCase();
    if (name && RAW.has(name) && !match[0].startsWith("</")) {
      const end = source.toLowerCase().indexOf(`</${name}`, at);
      const stop = end < 0 ? source.length : end;
      take(source, at, stop, found, { entities: name === "title" || name === "textarea" });
      TOKEN.lastIndex = at = stop;
    }
  }
  return joined(take(source, at, source.length, found));
}

function joined({ letters, offsets }) {
  return { letters: letters.join(""), offsets };
}

function take(source, start, end, found, { entities = true } = {}) {
  for (let at = start; at < end; at += 1) {
    const letter = source[at];
    if (SPACE.test(letter)) continue;
    const entity = entities && letter === "&" ? entityAt(source, at) : null;
    for (const shown of entity ? decode(entity) : letter) push(found, shown, at);
    if (entity) at += entity.length - 1;
  }
  return found;
}

function push({ letters, offsets }, shown, at) {
  for (const unit of shown.split("")) {
    if (SPACE.test(unit)) continue;
    letters.push(unit);
    offsets.push(at);
  }
}

function entityAt(source, at) {
  ENTITY.lastIndex = at;
  return ENTITY.exec(source)?.[0] ?? null;
}

function decode(entity) {
  if (!decoded.has(entity)) {
    decoded.set(entity, new DOMParser().parseFromString(entity, "text/html").body.textContent);
  }
  return decoded.get(entity);
}
