// What the browser remembers between visits: theme, folds, widths.

const KEY = "velocity-preview";

function all() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}");
  } catch {
    return {};
  }
}

export function remembered(name, otherwise) {
  return all()[name] ?? otherwise;
}

export function remember(name, value) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...all(), [name]: value }));
  } catch {
    // storage is off or full: then nothing is remembered
  }
}
