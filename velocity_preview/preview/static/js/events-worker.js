// One event stream for all tabs of the preview.

import { stream } from "./event-stream.js";

const ports = new Set();
let link = { type: "closed" };
let hello = null;

self.onconnect = ({ ports: [port] }) => {
  ports.add(port);
  port.onmessage = ({ data }) => (data === "bye" ? ports.delete(port) : welcome(port));
  welcome(port);
};

/** A tab that comes, or comes back, may have missed something: it is told as if the stream had just opened. */
function welcome(port) {
  ports.add(port);
  port.postMessage(link);
  if (link.type === "open" && hello) port.postMessage(hello);
}

stream((type, data) => {
  const message = { type, data };
  if (type === "open" || type === "closed") link = message;
  if (type === "hello") hello = message;
  for (const port of ports) port.postMessage(message);
});
