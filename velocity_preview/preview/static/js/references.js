// Paths into the data as VTL writes them.

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const INDEX = /^\d+$/;

/** `["items", "0", "old price"]` is `$!{items[0].get('old price')}`. */
export function reference(path) {
  const [first, ...rest] = path;
  const root = NAME.test(first) ? first : `data.get('${first.replaceAll("'", "''")}')`;
  return `$!{${root}${rest.map(step).join("")}}`;
}

function step(key) {
  if (INDEX.test(key)) return `[${key}]`;
  return NAME.test(key) ? `.${key}` : `.get('${key.replaceAll("'", "''")}')`;
}
