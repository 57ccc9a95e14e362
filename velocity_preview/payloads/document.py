"""A JSON text that knows where its values stand: the payload file, or JSON inside one of its strings.

Nothing is looked up before somebody asks. A container is then gone through once, its children skipped by the
standard library's decoder at its own speed, and remembered.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from velocity_preview.patterns import rare_pattern
from velocity_preview.payloads.escapes import Escapes
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_DECODER = json.JSONDecoder()
_SPACE = rare_pattern(r"[ \t\n\r]*+")


class Member(NamedTuple):
    """A value in a container: its key or index, and where key and value stand in the document's text."""

    step: str | int
    key: Span | None
    value: Span


class Document:
    """Offsets are those of `text`; `outer` turns them into those of the file.

    Where `text` is no JSON, `root`, `member` and `members` raise `ValueError`.
    """

    def __init__(self, text: str, parent: Document | None = None, string: Span | None = None) -> None:
        self.text = text
        self._parent = parent
        self._start = string.start + 1 if string else 0
        raw = parent.text[self._start : string.end - 1] if parent and string else ""
        self._escapes = Escapes.of(raw)
        self._members: dict[int, dict[str | int, Member]] = {}
        self._inner: dict[int, Document] = {}

    def outer(self, span: Span) -> Span:
        """A span of this text as a span of the file."""
        if self._parent is None:
            return span
        start, end = (self._start + self._escapes.raw_offset(offset) for offset in span)
        return self._parent.outer(Span(start, end))

    def root(self) -> Span:
        """The value of the whole text."""
        start = self._skip(0)
        return Span(start, self._end(start))

    def whole(self, root: Span | None = None) -> Member:
        """That value as a member of nothing; `root` is another one that counts instead."""
        return Member("", None, root or self.root())

    def inner(self, string: Span) -> Document:
        """The value of a string of this text, as a text of its own."""
        if string.start not in self._inner:
            value, _ = _DECODER.raw_decode(self.text, string.start)
            self._inner[string.start] = Document(value, self, string)
        return self._inner[string.start]

    def member(self, container: Span, step: str | int) -> Member | None:
        """The member of an object or array; of two with the same key the last, as in Java."""
        if container.start not in self._members:
            self._members[container.start] = {member.step: member for member in self.members(container)}
        return self._members[container.start].get(step)

    def members(self, container: Span) -> Iterator[Member]:
        """All members in their order, those with the same key too; none where the value is no container."""
        opener = self.text[container.start]
        at = self._skip(container.start + 1)
        index = 0
        while opener in "{[" and self.text[at] not in "}]":
            key = Span(at, self._end(at)) if opener == "{" else None
            start = self._skip(self._skip(key.end) + 1) if key else at
            value = Span(start, self._end(start))
            yield Member(self._string(key) if key else index, key, value)
            at = self._skip(value.end)
            at = self._skip(at + 1) if self.text[at] == "," else at
            index += 1

    def _string(self, span: Span) -> str:
        value, _ = _DECODER.raw_decode(self.text, span.start)
        return str(value)

    def _end(self, start: int) -> int:
        _, end = _DECODER.raw_decode(self.text, start)
        return end

    def _skip(self, at: int) -> int:
        match = _SPACE.match(self.text, at)
        return match.end() if match else at
