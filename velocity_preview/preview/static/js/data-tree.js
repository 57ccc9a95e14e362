// The data a template sees, with its Java types. A click on a value copies the reference that reads it.

import { h } from "./dom.js";
import { reference } from "./references.js";

const OPEN_TO = 2;
const open = new Map();

/** The tree of a scenario's data. `say(text)` tells what was copied. */
export function dataTree(root, say) {
  const list = h("ul.data", { "aria-label": "Data" });
  for (const node of root.children) list.append(branch(node, [], 1, say));
  return list;
}

function branch(node, above, depth, say) {
  const path = [...above, node.key];
  const item = h("li", {}, node.children?.length ? fold(node, path, depth, say) : leaf(node, path, say));
  return item;
}

function fold(node, path, depth, say) {
  const key = path.join("\u0000");
  const details = h("details", { open: open.get(key) ?? (depth < OPEN_TO && node.size <= 12) },
    h("summary", {}, h("span.key", {}, node.key), " ", h("span.type", {}, `${node.type}[${node.size}]`)));
  const fill = () => {
    if (!details.open || details.querySelector("ul")) return;
    const list = h("ul", {}, node.children.map((child) => branch(child, path, depth + 1, say)));
    if (node.size > node.children.length) list.append(h("li.more", {}, `${node.size - node.children.length} more`));
    details.append(list);
  };
  details.addEventListener("toggle", () => { open.set(key, details.open); fill(); });
  fill();
  return details;
}

function leaf(node, path, say) {
  const text = reference(path);
  return h("button.leaf", {
    type: "button", title: `Copy ${text}`,
    onclick: () => navigator.clipboard.writeText(text).then(() => say(`Copied ${text}`)),
  }, h("span.key", {}, node.key), " ", ...value(node));
}

/** A value with its type; of an empty list or map its size is all there is to say. */
function value({ type, text, children }) {
  if (children) return [h("span.type", {}, `${type}[0]`)];
  const shown = type === "String" ? `"${text}"` : text;
  return [h(`span.value.${type.toLowerCase()}`, {}, shown), " ", h("span.type", {}, type)];
}
