// From a place in the message's page to the offset in its source, and back.

import { sourceLetters } from "./html-text.js";

const LETTERS = /\S/g;

/** The map of a document that shows a source. Text that stands elsewhere than in the source is found again. */
export class TextMap {
  constructor(document, source, kind) {
    this.document = document;
    const { letters, offsets } = sourceLetters(source, kind);
    this.offsets = offsets;
    this.texts = [];
    let at = 0;
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode()); ) {
      const units = positions(node.data);
      if (!units.length) continue;
      const text = units.map((unit) => node.data[unit]).join("");
      const next = letters.indexOf(text, at);
      const start = next < 0 ? letters.indexOf(text) : next;
      if (start < 0) continue;
      if (next >= 0) at = next + text.length;
      this.texts.push({ node, units, start });
    }
  }

  /** The offset in the source of a place in a text node; null where that is not known. */
  offsetAt(node, unit) {
    const text = this.texts.find((one) => one.node === node);
    if (!text) return null;
    const index = text.units.findLastIndex((position) => position <= unit);
    return this.offsets[text.start + Math.max(index, 0)];
  }

  /** The ranges of the document that show the source from `start` to `end`. */
  ranges(start, end) {
    const first = lowerBound(this.offsets, start);
    const last = lowerBound(this.offsets, end) - 1;
    if (last < first) return [];
    return this.texts
      .map(({ node, units, start: from }) => [node, units[Math.max(first - from, 0)], units[Math.min(last - from, units.length - 1)],
        first < from + units.length && last >= from])
      .filter(([, , , shown]) => shown)
      .map(([node, from, to]) => range(this.document, node, from, to + 1));
  }
}

function positions(data) {
  return [...data.matchAll(LETTERS)].map(({ index }) => index);
}

function range(document, node, from, to) {
  const found = document.createRange();
  found.setStart(node, from);
  found.setEnd(node, to);
  return found;
}

/** The first index whose value is not below `wanted`, of a sorted list. */
function lowerBound(values, wanted) {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
