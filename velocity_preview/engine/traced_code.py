"""The code of a merge that is traced: the same, and beside it what the trace has to know."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, cast

from velocity_preview.engine.code import Code
from velocity_preview.engine.lookups import LOOKUPS
from velocity_preview.engine.origins import Held, Plain, Printing, Run
from velocity_preview.engine.pending import PendingRun
from velocity_preview.engine.purpose import Purpose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.engine.changes import Changes
    from velocity_preview.engine.element import Element
    from velocity_preview.engine.foreach_directive import ForeachDirective
    from velocity_preview.engine.if_directive import IfDirective
    from velocity_preview.engine.origins import Origin, Part
    from velocity_preview.engine.path import Member
    from velocity_preview.engine.reference import FormalReference
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
        self._looks_up = not by_name and not engine.runtime_strict_mode_enable
        """Whether plain references have no lines of their own: the tracer looks them up."""
        self._keeps_arguments = engine.velocimacro_arguments_preserve_literals

    @property
    def is_hot(self) -> bool:
        """Calls are shorter than what they do written out."""
        return False

    def temporary(self) -> str:
        name = super().temporary()
        self._current.origins.pop(name, None)
        return name

    def line(self, text: str, element: Element | Run | None = None) -> None:
        run = self._current.run
        if run.is_plain:
            self.flush()
        elif run.visited is not None:
            self._write_visited(run)
        super().line(text, element)

    def visit(self, block: Element) -> None:
        run = self._current.run
        if run.parts or run.visited is not None:
            self.line(f"r.visit({self.element(block)})")
        else:
            run.visited = block

    def _write_visited(self, run: PendingRun) -> None:
        """The line of a block that does not begin with a run."""
        block, run.visited = run.visited, None
        if block is not None:
            self.line(f"r.visit({self.element(block)})")

    def last_test(self, test: str, directive: IfDirective) -> str:
        """Where no arm runs, the directive itself is counted: `visit` returns None."""
        return f"({test}) or r.visit({self.element(directive)})"

    # Where values come from.

    def origin(self, held: str) -> Origin | None:
        return self._current.origins.get(held)

    def comes_from(self, held: str, origin: Origin) -> None:
        self._current.origins[held] = origin

    def path(self, held: str) -> str:
        origin = self.origin(held)
        return "None" if origin is None else origin.expression

    def binding(self, name: str, held: str) -> str:
        return f"r.bind({self.constant(name)}, {held}, {self.path(held)})"

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
        keys = reference.plain_keys
        if keys is not None:
            return self.constant(Printing(reference, reference.expression.name, keys, is_piece))
        name = self.constant(Printing(reference, "", None, is_piece))
        origin = self.origin(held)
        return name if origin is None else f"{name}, {origin.expression}"

    def write_reference(self, reference: FormalReference) -> None:
        keys = reference.plain_keys if self._looks_up else None
        if keys is None or (self._keeps_arguments and reference.may_be_argument):
            self._current.pending.parts.append(reference.text(self, is_piece=True))
            self._add(reference, Held.REFERENCE)
            return
        path = reference.expression
        steps = tuple(zip(cast("list[Member]", path.steps), keys, strict=True))
        printing = Printing(reference, path.name, keys, is_piece=False)
        self._current.run.is_plain = True
        self._add(reference, Plain(printing, reference.undefined, steps))

    def write(self, expression: str, element: Element) -> None:
        self._current.pending.parts.append(expression)
        self._add(element, Held.TEXT)

    def write_text(self, text: str, element: Element) -> None:
        self._add(element, text)

    def _add(self, element: Element, part: Part) -> None:
        parts = self._current.run.parts
        parts.append((element, part))
        if self._at_once or len(parts) >= self.most_pending:
            self.flush()

    def flush(self) -> None:
        function = self._current
        run, held = function.run, function.pending.parts
        if not run.parts:
            self._write_visited(run)
            return
        function.run = PendingRun()
        parts = Run(tuple(run.parts), run.visited)
        given = "".join([f", {name}" for name in held])
        held.clear()
        self.line(f"r.put(out, {self.constant(parts)}{given})", parts if run.is_plain else None)
