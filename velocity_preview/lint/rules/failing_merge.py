from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from velocity_preview.analysis.occupied import Occupied
from velocity_preview.diagnostics import Diagnostic, Outcome
from velocity_preview.engine.directive import Directive
from velocity_preview.engine.reference import FormalReference
from velocity_preview.lint.replacing import Reported
from velocity_preview.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from velocity_preview.engine.element import Element
    from velocity_preview.lint.subject import Subject
    from velocity_preview.source import Source, Span


class FailingMerge(Rule):
    """A merge that ends with an exception.

    ## What it does
    Merges the template with each scenario and reports where the merge ends with an exception, if no other
    rule says why.

    ## Why is this bad?
    Nothing is sent. `$!` does not help.

    ## Example
    With the data `{"code": "A-17"}`:
    ```vtl
    #if($code.matches('A-('))For members#end
    ```
    ```vtl
    #if($code.matches('A-.*'))For members#end
    ```
    """

    outcomes = (Outcome.NOT_SENT,)
    tier = 2
    rank = 99
    of_data = True

    def finish(self, found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
        explained = _Explained(self.subject, found)
        for element, classes in self.subject.observed.failed.items():
            if not explained.has(element):
                explained.take(element)
                scenarios = set().union(*classes.values())
                yield self.finding(
                    element.head_span,
                    f"The merge ends here: {self.subject.observed.exceptions[element]}.",
                    element=element,
                    scenarios=self.subject.scenario_names(scenarios),
                )


class _Explained:
    """What is said already of why merges end."""

    def __init__(self, subject: Subject, found: Sequence[Diagnostic]) -> None:
        self._subject = subject
        self._wrong = Reported(one for one in found if one.outcome is not Outcome.RISK)
        self._ends = Reported(one for one in found if one.outcome is Outcome.NOT_SENT)
        self._told: dict[int, Occupied] = defaultdict(Occupied)
        """Where this rule has reported it, in each source."""

    def has(self, element: Element) -> bool:
        """Whether something wrong is found in the reference that raised the exception, or a directive that it
        stands in is reported to end the merge: the range of a loop goes too far.
        """
        references = self._places((element, *self._subject.around(element, FormalReference)))
        directives = self._places(self._subject.around(element, Directive))
        return (
            any(self._wrong.overlaps(*place) for place in references)
            or any(self._ends.overlaps(*place) for place in directives)
            or any(self._told[id(source)].overlaps(span) for source, span in references + directives)
        )

    def take(self, element: Element) -> None:
        source, span = self._subject.place(element.head_span, element)
        self._told[id(source)].take(span)

    def _places(self, elements: Iterable[Element]) -> list[tuple[Source, Span]]:
        return [self._subject.place(element.head_span, element) for element in elements]
