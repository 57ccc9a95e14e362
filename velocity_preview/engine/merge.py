"""One running merge: the context, the output and what the generated code asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, MutableSequence, Sequence, Sized
from itertools import islice
from time import monotonic
from typing import TYPE_CHECKING, Any

from velocity_preview.engine.defined import ByName, DefinedBlock
from velocity_preview.engine.loop import Loop
from velocity_preview.engine.trace import Missing, Path, Piece, Print, Trace
from velocity_preview.errors import IncludeError, VelocitySyntaxError
from velocity_preview.values.exceptions import JavaException, NoSuchMember
from velocity_preview.values.iteration import iterate
from velocity_preview.values.numbers import java_class
from velocity_preview.values.ranges import int_range
from velocity_preview.values.text import java_string

if TYPE_CHECKING:
    from velocity_preview.engine.directive import Directive
    from velocity_preview.engine.element import Element
    from velocity_preview.engine.foreach_directive import ForeachDirective
    from velocity_preview.engine.include_loader import IncludeLoader
    from velocity_preview.engine.inclusion import EvaluateDirective, IncludeDirective, ParseDirective
    from velocity_preview.engine.limits import Limits
    from velocity_preview.engine.macro import DefineDefinition, MacroCall
    from velocity_preview.engine.reference import FormalReference
    from velocity_preview.engine.template import Template
    from velocity_preview.values.engines import Engine

Output = list[str]
Body = Callable[["Merge", Output], object]


class StopMerge(Exception):  # noqa: N818  (no error: `#stop`)
    """`#stop`: the merge is over, and what was written is the message."""


class Macro:
    """A macro that can be called: the names of its parameters, their defaults and its body."""

    __slots__ = ("body", "defaults", "names")

    def __init__(self, names: Sequence[str], defaults: Sequence[Body | None], body: Body) -> None:
        self.names, self.defaults, self.body = names, defaults, body


class Merge:
    """The state that the generated functions share. `context` is the merge's own; the caller's is not changed."""

    def __init__(  # noqa: PLR0913  (a merge is made in one place)
        self,
        engine: Engine,
        context: dict[str, object],
        loader: IncludeLoader,
        limits: Limits,
        read: Callable[[str, str], Template],
        *,
        trace: Trace | None = None,
        changes_data: bool = True,
    ) -> None:
        self.engine = engine
        self.context = context
        self.loader = loader
        self.read = read
        self.limits = limits
        self.trace = trace
        self.paths: dict[str, Path | None] = {}
        self.literals: dict[str, str] = {}
        """What a macro's parameter prints where its argument is null: the text of the argument."""
        self._changes_data = changes_data
        self._written = 0
        self.message: Output = []
        self.macros: dict[str, Macro] = {}
        self._loop_names = (
            ("foreach", "velocityCount", "velocityHasNext") if engine.legacy_loop_variables else ("foreach",)
        )
        self._turns = 0
        self._range_items = 0
        self._deadline = monotonic() + limits.seconds
        self._counted: dict[int, tuple[int, int]] = {}
        self._macro_depth = 0
        self._template_depth = 1
        self._evaluations = 0

    # Limits.

    def check(self, out: Output) -> None:
        """Called now and then by loops and calls: time and size."""
        if monotonic() > self._deadline:
            raise LimitReached(f"The merge takes longer than {self.limits.seconds:g} seconds.")
        counted, size = self._counted.get(id(out), (0, 0))
        size += sum(map(len, islice(out, counted, None)))
        self._counted[id(out)] = len(out), size
        if size > self.limits.output:
            raise LimitReached(f"The message is longer than {self.limits.output} characters.")

    def joined(self, parts: Sequence[str]) -> str:
        """A string of the template from its parts."""
        text = "".join(parts)
        if len(text) > self.limits.text:
            raise LimitReached(f"A string is longer than {self.limits.text} characters.")
        return text

    # Traced merges.

    def put(self, out: Output, text: str, element: Element, path: Path | None) -> None:
        """Print a piece and remember where it came from."""
        out.append(text)
        trace = self.trace
        if trace is not None and out is self.message and text:
            trace.pieces.append(Piece(self._written, self._written + len(text), element, path))
            self._written += len(text)

    def visit(self, block: Element) -> None:
        if self.trace is not None:
            self.trace.visits[block] += 1

    def printed(self, element: FormalReference, value: object, text: str, path: Path | None) -> None:
        if self.trace is not None:
            kind = None if value is None else java_class(value)
            self.trace.prints.append(Print(element, kind, text, path))

    def path_of(self, name: str) -> Path | None:
        return self.paths.get(name, (name,)) if name in self.context else (name,)

    def looked_up(
        self, lookup: Callable[[], object], receiver: object, element: Element, path: Path | None
    ) -> object:
        """A member of a value, and where there is none, a note of that."""
        try:
            return lookup()
        except NoSuchMember:
            if self.trace is not None:
                self.trace.missing.append(Missing(element, java_class(receiver), path))
            return None

    # Loops.

    def enter_loop(self, name: str, source: object, element: ForeachDirective) -> Loop | None:
        """The loop over a value, bound to `$foreach`; None where the value cannot be iterated."""
        turns: Iterable[object] | None = iterate(source) if source is not None else None
        if turns is None:
            if source is not None and self.engine.runtime_strict_mode_enable:
                raise JavaException(
                    "org.apache.velocity.exception.VelocityException",
                    f"#foreach parameter is of type {java_class(source)} and cannot be iterated",
                )
            return None
        most = self.engine.directive_foreach_max_loops
        if type(source) is list and not self._changes_data:
            turns, size = source, len(source)
        elif isinstance(source, Sized):
            size = len(source)
        else:
            items = list(islice(turns, self.limits.loops + 1))
            turns, size = iter(items), len(items)
        if 0 <= most < size:
            turns = islice(turns, most)
        self._turns += size
        if self._turns > self.limits.loops:
            raise LimitReached(f"The loops of the merge take more than {self.limits.loops} turns.")
        loop = Loop(turns, size, (name, *self._loop_names), self.context, element)
        if isinstance(source, dict):
            loop.keys = list(source)
        self.context["foreach"] = loop
        return loop

    def range(self, first: object, last: object) -> MutableSequence[object] | None:
        """The items of a range. Those of engine 1.7 are held in memory, so they are counted together."""
        try:
            numbers = int_range(first, last, self.engine, limit=self.limits.loops)
        except OverflowError:
            raise LimitReached(f"The range has more than {self.limits.loops} items.") from None
        if isinstance(numbers, list):
            self._range_items += len(numbers)
            if self._range_items > self.limits.loops:
                raise LimitReached(f"The ranges of the merge have more than {self.limits.loops} items.")
        return numbers

    # Blocks that are printed later.

    def captured(self, body: Body) -> str:
        """What a body prints, as a string."""
        out: Output = []
        if body(self, out):
            raise StopMerge
        self._counted.pop(id(out), None)
        return self.joined(out)

    def defined(self, body: Body, element: DefineDefinition | MacroCall) -> DefinedBlock:
        return DefinedBlock(self, body, element)

    # Macros.

    def define_macro(
        self, name: str, names: Sequence[str], defaults: Sequence[Body | None], body: Body
    ) -> None:
        self.macros.setdefault(name, Macro(names, defaults, body))

    def require_macro(self, name: str) -> None:
        """In strict mode a call with a bracket needs its macro."""
        if name not in self.macros:
            raise JavaException(
                "org.apache.velocity.exception.VelocityException", f"Macro '#{name}' is not defined"
            )

    def refuse_word(self, name: str, word: str) -> None:
        """A bare word is no argument of a macro: the merge ends, unless there is no such macro."""
        if name in self.macros:
            raise JavaException(
                "org.apache.velocity.exception.TemplateInitException",
                f"Invalid arg '{word}' in macro #{name}",
            )

    def call_macro(
        self, name: str, arguments: Sequence[Any], body: Body | None, out: Output, element: MacroCall
    ) -> None:
        macro = self.macros.get(name)
        if macro is None:
            self.put(out, element.literal, element, None)
            return
        if self._macro_depth >= self.engine.velocimacro_max_depth > 0:
            raise JavaException(
                "org.apache.velocity.exception.MacroOverflowException",
                f"Max calling depth of {self.engine.velocimacro_max_depth} was exceeded in macro '{name}'",
            )
        self._check_count(name, macro, len(arguments))
        self.check(out)
        frame = self._bind(macro, arguments, element)
        if body is not None:
            frame.bind(self.engine.velocimacro_body_reference, DefinedBlock(self, body, element))
        self._macro_depth += 1
        macro.body(self, out)
        self._macro_depth -= 1
        frame.restore()

    def _check_count(self, name: str, macro: Macro, count: int) -> None:
        """`velocimacro.arguments.strict`: a call has as many arguments as the macro has parameters."""
        if not self.engine.velocimacro_arguments_strict:
            return
        least, most = sum(default is None for default in macro.defaults), len(macro.names)
        if least <= count <= most:
            return
        if count < least:
            problem = f"Need at least {least} argument for macro #{name} but only {count} where provided"
        else:
            problem = f"Provided {count} arguments but macro #{name} accepts at most {most}"
        raise JavaException("org.apache.velocity.exception.VelocityException", problem)

    def _bind(self, macro: Macro, arguments: Sequence[Any], element: MacroCall) -> Frame:
        frame = Frame(self.context)
        values: list[tuple[str, object]] = []
        for index, name in enumerate(macro.names):
            default = macro.defaults[index]
            if index < len(arguments):
                value = arguments[index]
                if self.engine.macro_arguments_by_name:
                    value = ByName(self, value, frame, element.arguments[index].source_text)
                values.append((name, value))
            elif default is not None:
                values.append((name, default(self, [])))
        for name, value in values:
            frame.bind(name, value)
        if self.engine.velocimacro_arguments_preserve_literals:
            given = zip(macro.names, element.arguments, strict=False)
            frame.keep_literals(self, {name: argument.source_text for name, argument in given})
        return frame

    # Other templates.

    def parse(self, name: object, out: Output, element: ParseDirective) -> None:
        """`#parse`: merge a file here. Deeper than `directive.parse.max_depth` it prints nothing."""
        if name is None or self._template_depth >= self.engine.directive_parse_max_depth:
            return
        self.check(out)
        template = self.read(self._load(name, element), str(java_string(name)))
        self._template_depth += 1
        template.run(self, out)
        self._template_depth -= 1

    def include(self, name: object, element: IncludeDirective) -> str:
        """`#include`: the text of a file."""
        if name is None:
            start = self.engine.directive_include_output_errormsg_start
            return f"{start} error with arg 0 please see log. {self.engine.directive_include_output_errormsg_end}"
        return self._load(name, element)

    def _load(self, name: object, element: Directive) -> str:
        text = str(java_string(name))
        try:
            return self.loader.load_text(text)
        except LookupError as error:
            raise IncludeError(
                f"`{text}` cannot be included: {error.args[0]}.",
                element.reading.source,
                element.span,
                help="Names are relative to the folder of the template.",
            ) from None

    def evaluate(self, text: object, out: Output, element: EvaluateDirective) -> None:
        """`#evaluate`: merge a string here."""
        if text is None:
            return
        self.check(out)
        self._evaluations += 1
        if self._evaluations > self.limits.evaluations:
            raise LimitReached(f"`#evaluate` is nested more than {self.limits.evaluations} times.")
        try:
            template = self.read(str(java_string(text)), "#evaluate")
        except VelocitySyntaxError as error:
            raise VelocitySyntaxError(
                f"In the evaluated text: {error.message}", element.reading.source, element.span, error.help
            ) from None
        try:
            template.run(self, out)
        except StopMerge:
            if not self.engine.evaluate_contains_stop:
                raise
        self._evaluations -= 1


class Frame:
    """The bindings of a macro call and what they hid."""

    __slots__ = ("_context", "_hidden", "_kept")

    def __init__(self, context: dict[str, object]) -> None:
        self._context = context
        self._hidden: list[tuple[str, object]] = []
        self._kept: tuple[Merge, dict[str, str]] | None = None

    def bind(self, name: str, value: object) -> None:
        self._hidden.append((name, self._context.get(name, Frame)))
        self._context[name] = value

    def keep_literals(self, merge: Merge, literals: dict[str, str]) -> None:
        """`velocimacro.arguments.preserve_literals`."""
        self._kept = merge, merge.literals
        merge.literals = {**merge.literals, **literals}

    def restore(self) -> None:
        if self._kept is not None:
            merge, literals = self._kept
            merge.literals = literals
        for name, value in reversed(self._hidden):
            if value is Frame:
                self._context.pop(name, None)
            else:
                self._context[name] = value

    def outside(self, compute: Callable[[], object]) -> object:
        """Compute something with the names as they are outside of the call."""
        inner = [(name, self._context.get(name, Frame)) for name, _ in self._hidden]
        self.restore()
        try:
            return compute()
        finally:
            for name, value in inner:
                if value is Frame:
                    self._context.pop(name, None)
                else:
                    self._context[name] = value


class LimitReached(Exception):  # noqa: N818  (becomes a located `LimitError`)
    """A bound is reached; the template turns it into a `LimitError` at its place."""
