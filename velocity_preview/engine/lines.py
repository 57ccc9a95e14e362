"""Lines of generated Python, the element behind each line, and constants.

Each operation that can fail has a line of its own, so the line of a Python traceback names the element. Names
of a template never become Python: they are constants, and so is its text.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from velocity_preview.engine.function import Function, length_of, parts_of
from velocity_preview.engine.module import Module

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from velocity_preview.engine.element import Element

_INLINE = 60
MOST_PENDING = 64
_MOST_JOINED = 24
"""Parts of one f-string. Each may be as long as a string can be, so the size is looked at behind them."""
_LONG_PIECE = 10_000
"""Characters from which on a look at the size of the message is due at once."""
_MAX_INDENT, _MAX_LOOPS = 40, 12
"""CPython allows 100 indents and 20 nested `for`: deeper blocks become functions of their own."""


class Lines:
    """Collects the functions of a module, each with a line to start with."""

    def __init__(self, start: str) -> None:
        self.constants: dict[str, object] = {}
        self._named: dict[object, str] = {}
        self._module = Module(start)
        self._first: list[tuple[str, Element | None]] = []
        self._template = self._current = Function("template", is_hot=False)
        self._functions = 0

    def constant(self, value: object) -> str:
        """A Python expression for a constant; long text gets a name of its own, which compiles faster, and so
        do large numbers: Python writes out none of thousands of digits.
        """
        kind = type(value)
        size = len(value) if kind is str else value.bit_length() if kind is int else _INLINE  # type: ignore[arg-type,attr-defined]
        if size < _INLINE or value is None or kind is bool:
            return repr(value)
        key = value if kind is str else id(value) if kind is not float else (kind, repr(value))
        if key not in self._named:
            self._named[key] = f"K{len(self.constants)}"
            self.constants[self._named[key]] = value
        return self._named[key]

    def element(self, element: Element) -> str:
        """The name by which the running code has an element."""
        return self.constant(element)

    def is_held(self, expression: str) -> bool:
        """Whether an expression is only the name of what is held."""
        return expression[:1] in "tdv" and expression[1:].isdecimal()

    def temporary(self) -> str:
        self._current.temporaries += 1
        return f"t{self._current.temporaries}"

    def statements(self, elements: Sequence[Element]) -> Iterator[Element]:
        """The elements of a block. Of a long one each part becomes a function."""
        parts = parts_of(elements, length_of)
        if len(parts) == 1:
            yield from self._statements(elements)
            return
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
            if not function.pending:
                function.temporaries = used
            yield element

    def line(self, text: str, element: Element | None = None) -> None:
        self._current.line(text, element)

    @property
    def last_element(self) -> Element | None:
        """The element of the last line that has one."""
        return next((element for _, element in reversed(self._current.lines) if element), None)

    def refuse(self, java_class: str, element: Element, message: str | None = None) -> None:
        """A line that ends the merge before anything is printed, wherever the element stands."""
        self._first.append((f" raise JavaException({java_class!r}, {message!r})", element))

    def end_merge(self, java_class: str, message: str | None, element: Element) -> None:
        """A line that ends the merge with a Java exception."""
        self.line(f"raise JavaException({java_class!r}, {message!r})", element)

    def store(self, expression: str, element: Element | None = None) -> str:
        """A line that computes `expression`; returns the name that holds it."""
        if self.is_held(expression):
            return expression
        name = self.temporary()
        self.line(f"{name} = {expression}", element)
        return name

    def keep(self, expression: str, element: Element) -> str:
        """As `store`, of what stays the same during the merge: it is not computed where it is known."""
        function = self._current
        if expression not in function.kept:
            function.keeping += 1
            function.kept[expression] = f"v{function.keeping}"
            self.line(f"v{function.keeping} = {expression}", element)
        return function.kept[expression]

    def store_result(self, call: str, held: str, rest: str, element: Element) -> str:
        """As `store`, of a call with what is in `held` and the `rest` of its arguments.

        Where the line before did nothing but compute `held`, it moves into the call, and stays a line of the
        text: errors in it are those of its own element.
        """
        function = self._current
        text, source = function.lines[-1]
        start = " " * function.indent + f"{held} = "
        name = self.temporary()
        if held.startswith("t") and text.startswith(start):
            function.lines[-1] = f"{' ' * function.indent}{name} = {call}(", element
            function.lines.append((f"{text.removeprefix(start)}, {rest})", source))
        else:
            self.line(f"{name} = {call}({held}, {rest})", element)
        return name

    @property
    def is_hot(self) -> bool:
        """Whether these lines may run more than once a merge.

        There what is asked of plain values is written out; elsewhere a call is shorter, for it takes longer
        to compile a line than to run it once.
        """
        return self._current.is_hot or self._current.loops > 0

    def write(self, expression: str, element: Element) -> None:
        """Print the text in `expression`, at once with what is straight before it."""
        self._print(f"{{{expression}}}" if self.is_hot else expression, element)

    def write_text(self, text: str, element: Element) -> None:
        """As `write`, of a text known beforehand."""
        if not self.is_hot or len(text) >= _INLINE:
            self.write(self.constant(text), element)
        else:
            self._print(text.replace("{", "{{").replace("}", "}}"), element)

    def _print(self, part: str, element: Element) -> None:
        pending = self._current.pending
        pending.append(part)
        self._current.printing = element
        if len(pending) >= (_MOST_JOINED if self.is_hot else MOST_PENDING):
            self.flush()

    def flush(self) -> None:
        """Print what is pending: before control may go elsewhere.

        Where lines run often, Python joins the parts at once, so that fewer pieces are left to be counted and
        joined. That copies long texts, so elsewhere pieces are printed as they are.
        """
        pending = self._current.pending
        if not pending:
            return
        if not self.is_hot:
            self.line(f"out.extend(({', '.join(pending)},))")
        elif len(pending) == 1:
            self.line(f"out.append(f{pending[0]!r})")
        else:
            self.line(f"p = f{''.join(pending)!r}; out.append(p)")
            self.line(f"if len(p) > {_LONG_PIECE}: m.check(out)", self._current.printing)
        pending.clear()

    @contextmanager
    def block(self, head: str, element: Element | None = None) -> Iterator[None]:
        """Lines inside `head`, such as `if t1:`."""
        self.flush()
        self.line(head, element)
        with self._inside(), self._keeping():
            yield

    @contextmanager
    def _keeping(self) -> Iterator[None]:
        """While lines are written that may not run: what they look up is not known behind them."""
        kept = self._current.kept
        known = len(kept)
        yield
        while len(kept) > known:
            kept.popitem()

    @contextmanager
    def _inside(self) -> Iterator[None]:
        """Lines deeper than the last; where that is too deep they become a function."""
        function = self._current
        function.indent += 1
        if function.indent > _MAX_INDENT or function.loops > _MAX_LOOPS:
            with self.outlined():
                yield
        else:
            before = len(function.lines)
            yield
            self.flush()
            if len(function.lines) == before:
                self.line("pass")
        function.indent -= 1

    @contextmanager
    def outlined(self) -> Iterator[None]:
        """Lines in a function of their own, which is called here."""
        self.flush()
        with self.function(is_hot=self.is_hot) as function:
            yield
        call = f"{function.name}(m, out)"
        self.line(f"if {call}: {self._leave()}" if function.breaks else call)

    def apart(self, compute: Callable[[], str]) -> str:
        """The call of a function of its own that computes what `compute` writes."""
        with self.function(is_hot=self.is_hot) as function:
            self.line(f"return {compute()}")
        return f"{function.name}(m, out)"

    def continued(self, held: str, compute: Callable[[str], str]) -> str:
        """As `apart`, of what is computed from the value in `held`; returns what holds the result."""
        with self.function(is_hot=self.is_hot) as function:
            function.parameters += ", t0"
            self.line(f"return {compute('t0')}")
        return self.store(f"{function.name}(m, out, {held})")

    @property
    def is_deep(self) -> bool:
        """Whether what is inside another `if` here has to become a function of its own."""
        return self._current.indent > _MAX_INDENT

    @contextmanager
    def guarded(self, condition: str) -> Iterator[None]:
        """Lines that print nothing, run only where `condition` holds; not where the code `is_deep`."""
        self.line(f"if {condition}:")
        self._current.indent += 1
        with self._keeping():
            yield
        self._current.indent -= 1

    def assign_if(self, condition: str, target: str, compute: Callable[[], str]) -> None:
        """Lines that set `target` to what `compute` writes, only where `condition` holds."""
        if self._current.indent > _MAX_INDENT:
            self.line(f"if {condition}: {target} = {self.apart(compute)}")
            return
        with self.guarded(condition):
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
    def function(self, *, is_hot: bool = True) -> Iterator[Function]:
        """Lines of a function of their own: a deep block, a macro's body, a block that is printed later."""
        outer = self._current
        self._functions += 1
        self._current = function = Function(f"f{self._functions}", is_hot=is_hot)
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
