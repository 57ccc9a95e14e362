// For 600 ms the text a save changed is outlined, so that the eye finds it.

import { h } from "./dom.js";

const SHOWN_FOR = 600;
const MOST = 24;

/** Watch a frame: call the result before a patch; what it returns, after it, draws the outlines. */
export function watchChanges(frame, layer) {
  const { document } = frame;
  if (!document?.body) return () => {};
  const records = [];
  const seen = new MutationObserver((some) => records.push(...some));
  seen.observe(document.documentElement, { subtree: true, childList: true, characterData: true });
  return () => {
    records.push(...seen.takeRecords());
    seen.disconnect();
    outline(touched(records, document), layer);
  };
}

/** The elements whose text changed, or that are new; without those inside another of them. */
function touched(records, document) {
  const found = new Set();
  for (const { type, target, addedNodes } of records) {
    if (type === "characterData") found.add(target.parentElement);
    else for (const node of addedNodes) found.add(node.nodeType === 1 ? node : node.parentElement);
  }
  const elements = [...found].filter((element) => element && document.body?.contains(element));
  return elements.filter((one) => !elements.some((other) => other !== one && other.contains(one)));
}

function outline(elements, layer) {
  if (elements.length > MOST) return;
  for (const element of elements) {
    const box = element.getBoundingClientRect();
    if (!box.width || !box.height) continue;
    const mark = h("div.changed");
    Object.assign(mark.style, {
      left: `${box.left - 2}px`, top: `${box.top - 2}px`, width: `${box.width + 4}px`, height: `${box.height + 4}px`,
    });
    layer.append(mark);
    setTimeout(() => mark.remove(), SHOWN_FOR);
  }
}
