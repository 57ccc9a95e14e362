// How a browser lays a message out depends on its doctype: standards, almost standards, or quirks.

const DOCTYPE = /^(?:\s|<!--[\s\S]*?-->)*(<!doctype[^>]*>)/i;
const TRANSITIONAL = /^-\/\/w3c\/\/dtd xhtml 1\.0 (transitional|frameset)\/\//i;
const TRANSITIONAL_WITH_SYSTEM = /^-\/\/w3c\/\/dtd html 4\.01 (transitional|frameset)\/\//i;

/** The mode of a message, as the HTML standard decides it. */
export function layoutMode(html) {
  const { compatMode, doctype } = new DOMParser().parseFromString(DOCTYPE.exec(html)?.[1] ?? "", "text/html");
  if (!doctype || compatMode === "BackCompat") return "quirks";
  if (TRANSITIONAL.test(doctype.publicId)) return "limited";
  return TRANSITIONAL_WITH_SYSTEM.test(doctype.publicId) && doctype.systemId ? "limited" : "standards";
}
