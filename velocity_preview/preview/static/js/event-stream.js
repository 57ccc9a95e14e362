// The server's event stream, opened again for as long as somebody listens.

const PATIENCE = 500;

/** Call `handle(type, data)` for `open`, `closed`, `hello`, `change` and `counts`. */
export function stream(handle) {
  const source = new EventSource("/events");
  source.onopen = () => handle("open");
  for (const type of ["hello", "change", "counts"]) {
    source.addEventListener(type, (event) => handle(type, JSON.parse(event.data)));
  }
  source.onerror = () => {
    handle("closed");
    if (source.readyState === EventSource.CLOSED) setTimeout(() => stream(handle), PATIENCE);
  };
}
