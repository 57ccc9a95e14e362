"""Where a place of a message stands in its HTML: what the reader sees, what is inside an attribute."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
import re
from typing import TYPE_CHECKING, Final

from velocity_preview.whatif.markup_pattern import MarkupPattern

if TYPE_CHECKING:
    from collections.abc import Container

_INSIDE: Final = r"(?:[^<>\"']|\"[^\"]*\"|'[^']*')*"
_COMMENT: Final = ("<!--", "-->")
_HIDDEN: Final = MarkupPattern(
    (
        _COMMENT,
        *((rf"<{name}\b", rf"</{name}\s*>") for name in ("style", "script", "head", "title")),
        ("<!", ">"),
    ),
    f"<[A-Za-z/]{_INSIDE}>",
)
_ENTITY_OF_SPACE: Final = re.compile(r"&(?:nbsp|zwnj|#8204|#160|#847|shy|ensp|emsp|thinsp);")
_TAG: Final = MarkupPattern((_COMMENT,), rf"<(?P<name>[A-Za-z][\w:-]*)(?P<inside>{_INSIDE})>")
_ANY_TAG: Final = MarkupPattern(
    (_COMMENT,), rf"<(?P<closes>/?)(?P<name>[A-Za-z][\w:-]*){_INSIDE}?(?P<is_alone>/?)>"
)
_VOID: Final = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_ATTRIBUTE: Final = re.compile(r"(?<![\w:-])([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")


def visible_text(html: str) -> str:
    """What the reader sees of a piece of HTML, blanks apart."""
    pieces, end = [], 0
    for match in _HIDDEN.finditer(html):
        pieces.append(html[end : match.start()])
        end = match.end()
    return " ".join(_ENTITY_OF_SPACE.sub(" ", " ".join((*pieces, html[end:]))).split())


@dataclass(frozen=True, slots=True)
class Attribute:
    """The value of an attribute: where it stands in the message. `quote` is empty where it has none."""

    tag: str
    name: str
    quote: str
    start: int
    end: int

    def is_broken_by(self, text: str) -> bool:
        """Whether a text ends the value too early."""
        return self.quote in text if self.quote else any(mark in text for mark in " >\"'")


class Attributes:
    """The values of all attributes of a message."""

    def __init__(self, html: str) -> None:
        self._found = [
            _attribute(tag, match)
            for tag in _TAG.finditer(html)
            if tag["name"]
            for match in _ATTRIBUTE.finditer(html, tag.start("inside"), tag.end("inside"))
        ]

    def at(self, start: int) -> Attribute | None:
        """The attribute in whose value a text begins."""
        index = bisect_right(self._found, start, key=lambda attribute: attribute.start) - 1
        return self._found[index] if index >= 0 and start <= self._found[index].end else None


def _attribute(tag: re.Match[str], match: re.Match[str]) -> Attribute:
    group = next(index for index in (2, 3, 4) if match.group(index) is not None)
    quote = {2: '"', 3: "'"}.get(group, "")
    return Attribute(tag["name"].lower(), match.group(1).lower(), quote, match.start(group), match.end(group))


class Tags:
    """The tags of a piece of HTML that have an end tag, comments apart."""

    def __init__(self, html: str) -> None:
        self._left: Counter[str] = Counter()
        for match in _ANY_TAG.finditer(html):
            name = (match["name"] or "").lower()
            if name and name not in _VOID and not match["is_alone"]:
                self._left[name] += -1 if match["closes"] else 1

    @property
    def names(self) -> Container[str]:
        return self._left

    @property
    def unmatched(self) -> dict[str, int]:
        """How many more begin than end, or fewer: of each tag where it is not as many."""
        return {name: left for name, left in self._left.items() if left}


class Hidden:
    """The characters of a message that are no text for the reader."""

    def __init__(self, html: str) -> None:
        self._spans = [match.span() for match in _HIDDEN.finditer(html)]

    def has(self, place: int) -> bool:
        index = bisect_right(self._spans, place, key=lambda span: span[0]) - 1
        return index >= 0 and place < self._spans[index][1]
