from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.diagnostics import Diagnostic, Outcome
from velocity_preview.engine.directive import Directive
from velocity_preview.engine.reference import FormalReference
from velocity_preview.lint.replacing import Reported
from velocity_preview.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from velocity_preview.engine.element import Element


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
        for element, classes in self.subject.observed.failed.items():
            if not self._is_explained(element, found):
                scenarios = set().union(*classes.values())
                yield self.finding(
                    element.head_span,
                    f"The merge ends here: {self.subject.observed.exceptions[element]}.",
                    element=element,
                    scenarios=self.subject.scenario_names(scenarios),
                )

    def _is_explained(self, element: Element, found: Sequence[Diagnostic]) -> bool:
        """Whether something wrong is found in the reference that raised the exception, or a directive that it
        stands in is reported to end the merge: the range of a loop goes too far.
        """
        references = self.subject.around(element, FormalReference)
        directives = self.subject.around(element, Directive)
        places = [self.subject.place(one.head_span, one) for one in (element, *references)]
        heads = [self.subject.place(one.head_span, one) for one in directives]
        wrong = Reported(one for one in found if one.outcome is not Outcome.RISK)
        ends = Reported(one for one in found if one.outcome is Outcome.NOT_SENT)
        return any(wrong.overlaps(*place) for place in places) or any(ends.overlaps(*head) for head in heads)
