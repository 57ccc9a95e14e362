"""The code of a merge that is traced: the same, and beside it what the trace has to know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.engine.code import Code
from velocity_preview.engine.lookups import LOOKUPS
from velocity_preview.engine.origins import Held, Origin, Printing, Run, Way
from velocity_preview.engine.pending import PendingRun
from velocity_preview.engine.purpose import Purpose

if TYPE_CHECKING:
    from velocity_preview.engine.changes import Changes
    from velocity_preview.engine.element import Element
    from velocity_preview.engine.foreach_directive import ForeachDirective
    from velocity_preview.engine.function import OpenLoop
    from velocity_preview.engine.if_directive import IfDirective
    from velocity_preview.engine.module import Running
    from velocity_preview.engine.origins import Part
    from velocity_preview.engine.path import VariableExpression
    from velocity_preview.engine.reference import FormalReference
    from velocity_preview.values.engines import Engine

_START: Final = " c = m.context; get = c.get; r = m.tracer; put = r.put; value = r.value"
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
        self.setters = "" if engine.runtime_strict_mode_enable else "r."
        self._keeps_arguments = engine.velocimacro_arguments_preserve_literals

    @property
    def is_hot(self) -> bool:
        """Calls are shorter than what they do written out."""
        return False

    def temporary(self) -> str:
        name = super().temporary()
        self._current.origins.pop(name, None)
        return name

    def line(self, text: str, element: Running = None) -> None:
        run = self._current.run
        if run.is_plain:
            self.flush()
        elif run.visited is not None:
            self._write_visited(run)
        self._current.line(text, element)

    def visit(self, block: Element) -> None:
        run = self._current.run
        if run.parts or run.visited is not None:
            self.line(f"r.visit({self.named(block)})")
        else:
            run.visited = block

    def _write_visited(self, run: PendingRun) -> None:
        """The line of a block that does not begin with a run."""
        block, run.visited = run.visited, None
        if block is not None:
            self.line(f"r.visit({self.named(block)})")

    def last_test(self, test: str, directive: IfDirective) -> str:
        """Where no arm runs, the directive itself is counted: `visit` returns None."""
        return f"({test}) or r.visit({self.named(directive)})"

    def look_up(self, path: VariableExpression, count: int) -> tuple[str, int] | None:
        """The tracer goes as far as keys of maps lead."""
        keys = path.first_keys(count) if self._looks_up else ()
        if not keys:
            return None
        way = Way(path.name, keys, path)
        held = self.temporary()
        self.line(f"{held} = value({self.named(way)})", way)
        self.comes_from(held, Origin(path.name, tuple(map(repr, keys))))
        return held, len(keys)

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

    # The tracer binds what begins a turn.

    def _head(self, loop: OpenLoop, turns: str) -> str:
        item = loop.item
        return f"for {item} in r.turns({self.constant(loop.name)}, l{item}, {turns}, p{item}):"

    def _bind(self, loop: OpenLoop, entry: int, directive: ForeachDirective, source: str) -> None:
        loop.function.fill(entry, f"p{loop.item} = {self.path(source)}")
        super()._bind(loop, entry, directive, source)
        self.line(f"r.paths.pop({self.constant(loop.name)}, None)")

    def _bind_turn(self, loop: OpenLoop) -> None:
        """Nothing: see `Tracer.turns`."""

    # What is printed.

    def printing(self, reference: FormalReference, held: str, *, is_piece: bool) -> str:
        way = _way_of(reference)
        name = self.named(Printing(reference, way, is_piece))
        if way is not None:
            return name
        origin = self.origin(held)
        return name if origin is None else f"{name}, {origin.expression}"

    def write_reference(self, reference: FormalReference) -> None:
        way = _way_of(reference) if self._looks_up else None
        if way is None or (self._keeps_arguments and reference.may_be_argument):
            self._current.pending.parts.append(reference.text(self, is_piece=True))
            self._current.run.told += 1
            self._add(reference, Held.REFERENCE)
            return
        self._current.run.is_plain = True
        self._add(reference, Printing(reference, way, is_piece=False))

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
        parts = Run(run.parts, run.visited, run.told)
        given = "".join([f", {name}" for name in held])
        held.clear()
        self.line(f"put(out, {self.named(parts)}{given})", parts if run.is_plain else None)


def _way_of(reference: FormalReference) -> Way | None:
    """The way to what a reference prints, where it is nothing but a name and keys."""
    keys = reference.plain_keys
    return None if keys is None else Way(reference.expression.name, keys, reference.expression)
