// Asking for what takes a while, one question at a time: what changes meanwhile is asked for afterwards.

const REST = 400;

/** A function that asks soon: `ask` is called once nothing has changed for a moment, where it still `isWanted`. */
export function asker(isWanted, ask) {
  let waiting = 0;
  let asking = false;
  let again = false;
  const run = async () => {
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    again = false;
    const done = await ask().finally(() => { asking = false; });
    if (again || done === false) soon();
  };
  const soon = () => {
    clearTimeout(waiting);
    if (isWanted()) waiting = setTimeout(run, REST);
  };
  return soon;
}
