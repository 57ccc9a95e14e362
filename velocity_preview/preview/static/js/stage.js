// The stage: the message in one frame or two, at the chosen width, with the error card over it.

import { watchChanges } from "./changed-marks.js";
import { byId, h } from "./dom.js";
import { errorCard, showPlace } from "./error-card.js";
import { emptyStage } from "./empty-states.js";
import { behave } from "./frame-behaviour.js";
import { messageHtml } from "./message-html.js";
import { MessageFrame } from "./message-frame.js";
import { framesFor, Screen } from "./screen.js";
import { on, set, state } from "./store.js";

const stage = byId("stage");
const screens = h("div.screens");
const over = h("div.over", { "aria-live": "polite" });
let shown = [];
let place = "";
let clicked = () => {};

/** Set the stage up; it follows the state from then on. `onclick(frame, event)` hears of clicks in a message. */
export function setStage(onclick) {
  clicked = onclick;
  stage.append(screens, over);
  on(["width"], arrange);
  on(["tab"], () => stage.classList.toggle("split", state.tab === "template"));
  on(["view", "width", "images", "dark"], draw);
  on(["view", "problem", "card", "templates", "tab"], drawOver);
}

/** The frames on the stage now. */
export const frames = () => shown.map(({ frame }) => frame);

function arrange() {
  const wanted = framesFor(state.width);
  while (shown.length > wanted.length) shown.pop().screen.remove();
  while (shown.length < wanted.length) shown.push(newScreen());
  shown.forEach(({ screen }, index) => screen.setWidth(wanted[index]));
}

function newScreen() {
  const screen = new Screen(screens, { onresize: (width) => set({ width }), onscale: (scale) => set({ scale }) });
  const frame = new MessageFrame(screen.box, { title: "Message", onfresh: watch });
  return { screen, frame };
}

function watch(document) {
  const { frameElement } = document.defaultView;
  behave(document, (event) => clicked(frameElement, event));
}

async function draw() {
  const { view } = state;
  const text = view?.text ?? view?.last ?? null;
  screens.hidden = text === null;
  if (text === null) return paint(view);
  const here = `${view.template}\n${view.scenario}`;
  const fresh = here !== place;
  place = here;
  const html = messageHtml(text, view.kind);
  await Promise.all(shown.map((one) => drawOne(one, html, fresh)));
  paint(view);
}

/** After the next frame is painted, note it. */
function paint(view) {
  if (view && view === state.view) requestAnimationFrame(() => setTimeout(() => noteShown(view)));
}

async function drawOne({ screen, frame }, html, fresh) {
  const marks = fresh ? () => {} : watchChanges(frame, screen.layer);
  await frame.show(html, { images: state.images, dark: state.dark, fresh });
  marks();
}

/** When the pixels are there: how long after the save that was. */
function noteShown(view) {
  const now = Date.now();
  set({ shown: { digest: view.digest, saved: view.saved, after: view.saved ? now - view.saved : null } });
  document.documentElement.dataset.shown = view.error ? "error" : view.digest;
}

function drawOver() {
  const { view, problem, card, templates } = state;
  const error = card ?? view?.error;
  const content = error ? errorCard(error, view) : emptyStage({ view, problem, templates, folder: state.folder });
  over.replaceChildren(...[content].filter(Boolean));
  over.hidden = content === null || state.tab === "template";
  stage.classList.toggle("dimmed", Boolean(error));
  if (error) showPlace(over);
}
