"""The Python code that a tree becomes: lines, the element behind each line, and constants.

Each operation that can fail has a line of its own, so the line of a Python traceback names the element. Names
of a template never become Python: they are constants, and so is its text.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
import re
from typing import TYPE_CHECKING

from velocity_preview.values.maps import PROPERTIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from velocity_preview.engine.changes import Changes
    from velocity_preview.engine.element import Element
    from velocity_preview.engine.reference import FormalReference
    from velocity_preview.values.engines import Engine

_HELD = re.compile(r"[td]\d+")
_INLINE = 60
_MAX_INDENT = 12
"""CPython allows 20 nested `for` and 100 indents: deeper blocks become functions of their own."""


@dataclass(slots=True)
class _Function:
    name: str
    lines: list[tuple[str, Element | None]] = field(default_factory=list)
    indent: int = 1
    pending: list[str] = field(default_factory=list)
    temporaries: int = 0
    loops: int = 0
    breaks: bool = False
    known: dict[str, str] = field(default_factory=dict)
    getters: dict[str, tuple[int, int]] = field(default_factory=dict)
    prologue: list[str] = field(default_factory=list)
    paths: dict[str, str] = field(default_factory=dict)


class Code:
    """Collects the functions of one template. `traced` code records what it does."""

    def __init__(
        self,
        engine: Engine,
        *,
        by_name: bool = False,
        traced: bool = False,
        changes: Changes | None = None,
    ) -> None:
        self.engine = engine
        self._changes = None if traced or by_name or engine.runtime_strict_mode_enable else changes
        self.by_name = by_name
        """Whether a name may be a macro's argument that is computed when it is read (engine 1.7)."""
        self.traced = traced
        self.constants: dict[str, object] = {}
        self._named: dict[object, str] = {}
        self._done: list[_Function] = []
        self._first: list[tuple[str, Element | None]] = []
        self._current = _Function("template")
        self._functions = 0

    def constant(self, value: object) -> str:
        """A Python expression for a constant; long text gets a name of its own."""
        if value is None or type(value) in (bool, int) or (type(value) is str and len(value) < _INLINE):
            return repr(value)
        key = (type(value), repr(value)) if isinstance(value, (str, float)) else id(value)
        if key not in self._named:
            self._named[key] = f"K{len(self.constants)}"
            self.constants[self._named[key]] = value
        return self._named[key]

    def element(self, element: Element) -> str:
        """The name by which the running code has an element."""
        return self.constant(element)

    def undefined(self, reference: FormalReference) -> str:
        """The expression of what an undefined reference prints: nothing where it is quiet, or its own text.

        Engine 1.7 prints the argument's text for a macro's parameter.
        """
        odd = reference.escapes % 2
        literal = self.constant("" if reference.silent and not odd else reference.literal)
        plain = not reference.expression.steps and not reference.braces and not (reference.silent and not odd)
        if self.engine.velocimacro_arguments_preserve_literals and plain:
            return f"m.literals.get({self.constant(reference.expression.name)}, {literal})"
        if self.by_name and plain:
            return f"literal_by_name(get({self.constant(reference.expression.name)}), {literal})"
        return literal

    @contextmanager
    def _known(self, name: str, holder: str) -> Iterator[None]:
        """While `holder` holds the value of a name that nothing else in the template binds."""
        function = self._current
        if self._changes is None or self._changes.binds(name, at_most=1):
            yield
            return
        function.known[name] = holder
        function.getters[holder] = len(function.lines), function.indent
        self.line("")
        yield
        del function.known[name]

    def read(self, name: str) -> str:
        """The expression that reads a name of the context; null and undefined are None.

        What nothing in the template binds is read once a function, at its start.
        """
        function = self._current
        if name in function.known:
            return function.known[name]
        if self._changes is not None and not self._changes.binds(name):
            holder = f"d{len(function.prologue)}"
            function.known[name] = holder
            function.prologue += f"{holder} = get({self.constant(name)})", ""
            return holder
        key = self.constant(name)
        read = f"strict_read(c, {key})" if self.engine.runtime_strict_mode_enable else f"get({key})"
        return f"read_by_name({read})" if self.by_name else read

    def getter(self, held: str) -> str | None:
        """The name of the `get` of the map in `held`, looked up once; None in it where that is no map."""
        function = self._current
        line = f"g{held} = {held}.get if type({held}) is dict else None"
        if held.startswith("d"):
            function.prologue[int(held[1:]) + 1] = line
        elif held in function.getters:
            index, indent = function.getters[held]
            function.lines[index] = " " * indent + line, None
        else:
            return None
        return f"g{held}"

    def is_plain_key(self, name: str) -> bool:
        """Whether `$map.name` of a map is the key and no method of Java's Map."""
        return name not in PROPERTIES

    def is_held(self, expression: str) -> bool:
        """Whether an expression is only the name of what is held."""
        return _HELD.fullmatch(expression) is not None

    def temporary(self) -> str:
        self._current.temporaries += 1
        return f"t{self._current.temporaries}"

    def trace(self, text: str) -> None:
        """A line of traced code alone."""
        if self.traced:
            self.line(text)

    @property
    def paths(self) -> dict[str, str]:
        """Of traced code: the name that holds the data path of a value, by the name that holds the value."""
        return self._current.paths

    def path(self, held: str, expression: str) -> None:
        """Of traced code: compute the data path of the value in `held`."""
        if self.traced:
            self.paths[held] = self.store(expression)

    def line(self, text: str, element: Element | None = None) -> None:
        self._current.lines.append((" " * self._current.indent + text, element))

    def refuse(self, error: str, element: Element) -> None:
        """A line that ends the merge before anything is printed, wherever the element stands."""
        self._first.append((f" raise JavaException({error!r})", element))

    def end_merge(self, java_class: str, message: str | None, element: Element) -> None:
        """A line that ends the merge with a Java exception."""
        self.line(f"raise JavaException({java_class!r}, {message!r})", element)

    def store(self, expression: str, element: Element | None = None) -> str:
        """A line that computes `expression`; returns the name that holds it."""
        if self.is_held(expression) and not self.traced:
            return expression
        name = self.temporary()
        self.line(f"{name} = {expression}", element)
        return name

    def write(self, expression: str, element: Element, held: str = "") -> None:
        """Print the text in `expression`, of the value in `held`, at once with what is straight before it."""
        if self.traced:
            self.line(f"r.put(out, {expression}, {self.element(element)}, {self.paths.get(held)})")
        else:
            self._current.pending.append(expression)

    def flush(self) -> None:
        """Print what is pending: before control may go elsewhere."""
        pending = self._current.pending
        if len(pending) == 1:
            self.line(f"out.append({pending[0]})")
        elif pending:
            self.line(f"out.extend(({', '.join(pending)}))")
        pending.clear()

    @contextmanager
    def block(self, head: str, *entry: str) -> Iterator[None]:
        """Lines inside `head`, such as `if t1:`, after the `entry` lines; deep blocks become a function."""
        self.flush()
        self.line(head)
        function = self._current
        function.indent += 1
        for text in entry:
            self.line(text)
        if function.indent > _MAX_INDENT:
            with self.function() as outlined:
                yield
            self._call(outlined)
        else:
            before = len(function.lines)
            yield
            self.flush()
            if len(function.lines) == before and not entry:
                self.line("pass")
        function.indent -= 1

    def _call(self, outlined: _Function) -> None:
        if not outlined.breaks:
            self.line(f"{outlined.name}(m, out)")
            return
        self.line(f"if {outlined.name}(m, out): {self._leave()}")

    @property
    def is_deep(self) -> bool:
        """Whether what is inside another `if` here has to become a function of its own."""
        return self._current.indent > _MAX_INDENT

    @contextmanager
    def guarded(self, condition: str) -> Iterator[None]:
        """Lines that print nothing, run only where `condition` holds; not where the code `is_deep`."""
        self.line(f"if {condition}:")
        self._current.indent += 1
        yield
        self._current.indent -= 1

    def assign_if(self, condition: str, target: str, compute: Callable[[], str]) -> None:
        """Lines that set `target` to what `compute` writes, only where `condition` holds."""
        if self._current.indent > _MAX_INDENT:
            with self.function() as outlined:
                self.line(f"return {compute()}")
            self.line(f"if {condition}: {target} = {outlined.name}(m, out)")
            return
        self.line(f"if {condition}:")
        self._current.indent += 1
        self.line(f"{target} = {compute()}")
        self._current.indent -= 1

    @contextmanager
    def loop(self, head: str, *entry: str, name: str, holder: str) -> Iterator[None]:
        """A `for` whose `holder` holds what `name` is bound to."""
        function = self._current
        function.loops += 1
        with self.block(head, *entry):
            if self._current is function:
                with self._known(name, holder):
                    yield
            else:
                yield
        function.loops -= 1

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
    def function(self) -> Iterator[_Function]:
        """Lines of a function of their own: a deep block, a macro's body, a block that is printed later."""
        outer = self._current
        self._functions += 1
        self._current = function = _Function(f"f{self._functions}")
        yield function
        self.flush()
        self._done.append(function)
        self._current = outer

    def finish(self) -> tuple[str, list[Element | None]]:
        """The module's text, and for each of its lines the element that it merges."""
        self.flush()
        lines: list[tuple[str, Element | None]] = []
        for function in (*self._done, self._current):
            lines.append((f"def {function.name}(m, out):", None))
            lines.append((" c = m.context; get = c.get" + "; r = m.tracer" * self.traced, None))
            if function is self._current:
                lines.extend(self._first)
            lines.extend((f" {text}", None) for text in function.prologue if text)
            lines.extend(line for line in function.lines if line[0].strip())
        return "\n".join(text for text, _ in lines) + "\n", [element for _, element in lines]
