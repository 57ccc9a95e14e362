"""Lines inside others, and functions of generated Python."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from velocity_preview.engine.function import Function, parts_of_block
from velocity_preview.engine.pending import Pending, joined
from velocity_preview.engine.printing import PrintingLines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from velocity_preview.engine.element import Element
    from velocity_preview.engine.module import Module

_MAX_INDENT, _MAX_LOOPS = 40, 12
"""CPython allows 100 indents and 20 nested `for`: deeper blocks become functions of their own."""


class Before:
    """Lines of a `with` before which something was written; `end` is called behind them, unless one fails.

    There is one for each block: a generator of `contextlib` takes longer.
    """

    __slots__ = ("_end",)

    def __init__(self, end: Callable[[], None]) -> None:
        self._end = end

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._end()


class Blocks(PrintingLines):
    """Writes blocks, each deeper than the line before, and the functions that deep or long ones become."""

    def statements(self, elements: Sequence[Element]) -> Iterator[Element]:
        """The elements of a block. Of a long one each part becomes a function."""
        parts = parts_of_block(elements)
        return self._statements(elements) if len(parts) == 1 else self._outlined_statements(parts)

    def _outlined_statements(self, parts: Iterable[Sequence[Element]]) -> Iterator[Element]:
        for part in parts:
            with self.outlined():
                yield from self._statements(part)

    def _statements(self, elements: Iterable[Element]) -> Iterator[Element]:
        """What holds the values of one element is free again for the next: a function with fewer names
        compiles faster. What is pending needs them still.
        """
        function = self._current
        used = function.temporaries
        for element in elements:
            if not function.pending.parts:
                function.temporaries = used
            yield element

    @property
    def may_join(self) -> bool:
        """Whether an arm that does nothing but print a little is held as one text here: see `arm`."""
        return self._current.joins or (self.is_hot and not self.is_deep)

    def arm(self, head: str, holder: str | None) -> AbstractContextManager[None]:
        """As `block`. What the lines print is held in `holder`, if there is one: to be printed with what is
        straight before and behind. A piece of the message takes longer than a part of one.
        """
        return self.block(head) if holder is None else self._held_arm(head, holder)

    @contextmanager
    def _held_arm(self, head: str, holder: str) -> Iterator[None]:
        function = self._current
        pending, function.pending = function.pending, Pending()
        joins, function.joins = function.joins, True
        with self.guarded(head):
            yield
            self.line(f"{holder} = {joined(function.pending.parts, self.constant)}")
        function.pending, function.joins = pending, joins

    def block(self, head: str, element: Element | None = None) -> AbstractContextManager[None]:
        """Lines inside `head`, such as `if t1:`."""
        self.flush()
        self.line(head, element)
        return self._inside()

    def _inside(self) -> AbstractContextManager[None]:
        """Lines deeper than the last, which may not run; where that is too deep they become a function."""
        function = self._current
        function.indent += 1
        if function.indent > _MAX_INDENT or function.loops > _MAX_LOOPS:
            return self._outlined_inside()
        return Before(partial(self._end_inside, len(function.lines), len(function.kept)))

    def _end_inside(self, lines: int, known: int) -> None:
        function = self._current
        self.flush()
        function.forget_kept(known)
        if len(function.lines) == lines:
            self.line("pass")
        function.indent -= 1

    @contextmanager
    def _outlined_inside(self) -> Iterator[None]:
        function = self._current
        with self.outlined():
            yield
        function.indent -= 1

    @contextmanager
    def outlined(self) -> Iterator[None]:
        """Lines in a function of their own, which is called here."""
        self.flush()
        with self._part() as function:
            yield
        call = f"{function.name}(m, out{self._current.given})"
        self.line(f"if {call}: {self._leave()}" if function.breaks else call)

    def _part(self) -> AbstractContextManager[Function]:
        """Lines of a part of the current function."""
        return self.function(names=self._current.taken, is_hot=self.is_hot)

    def apart(self, compute: Callable[[], str]) -> str:
        """The call of a function of its own that computes what `compute` writes."""
        with self._part() as function:
            self.line(f"return {compute()}")
        return f"{function.name}(m, out{self._current.given})"

    def continued(self, held: str, compute: Callable[[str], str]) -> str:
        """As `apart`, of what is computed from the value in `held`; returns what holds the result."""
        with self._part() as function:
            function.parameters += ", t0"
            self.line(f"return {compute('t0')}")
        return self.store(f"{function.name}(m, out{self._current.given}, {held})")

    @property
    def is_deep(self) -> bool:
        """Whether what is inside another `if` here has to become a function of its own."""
        return self._current.indent > _MAX_INDENT

    def guarded(self, head: str) -> AbstractContextManager[None]:
        """Lines inside `head` that print nothing; not where the code `is_deep`."""
        self.line(head)
        self._current.indent += 1
        return Before(partial(self._end_guarded, len(self._current.kept)))

    def _end_guarded(self, known: int) -> None:
        self._current.forget_kept(known)
        self._current.indent -= 1

    def assign_if(self, condition: str, target: str, compute: Callable[[], str]) -> None:
        """Lines that set `target` to what `compute` writes, only where `condition` holds."""
        if self._current.indent > _MAX_INDENT:
            self.line(f"if {condition}: {target} = {self.apart(compute)}")
            return
        with self.guarded(f"if {condition}:"):
            self.line(f"{target} = {compute()}")

    def leave_loop(self) -> None:
        """Leave the innermost `#foreach`; outside of one, the macro, block or template that this code is."""
        self.flush()
        self.line(self._leave())

    def _leave(self) -> str:
        if self._current.loops:
            return "break"
        self._current.breaks = True
        return "return True"

    @contextmanager
    def function(
        self, name: str = "", names: Sequence[str] = (), *, is_hot: bool = True
    ) -> Iterator[Function]:
        """Lines of a function of their own: a deep block, a macro's body, a block that is printed later.

        It has a `name` where it is called before it is written, and gets what `names` are bound to.
        """
        outer = self._current
        self._functions += 1
        self._current = function = Function(name or f"f{self._functions}", is_hot=is_hot)
        function.take(names)
        yield function
        self.flush()
        self._module.add(function, [])
        self._current = outer

    def finish(self) -> Module:
        """All functions, compiled."""
        self.flush()
        self._module.add(self._template, self._first)
        self._module.compile()
        return self._module
