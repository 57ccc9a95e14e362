// The keyboard: one key, one thing. Keys typed into a field are the field's.

/** Commands by key. `run` gets the event; `text` is for the list of keys. */
const commands = [];

export function key(name, text, run) {
  commands.push({ name, text, run });
}

export const allKeys = () => [...commands];

export function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    const command = commands.find(({ name }) => matches(name, event));
    if (!command || (isTyping(event.target) && !event.ctrlKey && !event.metaKey)) return;
    event.preventDefault();
    command.run(event);
  });
}

function matches(name, event) {
  const control = event.ctrlKey || event.metaKey;
  if (name.startsWith("Ctrl+")) return control && event.key.toLowerCase() === name.slice(5).toLowerCase();
  return !control && !event.altKey && event.key === name;
}

function isTyping(target) {
  return target instanceof Element && Boolean(target.closest("input, textarea, select, [contenteditable=true], [contenteditable='']"));
}
