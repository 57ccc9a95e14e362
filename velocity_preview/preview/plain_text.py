"""A message's HTML as the plain text a reader without HTML gets."""

from __future__ import annotations

from html.parser import HTMLParser
import re

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
_PARAGRAPHS = frozenset(["blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre", "table", "ul"])
_UNSEEN = frozenset(["head", "script", "style", "template", "title", "noscript", "object", "svg"])
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|mso-hide\s*:\s*all)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")


def plain_text(html: str) -> str:
    """A line a block, a link after its text, an image by its alternative text; what is hidden is left out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = [""]
        self._hidden: list[str] = []
        self._links: list[tuple[str, int]] = []
        self._length = 0

    def text(self) -> str:
        lines = [line.strip() for line in self._lines]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _VOID:
            self._void(tag, given)
        elif self._hidden or tag in _UNSEEN or _HIDDEN.search(given.get("style") or ""):
            self._hidden.append(tag)
        else:
            self._break(tag)
            if tag == "a":
                self._links.append((given.get("href") or "", self._length))
            if tag == "li":
                self._write("- ")

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            if tag in self._hidden:
                while self._hidden.pop() != tag:
                    continue
            return
        if tag == "a" and self._links:
            self._end_link(*self._links.pop())
        if tag in {"td", "th"}:
            self._write(" ")
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._write(_SPACE.sub(" ", data))

    def _void(self, tag: str, given: dict[str, str | None]) -> None:
        if self._hidden:
            return
        if tag == "br":
            self._lines.append("")
        elif tag == "hr":
            self._lines += ["", "---", ""]
        elif tag == "img":
            self._write(given.get("alt") or "")

    def _end_link(self, target: str, start: int) -> None:
        written = self._length > start
        if target.startswith(("http:", "https:", "mailto:", "tel:")) and target not in self._lines[-1]:
            self._write(f" ({target})" if written else target)

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS and self._lines[-1].strip():
            self._lines.append("")
        if tag in _PARAGRAPHS and self._lines[-2:-1] and self._lines[-2].strip():
            self._lines.append("")

    def _write(self, text: str) -> None:
        line = self._lines[-1]
        if not line or line.endswith(" "):
            text = text.lstrip(" ")
        self._lines[-1] = line + text
        self._length += len(text.strip())
