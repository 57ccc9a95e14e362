"""Macros of a running merge: defining and calling them, and what a call binds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from velocity_preview.engine.defined import ByName, DefinedBlock
from velocity_preview.values.exceptions import JavaException

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from velocity_preview.engine.macro import MacroCall
    from velocity_preview.engine.merge import Body, Merge, Output

_UNCHECKED = 16
"""Calls between two looks at time and size."""


class Macro:
    """A macro that can be called: the names of its parameters, their defaults and its body."""

    __slots__ = ("body", "defaults", "names")

    def __init__(self, names: Sequence[str], defaults: Sequence[Body | None], body: Body) -> None:
        self.names, self.defaults, self.body = names, defaults, body


class Macros:
    """The macros that a merge knows; the first definition of a name counts."""

    def __init__(self, merge: Merge) -> None:
        self._merge = merge
        self._macros: dict[str, Macro] = {}
        self.depth = 0
        """How many calls are running."""
        self._unchecked = 0
        """Calls since the last look at time and size."""

    def __contains__(self, name: object) -> bool:
        return name in self._macros

    def define(self, name: str, names: Sequence[str], defaults: Sequence[Body | None], body: Body) -> None:
        self._macros.setdefault(name, Macro(names, defaults, body))

    def require(self, name: str) -> None:
        """In strict mode a call with a bracket needs its macro."""
        if name not in self._macros:
            raise JavaException(
                "org.apache.velocity.exception.VelocityException", f"Macro '#{name}' is not defined"
            )

    def refuse_word(self, name: str, word: str) -> None:
        """A bare word is no argument of a macro: the merge ends, unless there is no such macro."""
        if name in self._macros:
            raise JavaException(
                "org.apache.velocity.exception.TemplateInitException",
                f"Invalid arg '{word}' in macro #{name}",
            )

    def refuse_depth(self, name: str) -> NoReturn:
        """Called by a body as it begins: there the engine says that a call is too deep."""
        raise JavaException(
            "org.apache.velocity.exception.MacroOverflowException",
            f"Max calling depth of {self._merge.engine.velocimacro_max_depth} was exceeded in macro '{name}'",
        )

    def call(
        self, name: str, arguments: Sequence[Any], body: Body | None, out: Output, element: MacroCall
    ) -> None:
        macro = self._macros.get(name)
        if macro is None:
            self._merge.put(out, element.literal, element)
            return
        merge = self._merge
        if merge.engine.velocimacro_arguments_strict:
            self._check_count(name, macro, len(arguments))
        self._unchecked += 1
        if self._unchecked >= _UNCHECKED:
            self._unchecked = 0
            merge.check(out)
        frame = self._bind(macro, arguments, element)
        if body is not None:
            block = DefinedBlock(merge, body, element)
            frame.bind((merge.engine.velocimacro_body_reference,), (block,))
        self.depth += 1
        macro.body(merge, out)
        self.depth -= 1
        frame.restore()

    def _check_count(self, name: str, macro: Macro, count: int) -> None:
        """`velocimacro.arguments.strict`: a call has as many arguments as the macro has parameters."""
        least, most = sum(default is None for default in macro.defaults), len(macro.names)
        if least <= count <= most:
            return
        if count < least:
            problem = f"Need at least {least} argument for macro #{name} but only {count} where provided"
        else:
            problem = f"Provided {count} arguments but macro #{name} accepts at most {most}"
        raise JavaException("org.apache.velocity.exception.VelocityException", problem)

    def _bind(self, macro: Macro, arguments: Sequence[Any], element: MacroCall) -> Frame:
        frame = Frame(self._merge)
        if self._merge.engine.macro_arguments_by_name:
            arguments = [
                ByName(self._merge, compute, frame, argument.kept_text)
                for compute, argument in zip(arguments, element.arguments, strict=True)
            ]
        elif len(arguments) < len(macro.names):
            missing = macro.defaults[len(arguments) :]
            arguments = *arguments, *(default and default(self._merge, []) for default in missing)
        frame.bind(macro.names, arguments)
        if self._merge.engine.velocimacro_arguments_preserve_literals:
            given = zip(macro.names, element.arguments, strict=False)
            frame.keep_literals({name: argument.kept_text for name, argument in given})
        return frame


class Frame:
    """The bindings of a macro call and what they hid. A name that the macro has set stays as it is."""

    __slots__ = ("_hidden", "_kept", "_merge")

    def __init__(self, merge: Merge) -> None:
        self._merge = merge
        self._hidden: list[tuple[str, object, object]] = []
        self._kept: Mapping[str, str] | None = None

    def bind(self, names: Sequence[str], values: Sequence[object]) -> None:
        """Bind each name to its value; surplus ones are left out."""
        context = self._merge.context
        for name, value in zip(names, values):  # noqa: B905  (`strict=False` would take twice as long)
            self._hidden.append((name, context.get(name, Frame), value))
            context[name] = value

    def keep_literals(self, literals: dict[str, str]) -> None:
        """`velocimacro.arguments.preserve_literals`."""
        self._kept = self._merge.literals
        self._merge.literals = {**self._kept, **literals}

    def restore(self) -> None:
        if self._kept is not None:
            self._merge.literals = self._kept
        context = self._merge.context
        for name, hidden, bound in reversed(self._hidden):
            value = context.get(name)
            if value is bound or _is_small_same(value, bound):
                self._put(name, hidden)
        self._hidden.clear()  # arguments passed by name refer to the frame: freed without a garbage collector

    def _put(self, name: str, value: object) -> None:
        if value is Frame:
            self._merge.context.pop(name, None)
        else:
            self._merge.context[name] = value

    def outside(self, compute: Callable[[], object]) -> object:
        """Compute something with the names as they are outside of the call."""
        inner = [(name, self._merge.context.get(name, Frame)) for name, _, _ in self._hidden]
        for name, hidden, _ in reversed(self._hidden):
            self._put(name, hidden)
        try:
            return compute()
        finally:
            for name, value in inner:
                self._put(name, value)


def _is_small_same(value: object, bound: object) -> bool:
    """Java's `==` of objects: equal Integers are the same where they are small."""
    return type(value) is int and type(bound) is int and value == bound and -129 < value < 128
