// What changed, as it changes.
//
// A browser opens six connections to a server and no more, so the tabs share one stream through a shared worker.

/** Call `handle(type, data)` for `open`, `closed`, `hello`, `change` and `counts`. */
export function listen(handle) {
  if (!("SharedWorker" in globalThis)) {
    import("./event-stream.js").then(({ stream }) => stream(handle));
    return;
  }
  const worker = new SharedWorker(new URL("./events-worker.js", import.meta.url), { type: "module" });
  worker.port.onmessage = ({ data }) => handle(data.type, data.data);
  worker.port.start();
  addEventListener("pagehide", () => worker.port.postMessage("bye"));
  addEventListener("pageshow", ({ persisted }) => persisted && worker.port.postMessage("back"));
}
