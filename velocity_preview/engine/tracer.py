"""What the generated code of a traced merge calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.engine.trace import Missing, Path, Piece, Print, Trace
from velocity_preview.values.exceptions import NoSuchMember
from velocity_preview.values.numbers import java_class

if TYPE_CHECKING:
    from collections.abc import Callable

    from velocity_preview.engine.element import Element
    from velocity_preview.engine.merge import Merge, Output
    from velocity_preview.engine.reference import FormalReference


class Tracer:
    """Writes the record of one merge. `paths` holds where the values of set names come from."""

    def __init__(self, merge: Merge, trace: Trace) -> None:
        self._merge = merge
        self._trace = trace
        self._written = 0
        self.paths: dict[str, Path | None] = {}

    def put(self, out: Output, text: str, element: Element, path: Path | None = None) -> None:
        """Print a piece and remember where it came from."""
        out.append(text)
        if out is self._merge.message and text:
            self._trace.pieces.append(Piece(self._written, self._written + len(text), element, path))
            self._written += len(text)

    def visit(self, block: Element) -> None:
        self._trace.visits[block] += 1

    def printed(self, element: FormalReference, value: object, text: str, path: Path | None) -> None:
        kind = None if value is None else java_class(value)
        self._trace.prints.append(Print(element, kind, text, path))

    def path_of(self, name: str) -> Path | None:
        """The data path of what a name holds: its own, or that of what it was set to."""
        return self.paths.get(name, (name,)) if name in self._merge.context else (name,)

    def looked_up(
        self,
        lookup: Callable[..., object],
        arguments: tuple[object, ...],
        element: Element,
        path: Path | None,
    ) -> object:
        """A member of the first argument, and where there is none, a note of that."""
        try:
            return lookup(*arguments)
        except NoSuchMember:
            self._trace.missing.append(Missing(element, java_class(arguments[0]), path))
            return None
