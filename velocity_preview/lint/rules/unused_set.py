from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.diagnostics import Diagnostic, Edit, Outcome
from velocity_preview.engine.path import Member
from velocity_preview.engine.set_directive import SetDirective
from velocity_preview.lint.rule import Cure, Rule, visits

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHANGING: Final = frozenset(
    {"add", "addAll", "put", "putAll", "remove", "set", "clear", "sort", "putIfAbsent"}
)


class UnusedSet(Rule):
    """A variable that nothing reads.

    ## What it does
    Reports `#set($x = …)` where `$x` is read nowhere in the template. Calls that change a list or map, as in
    `#set($ok = $list.add($x))`, are no finding.

    ## Why is this bad?
    Often the name is misspelled in one of the two places.

    ## Example
    ```vtl
    #set($total = 5)You pay $totl
    ```
    ```vtl
    #set($total = 5)You pay $total
    ```
    """

    outcomes = (Outcome.RISK,)
    cure = Cure.SUGGEST

    @visits(SetDirective)
    def check(self, directive: SetDirective) -> Iterator[Diagnostic]:
        name = directive.target.expression.name
        if (
            directive.target.expression.steps
            or name in self.subject.read_names
            or self.subject.runs_other_text
        ):
            return
        if not self.subject.is_as_written(directive, directive.head_span) or any(
            _changes(element) for element in directive.value.walk()
        ):
            return
        yield self.finding(
            directive.target,
            f"Nothing reads `${name}`.",
            help="Remove the `#set`, or use the variable.",
            suggestion=(Edit(directive.head_span, ""),),
        )


def _changes(element: object) -> bool:
    return isinstance(element, Member) and element.parameters is not None and element.name in _CHANGING
