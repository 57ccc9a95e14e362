"""Where the data of a payload stands in its file, through JSON inside strings too."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.payloads.document import Document, Member

Path: TypeAlias = tuple[str | int, ...]
"""Keys and indexes from the file's own root, or, where said so, from a scenario's root."""


class _Place(NamedTuple):
    document: Document
    member: Member


class Places:
    """All answers are spans of the file; None where the payload has nothing of that path.

    Where the text is an excerpt, `root` is the only value in it that counts, at the path `base` of the file.
    """

    def __init__(self, text: str, base: Path = (), root: Span | None = None) -> None:
        self._text = text
        self._base = base
        self._root_span = root

    @cached_property
    def _file(self) -> Document:
        from velocity_preview.payloads.document import Document  # noqa: PLC0415  (few runs ask for places)

        return Document(self._text)

    @property
    def text(self) -> str:
        """The JSON that there are places of."""
        return self._text if self._root_span is None else self._text[slice(*self._root_span)]

    def value(self, path: Path) -> Span | None:
        place = self._find(path)
        return place.document.outer(place.member.value) if place else None

    def key(self, path: Path) -> Span | None:
        """The key in front of a value; of an element of an array there is none."""
        place = self._find(path)
        return place.document.outer(place.member.key) if place and place.member.key else None

    def root(self, path: Path) -> Span | None:
        """The value as a root of data: of a string with JSON in it, what stands between the quotes."""
        place = self._find(path)
        try:
            place = place and _enter(place)
        except ValueError:
            return self.value(path)
        return place.document.outer(place.member.value) if place else None

    def nearest(self, path: Path) -> Span:
        """The value, or, where it is missing, the container it is missing from."""
        span = self.value(path)
        while span is None and path:
            path = path[:-1]
            span = self.value(path)
        return span or self._root_span or Span(0, 0)

    def inside(self, path: Path, span: Span, *, of_key: bool = False) -> Span:
        """A span of the value of the string at `path`, or of its key."""
        place = self._find(path)
        string = place and (place.member.key if of_key else place.member.value)
        if place is None or string is None:
            return self.nearest(path)
        return place.document.inner(string).outer(span)

    def members(self, path: Path) -> Iterator[tuple[str | int, Span]]:
        """Keys and their spans, in order, repeated keys too, of the object at `path`."""
        place = self._find(path)
        if place is None:
            return
        document, container = _enter(place)
        for member in document.members(container.value):
            if member.key:
                yield member.step, document.outer(member.key)

    def _find(self, path: Path) -> _Place | None:
        if path[: len(self._base)] != self._base:
            return None
        place = _Place(self._file, self._file.whole(self._root_span))
        try:
            for step in path[len(self._base) :]:
                document, container = _enter(place)
                member = document.member(container.value, step)
                if member is None:
                    return None
                place = _Place(document, member)
        except ValueError:  # the path leads into a string that is no JSON
            return None
        return place


def _enter(place: _Place) -> _Place:
    """The place itself, or, of a string, the value of the JSON in it."""
    document, member = place
    if document.text[member.value.start] != '"':
        return place
    inner = document.inner(member.value)
    return _Place(inner, inner.whole())
