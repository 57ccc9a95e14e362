// Patching a document to be like another one, touching only what differs.
//
// What is equal at both ends of a list of children is passed over at the speed of the browser's own comparison; a list
// that changed its make-up in between is left to idiomorph, which compares every child with every other.

import { Idiomorph } from "../vendor/idiomorph.js";

const MOST_COMPARED = 150;

/** Make `old` like `wanted`; both are elements of the same name. `wanted` may be of another document. */
export function patch(old, wanted) {
  if (old.isEqualNode(wanted)) return;
  patchAttributes(old, wanted);
  patchChildren(old, wanted);
}

function patchAttributes(old, wanted) {
  for (const { name } of [...old.attributes]) if (!wanted.hasAttribute(name)) old.removeAttribute(name);
  for (const attribute of wanted.attributes) {
    if (old.getAttribute(attribute.name) !== attribute.value) old.setAttributeNode(attribute.cloneNode());
  }
}

function patchChildren(old, wanted) {
  const { next, before, after } = differing([...old.childNodes], [...wanted.childNodes]);
  if (before.length === after.length && before.every((node, index) => alike(node, after[index]))) {
    before.forEach((node, index) => patchNode(node, after[index]));
  } else if (before.length && after.length && old.childNodes.length <= MOST_COMPARED) {
    Idiomorph.morph(old, wanted, { head: { style: "morph" } });
  } else {
    for (const node of before) node.remove();
    for (const node of after) old.insertBefore(old.ownerDocument.importNode(node, true), next);
  }
}

/** Two lists without the equal nodes at their starts and ends, and the node behind what differs of the first. */
function differing(before, after) {
  let start = 0;
  while (start < before.length && start < after.length && before[start].isEqualNode(after[start])) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end).isEqualNode(after.at(-1 - end))) end += 1;
  const stop = before.length - end;
  return { next: before[stop] ?? null, before: before.slice(start, stop), after: after.slice(start, after.length - end) };
}

function alike(node, other) {
  return node.nodeType === other.nodeType && node.nodeName === other.nodeName && node.id === other.id;
}

function patchNode(node, other) {
  if (node.nodeType === Node.ELEMENT_NODE) patch(node, other);
  else if (node.nodeValue !== other.nodeValue) node.nodeValue = other.nodeValue;
}
