// What a frame does: links open outside, the page's keys work while the message has the focus.

const OUTSIDE = /^(https?|mailto|tel|sms):/i;

/** Give a new frame document its behaviour; `onclick(event)` hears of clicks that follow no link. */
export function behave(document, onclick) {
  document.addEventListener("click", (event) => (linkOf(event) && !event.altKey ? follow(event) : onclick(event)));
  document.addEventListener("auxclick", follow);
  document.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    const copy = new KeyboardEvent("keydown", event);
    if (!window.document.dispatchEvent(copy)) event.preventDefault();
  });
}

const linkOf = (event) => event.target.closest?.("a[href], area[href]");

function follow(event) {
  const link = linkOf(event);
  if (!link) return;
  event.preventDefault();
  const target = link.getAttribute("href");
  if (target.startsWith("#")) link.ownerDocument.getElementById(target.slice(1))?.scrollIntoView();
  else if (OUTSIDE.test(target)) window.open(target, "_blank", "noopener,noreferrer");
}
