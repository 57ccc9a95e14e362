// One frame with the message in it: sandboxed, no scripts, patched in place.

import { setDarkening } from "./darkening.js";
import { h } from "./dom.js";
import { layoutMode } from "./layout-mode.js";
import { patch } from "./patching.js";

const SANDBOX = "allow-same-origin allow-popups allow-popups-to-escape-sandbox";
// A content policy could not be taken out again once it is in; a refresh has no place in a mail.
const LEFT_OUT = 'meta[http-equiv="refresh" i], meta[http-equiv="content-security-policy" i], base';

/** The documents with a message in them: a frame that is moved in the page loads an empty one. */
const filled = new WeakSet();

/** A frame in `holder`; `onfresh(document)` is told of every new document. */
export class MessageFrame {
  constructor(holder, { title, onfresh = () => {} }) {
    this.holder = holder;
    this.title = title;
    this.onfresh = onfresh;
    this.element = null;
    this.kind = "";
    this.working = Promise.resolve();
  }

  /** The frame's document, once there is one. */
  get document() {
    return this.element?.contentDocument ?? null;
  }

  /** Show a message. The same document is patched; another layout mode or image setting needs a new one. */
  show(html, options) {
    this.working = this.working.then(() => this.#show(html, options), () => this.#show(html, options));
    return this.working;
  }

  async #show(html, { images = true, dark = "light", fresh = false }) {
    const kind = `${layoutMode(html)}?images=${images ? "on" : "off"}`;
    if (kind !== this.kind || !filled.has(this.document)) await this.#replace(html, kind, dark, fresh);
    else if (fresh) this.#fill(html);
    else patch(this.document.documentElement, this.#parse(html));
    setDarkening(this, dark, html);
  }

  /** Load the new frame behind the old one and swap them when it is filled, so that nothing flickers. */
  async #replace(html, kind, dark, fresh) {
    const old = this.element;
    const scroll = fresh || !old ? [0, 0] : [old.contentWindow.scrollX, old.contentWindow.scrollY];
    const element = h("iframe.message.coming", { sandbox: SANDBOX, title: this.title, src: `/frame/${kind}` });
    const loaded = new Promise((resolve) => element.addEventListener("load", resolve, { once: true }));
    this.holder.append(element);
    await loaded;
    this.element = element;
    this.kind = kind;
    this.#fill(html);
    setDarkening(this, dark, html);
    element.contentWindow.scrollTo(...scroll);
    element.classList.remove("coming");
    old?.remove();
    this.onfresh(this.document);
  }

  #fill(html) {
    const { document } = this;
    filled.add(document);
    document.replaceChild(document.importNode(this.#parse(html), true), document.documentElement);
    document.defaultView.scrollTo(0, 0);
  }

  /** Parsed by the frame's own parser: the page's would apply the page's content policy to the message's styles. */
  #parse(html) {
    const parser = new this.document.defaultView.DOMParser();
    const parsed = parser.parseFromString(html, "text/html");
    for (const element of parsed.querySelectorAll(LEFT_OUT)) element.remove();
    return parsed.documentElement;
  }
}
