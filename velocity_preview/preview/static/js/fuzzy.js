// Finding a name by some of its letters, in order. No document here.

const WORD_START = /[/\-_. ]/;

/** How well the letters fit: 0 not at all; more for letters in a row and at the starts of words. */
export function fit(letters, name) {
  const wanted = letters.toLowerCase().replaceAll(" ", "");
  const text = name.toLowerCase();
  let score = 1;
  let at = -1;
  for (const letter of wanted) {
    const next = text.indexOf(letter, at + 1);
    if (next < 0) return 0;
    if (next === at + 1) score += 4;
    if (next === 0 || WORD_START.test(text[next - 1])) score += 3;
    at = next;
  }
  return score + 1 / text.length;
}

/** The entries whose `text` fits, best first. */
export function best(letters, entries, most) {
  if (!letters.trim()) return entries.slice(0, most);
  return entries
    .map((entry) => ({ entry, score: fit(letters, entry.text) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .slice(0, most)
    .map(({ entry }) => entry);
}
