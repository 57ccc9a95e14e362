from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from velocity_preview.analysis.records import Use
from velocity_preview.analysis.world import DATA
from velocity_preview.diagnostics import Diagnostic, Outcome
from velocity_preview.lint.rule import Rule
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from velocity_preview.analysis.shape import Shape


class UnusedKey(Rule):
    """Keys of the data that the template does not read.

    ## What it does
    Lists the keys of the payloads that no reference, loop or test of the template asks for. It is off where
    the settings do not name it: most payloads have more than one message needs.

    ## Why is this bad?
    A key that nobody reads is often one that is misspelled, or a part of the message that was forgotten.

    ## Example
    With the data `{"total": 990, "delivery": 50}`:
    ```vtl
    Total: $total
    ```
    ```vtl
    Total: $total, delivery: $delivery
    ```
    """

    outcomes = (Outcome.RISK,)
    tier = 2
    is_on = False
    of_data = True

    def finish(self, _found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
        root = self.subject.world.data
        if root is None or self.subject.runs_other_text:
            return
        reads = _Reads(self)
        unused = list(reads.unused(root))
        if unused:
            names = ", ".join(f"`{path}`" for path in unused)
            yield self.finding(Span(0, 0), f"The template does not read {names}.")


class _Reads:
    """Which keys of which objects are read; `whole` are objects that are read as a whole."""

    def __init__(self, rule: Rule) -> None:
        self._keys: dict[Shape, set[str]] = defaultdict(set)
        self._whole: set[Shape] = set()
        records = rule.subject.records
        root = rule.subject.world.data
        for expression, name in records.names.items():
            if root is not None and expression.name != DATA:
                self._keys[root].add(expression.name)
            if name.uses - {Use.TEST, Use.BIND, Use.LOOP}:
                self._whole |= name.value.maps
        for step in records.steps.values():
            for shape in step.owner.maps:
                if step.key is None:
                    self._whole.add(shape)
                else:
                    self._keys[shape].add(step.key)
        for loop in records.loops.values():
            self._whole |= loop.source.maps

    def unused(self, shape: Shape) -> Iterator[str]:
        """The paths below a place of the data that nobody asks for."""
        if shape in self._whole:
            return
        for key, member in shape.members.items():
            if key in self._keys[shape]:
                yield from self.unused(member)
            else:
                yield member.path
        if shape.element is not None:
            yield from self.unused(shape.element)
