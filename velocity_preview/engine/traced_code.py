"""The code of a merge that is traced: the same, and beside it what the trace has to know."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from velocity_preview.engine.code import Code
from velocity_preview.engine.lookups import LOOKUPS
from velocity_preview.engine.origins import Printing, Run
from velocity_preview.engine.pending import joined
from velocity_preview.engine.purpose import Purpose
from velocity_preview.engine.reference import FormalReference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.engine.changes import Changes
    from velocity_preview.engine.element import Element
    from velocity_preview.engine.foreach_directive import ForeachDirective
    from velocity_preview.engine.origins import Origin
    from velocity_preview.values.engines import Engine

_START: Final = " c = m.context; get = c.get; r = m.tracer"
_NOTING: Final = f"{_START}; {', '.join(LOOKUPS)} = r.lookups"


class TracedCode(Code):
    """Prints through the tracer, `r`, and looks members up with its functions, which note what is missing.

    Most of it runs once, and it takes longer to compile than to run: it is written as shortly as can be.
    """

    traced = True
    most_pending = 64

    def __init__(self, engine: Engine, changes: Changes, purpose: Purpose, *, by_name: bool = False) -> None:
        start = _START if engine.runtime_strict_mode_enable else _NOTING
        super().__init__(engine, changes, purpose, by_name=by_name, start=start)
        self._at_once = purpose is Purpose.TRACED_AT_ONCE
        self._values: dict[str, object] = {}
        """Constants by their Python expressions."""

    @property
    def is_hot(self) -> bool:
        """Calls are shorter than what they do written out."""
        return False

    def temporary(self) -> str:
        name = super().temporary()
        self._current.origins.pop(name, None)
        return name

    def visit(self, block: Element) -> None:
        self.line(f"r.visit({self.element(block)})")

    # Where values come from.

    def constant(self, value: object) -> str:
        expression = super().constant(value)
        self._values[expression] = value
        return expression

    def origin(self, held: str) -> Origin | None:
        return self._current.origins.get(held)

    def comes_from(self, held: str, origin: Origin) -> None:
        self._current.origins[held] = origin

    def path(self, held: str) -> str:
        origin = self.origin(held)
        return "None" if origin is None else origin.expression

    @contextmanager
    def loop(self, directive: ForeachDirective, turns: str, size: str, source: str) -> Iterator[None]:
        path = self.store(self.path(source))
        with super().loop(directive, turns, size, source):
            loop = self._loops[-1]
            yield
        key = self.constant(loop.name)
        loop.function.fill(loop.turn, f"r.paths[{key}] = l{loop.item}.path_of_item({path})")
        self.line(f"r.paths.pop({key}, None)")

    # What is printed.

    def printing(self, reference: FormalReference, held: str, *, is_piece: bool) -> str:
        origin = self.origin(held)
        if origin is None or origin.held or not self._values.keys() >= set(origin.keys):
            name = self.constant(Printing(reference, "", None, is_piece))
            return name if origin is None else f"{name}, {origin.expression}"
        keys = tuple(self._values[key] for key in origin.keys)
        return self.constant(Printing(reference, origin.name, keys, is_piece))

    def write(self, expression: str, element: Element) -> None:
        self._current.sources.append(element)
        super().write(expression, element)
        if self._at_once:
            self.flush()

    def write_text(self, text: str, element: Element) -> None:
        self.write(self.constant(text), element)

    def flush(self) -> None:
        parts, sources = self._current.pending.parts, self._current.sources
        if not parts:
            return
        references = (number for number, one in enumerate(sources) if _has_path(one))
        run = self.constant(Run(tuple(sources), tuple(references)))
        texts = ", ".join(joined([part], self.constant) for part in parts)
        self.line(f"r.put(out, ({texts},), {run})")
        parts.clear()
        sources.clear()


def _has_path(element: Element) -> bool:
    """Whether an element that is printed has told the tracer where its text comes from."""
    return isinstance(element, FormalReference) and not element.escaped_bang
