"""The Python code that a tree becomes: what it asks the context for, and what its loops bind there."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from velocity_preview.engine.blocks import Blocks
from velocity_preview.engine.changes import LOOP_NAMES
from velocity_preview.engine.function import OpenLoop
from velocity_preview.engine.leaf_macros import leaf_macros
from velocity_preview.engine.purpose import Purpose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from velocity_preview.engine.changes import Changes
    from velocity_preview.engine.element import Element
    from velocity_preview.engine.foreach_directive import ForeachDirective
    from velocity_preview.engine.if_directive import IfDirective
    from velocity_preview.engine.leaf_macros import LeafMacro
    from velocity_preview.engine.origins import Origin
    from velocity_preview.engine.path import VariableExpression
    from velocity_preview.engine.reference import FormalReference
    from velocity_preview.values.engines import Engine

_START = " c = m.context; get = c.get"
_OF_LOOP = {
    "index": "{index}",
    "count": "{index} + 1",
    "hasNext": "{index} + 1 < {size}",
    "first": "not {index}",
    "last": "{index} + 1 >= {size}",
    "velocityCount": "{index} + 1",
    "velocityHasNext": "{index} + 1 < {size}",
}
"""Members of `$foreach`, and 1.7's own names for two of them, in the body of the loop."""


class Code(Blocks):
    """The code of one template.

    `changes` says what the template binds. Without it nothing is held beyond the place that asks for it: in
    strict mode, and where a name may be a macro's argument that is computed when it is read (`by_name`,
    engine 1.7).
    """

    traced = False
    """Whether it records what it does: then it is `TracedCode`."""
    setters = ""
    """Where the functions are found that set members."""

    def __init__(
        self,
        engine: Engine,
        changes: Changes,
        purpose: Purpose,
        *,
        by_name: bool = False,
        start: str = _START,
    ) -> None:
        super().__init__(start, is_hot=purpose is Purpose.OFTEN)
        self.engine = engine
        self.by_name = by_name
        self._changes = None if by_name or engine.runtime_strict_mode_enable else changes
        self._steady = purpose in {Purpose.STEADY, Purpose.OFTEN} and self._changes is not None
        self._knows_macros = (
            purpose in {Purpose.STEADY, Purpose.OFTEN, Purpose.CHANGING} and not changes.anything
        )
        self._macros = frozenset(macro.function_name for macro in changes.macros)
        knows_leaves = self._knows_macros and self._changes is not None
        self._leaves = leaf_macros(changes, engine) if knows_leaves else {}
        self._loops: list[OpenLoop] = []

    def undefined(self, reference: FormalReference) -> str:
        """The expression of what an undefined reference prints: nothing where it is quiet, or its own text.

        Engine 1.7 prints the argument's text for a macro's parameter.
        """
        literal = self.constant(reference.undefined)
        if not reference.may_be_argument:
            return literal
        if self.engine.velocimacro_arguments_preserve_literals:
            return f"m.literals.get({self.constant(reference.expression.name)}, {literal})"
        if self.by_name:
            return f"literal_by_name(get({self.constant(reference.expression.name)}), {literal})"
        return literal

    def write_reference(self, reference: FormalReference) -> None:
        """Print what a reference prints."""
        self.write(reference.text(self, is_piece=True), reference)

    def leaf(self, name: str) -> LeafMacro | None:
        """The macro of that name where it is a Python function with parameters of its own."""
        return self._leaves.get(name)

    def enter_macro(self, name: str, first: Element) -> None:
        """The line with which the body of a macro begins. A call of a leaf is not counted."""
        most = self.engine.velocimacro_max_depth - (name in self._leaves)
        if most >= 0 and len(self._leaves) < len(self._macros):
            self.line(f"if m.macros.depth > {most}: m.macros.refuse_depth({name!r})", first)

    def finds_macro(self, name: str) -> bool | None:
        """Whether there is a macro of that name: `#ff0000` is a call like any other. None where that is only
        known when the merge runs.
        """
        return name in self._macros if self._knows_macros else None

    # What traced code is told.

    def visit(self, block: Element) -> None:
        """A block runs."""

    def last_test(self, test: str, directive: IfDirective) -> str:  # noqa: ARG002
        """The test of the last arm of an `#if` that has no `#else`."""
        return test

    def look_up(self, path: VariableExpression, count: int) -> tuple[str, int] | None:  # noqa: ARG002
        """What holds the value of a name and some of the first `count` steps, and how many; None where that
        is written out.
        """
        return None

    def comes_from(self, held: str, origin: Origin) -> None:
        """What a Python name holds is of the data."""

    def origin(self, held: str) -> Origin | None:  # noqa: ARG002
        """Where it is from, as far as that is known."""
        return None

    def path(self, held: str) -> str:  # noqa: ARG002
        """The expression of its data path."""
        return "None"

    def printing(self, reference: FormalReference, held: str, *, is_piece: bool) -> str:  # noqa: ARG002
        """The arguments that tell the tracer of a reference that is printed, and where its value is from."""
        return ""

    # The context.

    def binding(self, name: str, held: str) -> str:
        """The statement that binds a name to what is held."""
        return f"c[{self.constant(name)}] = {held}"

    def read(self, name: str) -> str:
        """The expression that reads a name of the context; null and undefined are None.

        What stays as it is while a function runs is read once, at its start.
        """
        function = self._current
        if name in function.known:
            return function.known[name]
        key = self.constant(name)
        if self._changes is not None and not self._changes.rebinds(name):
            function.constants += 1
            holder = f"d{function.constants}"
            function.fill(0, f"{holder} = get({key})")
            function.known[name] = holder
            function.homes[holder] = 0
            return holder
        if self.engine.legacy_loop_variables and (told := self.of_loop(name)):
            return told
        self._expose(name)
        read = f"strict_read(c, {key})" if self.engine.runtime_strict_mode_enable else f"get({key})"
        return f"read_by_name({read})" if self.by_name else read

    def getter(self, held: str, function: str) -> str | None:
        """The expression of what gets keys of what is held longer than a line: made once, where it is held.

        Of a map that is the `get` of Python's dict; of anything else `function` with what is held.
        """
        home = self._current.homes.get(held)
        if home is None:
            return None
        name = f"{function[0]}{held}"
        if name not in self._current.homes:
            self._current.homes[name] = home
            getter = f"{held} if type({held}) is dict else Getter({function}, {held})"
            self._current.fill(home, f"{name} = {getter}")
        return f"{name}.get"

    def store_of_getter(self, lookup: str, element: Element) -> str:
        """Hold what a getter finds: once for all lines behind it, where these run often."""
        return self.keep(lookup, element) if self._steady and self.is_hot else self.store(lookup, element)

    def of_loop(self, member: str) -> str | None:
        """The expression of a member of `$foreach` where it is that of the loop whose own lines these are."""
        loop = self._loops[-1] if self._loops else None
        if loop is None or loop.function is not self._current or member not in _OF_LOOP or self.traced:
            return None
        if self._changes is None or self._changes.rebinds_loops or loop.name in LOOP_NAMES:
            return None
        loop.counted = True
        return _OF_LOOP[member].format(index=loop.index, size=loop.size)

    def _expose(self, name: str) -> None:
        for loop in self._loops:
            loop.exposed |= name == loop.name or name in LOOP_NAMES

    def expose_loops(self, names: Iterable[str] | None = None) -> None:
        """Code from elsewhere is called here: it may ask for these names, or for all that open loops bind."""
        for name in (loop.name for loop in self._loops) if names is None else names:
            self._expose(name)

    def truth(self, held: str) -> str:
        """The test of what is held, or of a constant. The empty check takes plain values as Python does."""
        if not self.is_hot:
            return f"truth({held}, E)"
        if self.engine.directive_if_empty_check:
            return f"({held} if type({held}) in PLAIN else truth({held}, E))"
        return f"({held} is not None and {held} is not False)"

    @contextmanager
    def loop(self, directive: ForeachDirective, turns: str, size: str, source: str) -> Iterator[None]:
        """A `for` through `turns`, of which there are `size`: what the value in `source` consists of.

        Nothing is bound for a turn, and no `$foreach` made, where only the body's own lines ask for it.
        """
        function, name, changes = self._current, directive.name, self._changes
        rebound = changes is None or changes.rebinds_loops or changes.binds_inside(name, directive.block.span)
        exposed = rebound or self.traced or (changes is not None and changes.later)
        function.loops += 1
        entry, head = function.reserve(), function.reserve()
        turn = function.reserve(deeper=1)
        loop = OpenLoop(name, self.temporary(), size, self.temporary(), function, turn, exposed=exposed)
        self._loops.append(loop)
        with self._inside():
            if not rebound and self._current is function:
                function.known[name] = loop.item
                function.homes[loop.item] = turn
            yield
        function.known.pop(name, None)
        function.forget(loop.item)
        function.loops -= 1
        self._loops.pop()
        if loop.exposed:
            self._bind(loop, entry, directive, source)
        function.fill(head, self._head(loop, turns), directive)

    def _head(self, loop: OpenLoop, turns: str) -> str:
        """The `for` itself."""
        if loop.exposed or loop.counted:
            return f"for {loop.index}, {loop.item} in enumerate({turns}):"
        return f"for {loop.item} in {turns}:"

    def _bind(self, loop: OpenLoop, entry: int, directive: ForeachDirective, source: str) -> None:
        """The lines of a loop whose names must be in the context, and are restored behind it."""
        running = f"l{loop.item}"
        made = f"m.loop({directive.turn_names!r}, {source}, {loop.size}, {self.named(directive)})"
        loop.function.fill(entry, f"{running} = {made}")
        self._bind_turn(loop)
        self.line(f"{running}.restore(c)")

    def _bind_turn(self, loop: OpenLoop) -> None:
        """What begins a turn of such a loop."""
        function = loop.function
        function.fill(
            loop.turn, f"l{loop.item}.index = {loop.index}; c[{self.constant(loop.name)}] = {loop.item}"
        )
        if self.engine.legacy_loop_variables:
            function.fill(
                loop.turn,
                f"c['velocityCount'] = {loop.index} + 1; "
                f"c['velocityHasNext'] = {loop.index} + 1 < {loop.size}",
            )
