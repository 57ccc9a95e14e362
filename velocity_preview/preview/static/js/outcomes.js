// What becomes of a message, in words; findings and what-if are listed by it.

export const SIGNS = { error: "▲", warning: "◆", info: "●" };

export const OUTCOMES = {
  "not-sent": "Not sent",
  cut: "Text disappears",
  leak: "Data leaks into the message",
  "wrong-text": "Wrong text",
  "lost-block": "A part is missing",
  risk: "Risk",
};
