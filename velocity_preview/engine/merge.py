"""One running merge: the context, the output and what the generated code asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, MutableSequence, Sequence, Sized
from itertools import islice
from time import monotonic
from typing import TYPE_CHECKING

from velocity_preview.engine.defined import DefinedBlock
from velocity_preview.engine.loop import Loop
from velocity_preview.engine.macro_calls import Macros
from velocity_preview.engine.tracer import Tracer
from velocity_preview.errors import IncludeError, VelocitySyntaxError
from velocity_preview.values.exceptions import JavaException
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
    from velocity_preview.engine.template import Template
    from velocity_preview.engine.trace import Trace
    from velocity_preview.values.engines import Engine

Output = list[str]
Body = Callable[["Merge", Output], object]


class StopMerge(Exception):  # noqa: N818  (no error: `#stop`)
    """`#stop`: the merge is over, and what was written is the message."""


class Merge:
    """The state that the generated functions share. `context` is the merge's own copy."""

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
        self.tracer = Tracer(self, trace) if trace is not None else None
        self.literals: dict[str, str] = {}
        """What a macro's parameter prints where its argument is null: the text of the argument."""
        self._changes_data = changes_data
        self.message: Output = []
        self.macros = Macros(self)
        self._loop_names = (
            ("foreach", "velocityCount", "velocityHasNext") if engine.legacy_loop_variables else ("foreach",)
        )
        self._turns = 0
        self._range_items = 0
        self._deadline = monotonic() + limits.seconds
        self._counted: dict[int, tuple[int, int]] = {}
        self._template_depth = 1
        self._evaluations = 0

    # Limits.

    def check(self, out: Output) -> None:
        """Called now and then by loops and calls: time and size."""
        if monotonic() > self._deadline:
            raise LimitReached(f"The merge takes longer than {self.limits.seconds:g} seconds.")
        counted, size = self._counted.get(id(out), (0, 0))
        size += sum(map(len, out[counted:]))
        self._counted[id(out)] = len(out), size
        if size > self.limits.output:
            raise LimitReached(f"The message is longer than {self.limits.output} characters.")

    def joined(self, parts: Sequence[str]) -> str:
        """A string of the template from its parts."""
        text = "".join(parts)
        if len(text) > self.limits.text:
            raise LimitReached(f"A string is longer than {self.limits.text} characters.")
        return text

    def put(self, out: Output, text: str, element: Element) -> None:
        """Print a text outside of straight runs."""
        if self.tracer is None:
            out.append(text)
        else:
            self.tracer.put(out, text, element)

    # Loops.

    def enter_loop(self, name: str, source: object, element: ForeachDirective) -> Loop | None:
        """The loop over a value, bound to `$foreach`; None where the value cannot be iterated."""
        turns: Iterable[object] | None = iterate(source) if source is not None else None
        if turns is None:
            skips = self.engine.directive_foreach_skip_invalid and not self.engine.runtime_strict_mode_enable
            if source is not None and not skips:
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
            end = self.engine.directive_include_output_errormsg_end
            return f"{start} error with arg 0 please see log. {end}"
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


class LimitReached(Exception):  # noqa: N818  (becomes a located `LimitError`)
    """A bound is reached; the template turns it into a `LimitError` at its place."""
