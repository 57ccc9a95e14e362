"""One running merge: the context, the output and what the generated code asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, MutableSequence, Sequence, Sized
from functools import cached_property
from itertools import chain, count, islice
from time import monotonic
from typing import TYPE_CHECKING

from velocity_preview.engine.defined import DefinedBlock
from velocity_preview.engine.limits import LONG_PIECE, LimitReached
from velocity_preview.engine.origins import Run
from velocity_preview.errors import VelocitySyntaxError
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.iteration import iterate
from velocity_preview.values.numbers import java_class
from velocity_preview.values.text import java_string

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from velocity_preview.engine.element import Element
    from velocity_preview.engine.foreach_directive import ForeachDirective
    from velocity_preview.engine.inclusion import EvaluateDirective, IncludeDirective, ParseDirective
    from velocity_preview.engine.limits import Limits
    from velocity_preview.engine.loop import Loop
    from velocity_preview.engine.macro import DefineDefinition, MacroCall
    from velocity_preview.engine.macro_calls import Macros
    from velocity_preview.engine.template import Template
    from velocity_preview.engine.tracer import Tracer

Output = list[str]
_SHORT = 100
"""Characters of a piece that takes not much more memory than they do."""
_UNCHECKED = 64
"""Turns of loops between two looks at time and size."""
Body = Callable[["Merge", Output], object]


class StopMerge(Exception):  # noqa: N818  (no error: `#stop`)
    """`#stop`: the merge is over, and what was written is the message."""


class Merge:
    """The state that the generated functions share. `context` is the merge's own copy."""

    tracer: Tracer | None = None
    literals: Mapping[str, str] = {}
    """What a macro's parameter prints where its argument is null: the text of the argument."""
    _turns = _range_items = _evaluations = 0
    _unchecked = 0
    """Turns of loops since the last look at time and size."""
    _template_depth = 1
    changes_data = False
    """Whether the merge may change a list or map that the context holds."""
    cut: Sequence[str] = ()
    """What blocks of `#define` and `#@` had printed when the merge ended inside them."""
    ended_inside = False
    """Whether it ended inside a block or a string: what stands straight before that is not printed yet."""

    def __init__(self, template: Template, context: dict[str, object]) -> None:
        self.template = template
        self.engine = template.engine
        self.context = context
        self.message: Output = []
        limits = template.limits
        self._end = monotonic() + limits.seconds
        if limits.loops < _UNCHECKED:
            self._unchecked = _UNCHECKED - limits.loops

    @property
    def limits(self) -> Limits:
        return self.template.limits

    @cached_property
    def _known(self) -> dict[int, tuple[int, int]]:
        """Of each output, how many of its pieces were looked at, and their length."""
        return {}

    @cached_property
    def macros(self) -> Macros:
        from velocity_preview.engine.macro_calls import Macros  # noqa: PLC0415  (many merges have none)

        return Macros(self)

    # Limits.

    def tick(self) -> None:
        """Called before whatever may take long; raises `LimitReached` where the time is over."""
        if monotonic() > self._end:
            raise LimitReached(f"The merge takes longer than {self.limits.seconds:g} seconds.")

    def check(self, out: Output) -> None:
        """Called now and then by loops and calls: time and size."""
        self.tick()
        known, size = self._known.get(id(out), (0, 0))
        pieces = out[known:]
        length = sum(map(len, pieces))
        if size + length > self.limits.output:
            raise LimitReached(f"The message is longer than {self.limits.output} characters.")
        if length < _SHORT * len(pieces):  # which takes a copy, and spares the memory of all the pieces
            out[known:] = ["".join(pieces)]
        self._known[id(out)] = len(out), size + length

    def print(self, out: Output, pieces: Sequence[str]) -> None:
        """Print what is straight."""
        out.extend(pieces)
        if sum(map(len, pieces)) > LONG_PIECE:
            self.check(out)

    def taken(self, out: Output) -> str:
        """All of an output that is not printed to any more."""
        self._known.pop(id(out), None)
        return self.joined(out)

    def joined_message(self) -> str:
        """All that was printed. Behind each long piece the size was looked at: only many pieces, or long
        texts of the template itself, can be too much.
        """
        self.tick()
        most = self.template.limits.output
        if len(self.message) > most // LONG_PIECE:
            self.check(self.message)
        message = "".join(self.message)
        if len(message) > most:
            self.check(self.message)
        return message

    def joined(self, parts: Sequence[str]) -> str:
        """A string of the template from its parts."""
        if sum(map(len, parts)) > self.limits.text:
            raise LimitReached(f"A string is longer than {self.limits.text} characters.")
        return "".join(parts)

    def put(self, out: Output, text: str, element: Element) -> None:
        """Print a text outside of straight runs."""
        if self.tracer is None:
            out.append(text)
        else:
            self.tracer.put(out, Run(((element, text),)))

    # Loops.

    def turns(self, source: object, out: Output) -> tuple[Iterable[object], int]:
        """What `#foreach` goes through, and the number of turns: none where a value cannot be iterated."""
        if type(source) is list and not self.changes_data:
            size = len(source)
            self._unchecked += size
            if self._unchecked < _UNCHECKED and self.engine.directive_foreach_max_loops < 0:
                return source, size
            return self._counted(source, size, out), size
        turns, size = self._turns_of(source)
        self._unchecked += size
        return self._counted(turns, size, out), size

    def _counted(self, turns: Iterable[object], size: int, out: Output) -> Iterable[object]:
        """The turns of a loop, as many as there may be."""
        if 0 <= self.engine.directive_foreach_max_loops < size:
            turns = islice(turns, self.engine.directive_foreach_max_loops)
        if self._unchecked < _UNCHECKED:
            return turns
        self._turns += self._unchecked
        self._unchecked = 0
        if self._turns > self.limits.loops:
            raise LimitReached(f"The loops of the merge take more than {self.limits.loops} turns.")
        self.check(out)
        return turns if size <= _UNCHECKED else chain.from_iterable(self._runs(turns, out))

    def _turns_of(self, source: object) -> tuple[Iterable[object], int]:
        turns = iterate(source) if source is not None else None
        if turns is None:
            skips = self.engine.directive_foreach_skip_invalid and not self.engine.runtime_strict_mode_enable
            if source is not None and not skips:
                raise JavaException(
                    "org.apache.velocity.exception.VelocityException",
                    f"#foreach parameter is of type {java_class(source)} and cannot be iterated",
                )
            return (), 0
        if isinstance(source, Sized):
            return turns, len(source)
        items = list(islice(turns, self.limits.loops + 1))
        return items, len(items)

    def _runs(self, turns: Iterable[object], out: Output) -> Iterator[list[object]]:
        """The turns of a long loop in runs, with a look at time and size between them.

        A run is read ahead, so it is of one turn where a turn may change what the loop goes through.
        """
        iterator = iter(turns)
        length = 1 if self.changes_data else _UNCHECKED
        for index in count(0, length):
            run = list(islice(iterator, length))
            if not index % _UNCHECKED:
                self.check(out)
            if not run:
                return
            yield run

    def loop(self, names: Sequence[str], source: object, size: int, element: ForeachDirective) -> Loop:
        """The `$foreach` of a loop, bound to its name."""
        from velocity_preview.engine.loop import Loop  # noqa: PLC0415  (most are not asked for)

        loop = Loop(source, size, names, self.context, element)
        self.context["foreach"] = loop
        return loop

    def range(self, first: object, last: object) -> MutableSequence[object] | None:
        """The items of a range. Those of engine 1.7 are held in memory, so they are counted together."""
        from velocity_preview.values.ranges import int_range  # noqa: PLC0415  (few merges have any)

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
        try:
            if body(self, out):
                raise StopMerge  # noqa: TRY301  (ends the merge as `#stop` in the body does)
        except BaseException:
            self.cut = ()
            self.ended_inside = True
            raise
        return self.taken(out)

    def defined(self, body: Body, element: DefineDefinition | MacroCall) -> DefinedBlock:
        return DefinedBlock(self, body, element)

    # Other templates.

    def parse(self, name: object, out: Output, element: ParseDirective) -> None:
        """`#parse`: merge a file here. Deeper than `directive.parse.max_depth` it prints nothing."""
        if name is None or self._template_depth >= self.engine.directive_parse_max_depth:
            return
        self.check(out)
        text = self._load(name, element)
        if text is not None:
            self._template_depth += 1
            self.template.read_other(text, str(java_string(name))).run(self, out)
            self._template_depth -= 1

    def include(self, name: object, number: int, element: IncludeDirective) -> str:
        """`#include`: the text of a file, or what stands for an argument without a name, by its number."""
        if name is None:
            start = self.engine.directive_include_output_errormsg_start
            end = self.engine.directive_include_output_errormsg_end
            return f"{start} error with arg {number} please see log. {end}"
        return self._load(name, element) or ""

    def _load(self, name: object, element: ParseDirective | IncludeDirective) -> str | None:
        """The text of a file; None where there is none and the merge goes on all the same."""
        text = str(java_string(name))
        try:
            return self.template.loader.load_text(text)
        except LookupError as error:
            failure = element.not_found(text, error.args[0])
        failures = None if self.tracer is None else self.tracer.failures
        if failures is not None and failures.take_inclusion(element, failure):
            return None
        raise failure

    def _unprinted(self, value: object) -> str:
        """The text of a value: what a block of `#define` prints for it is not part of the message."""
        try:
            return str(java_string(value))
        except BaseException:
            self.cut = ()
            raise

    def evaluate(self, text: object, out: Output, element: EvaluateDirective) -> None:
        """`#evaluate`: merge a string here."""
        if text is None:
            return
        self.check(out)
        source = self._unprinted(text)
        self._evaluations += 1
        if self._evaluations > self.limits.evaluations:
            raise LimitReached(f"`#evaluate` is nested more than {self.limits.evaluations} times.")
        try:
            template = self.template.read_other(source, "#evaluate")
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
