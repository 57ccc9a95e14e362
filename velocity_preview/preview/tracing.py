"""Where each text of the message comes from: template place and data path."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, TypedDict

from velocity_preview.preview.subjects import BrokenPayload
from velocity_preview.rendering import EmptyScenario
from velocity_preview.settings import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from velocity_preview.engine.element import Element
    from velocity_preview.engine.trace import Path, Trace
    from velocity_preview.preview.subjects import Subject
    from velocity_preview.workspace import NamedScenario


class Place(TypedDict):
    """A part of a template, 1-based. `text` is its VTL; `file` is named as the template includes it."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class Undefined(TypedDict):
    """A reference that had no value. `printed` is what it printed, `nearest` a key the data does have."""

    place: int
    path: str | None
    printed: str
    nearest: str | None


class SourceMap(TypedDict):
    """`pieces` are [start, end, place, path]: UTF-16 offsets of the message, an index of `places`."""

    places: list[Place]
    pieces: list[tuple[int, int, int, str | None]]
    undefined: list[Undefined]


NOTHING = SourceMap(places=[], pieces=[], undefined=[])


def source_map(subject: Subject, scenario: NamedScenario | BrokenPayload | None) -> SourceMap:
    """The map of a scenario's message; empty where there is none."""
    if isinstance(scenario, BrokenPayload) or (template := subject.parsed()) is None:
        return NOTHING
    chosen = scenario.scenario if scenario else EmptyScenario()
    return _map(template.trace({**chosen.context, **subject.configuration.tools}), chosen.context)


def _map(trace: Trace, data: Mapping[str, object]) -> SourceMap:
    places = _Places()
    utf16 = utf16_offset(trace.text)
    pieces = [
        (utf16(piece.start), utf16(piece.end), places.index(piece.element), shown_path(piece.path))
        for piece in trace.pieces
        if piece.end > piece.start
    ]
    undefined = [
        Undefined(
            place=places.index(item.element),
            path=shown_path(item.path),
            printed=item.text,
            nearest=_nearest(item.path, data),
        )
        for item in trace.prints
        if item.java_class is None
    ]
    return SourceMap(places=places.found, pieces=pieces, undefined=_once(undefined))


class _Places:
    """The places of elements, each once."""

    def __init__(self) -> None:
        self.found: list[Place] = []
        self._indexes: dict[Element, int] = {}

    def index(self, element: Element) -> int:
        if element not in self._indexes:
            self._indexes[element] = len(self.found)
            self.found.append(_place(element))
        return self._indexes[element]


def _place(element: Element) -> Place:
    source = element.reading.source
    start, end = source.position(element.span.start), source.position(element.span.end)
    return Place(
        file=source.name,
        line=start.line,
        column=start.column,
        end_line=end.line,
        end_column=end.column,
        text=source.text[element.span.start : element.span.end][:200],
    )


def shown_path(path: Path | None) -> str | None:
    """A data path as people write it: `data.items[0].price`."""
    if path is None:
        return None
    first, *rest = path
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in rest)
    return f"{first}{''.join(steps)}"


def utf16_offset(text: str) -> Callable[[int], int]:
    """Turns an offset in characters into one in UTF-16 units, as the page counts."""
    if not text or max(text) <= "\uffff":
        return lambda offset: offset
    units = [0, *accumulate(2 if character > "\uffff" else 1 for character in text)]
    return units.__getitem__


def _nearest(path: Path | None, data: Mapping[str, object]) -> str | None:
    """The key that may have been meant, of the object that lacks the last step of a path."""
    if not path or not isinstance(path[-1], str):
        return None
    holder: object = data
    for step in path[:-1]:
        try:
            holder = holder[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return None
    return nearest(path[-1], [str(key) for key in holder]) if isinstance(holder, dict) else None


def _once(undefined: list[Undefined]) -> list[Undefined]:
    unique = {(item["place"], item["path"]): item for item in undefined}
    return list(unique.values())
