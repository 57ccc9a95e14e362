from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.analysis.records import NameState
from velocity_preview.diagnostics import Diagnostic, Severity
from velocity_preview.engine.macro import DefineDefinition
from velocity_preview.engine.path import VariableExpression
from velocity_preview.lint.replacing import Reported
from velocity_preview.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from velocity_preview.engine.element import Element
    from velocity_preview.engine.reference import FormalReference


class LiteralInOutput(Rule):
    """Source text in the rendered message.

    ## What it does
    Merges the template with each scenario and reports a reference that stands in the message as it stands
    in the template, unless another rule has said why.

    ## Why is this bad?
    The reader sees `$numberTool.format('0.00', $total)`.

    ## Example
    With the data `{"total": null}`:
    ```vtl
    $numberTool.format('0.00', $total)
    ```
    ```vtl
    #if($total)$numberTool.format('0.00', $total)#end
    ```
    """

    of_data = True

    def finish(self, found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
        if self.subject.patched.is_changed:
            return  # what merges print of a text that was mended is not what they print of the author's
        explained = Reported(finding for finding in found if finding.severity is not Severity.INFO)
        for reference in self.subject.observed.with_gaps:
            printed = self.subject.observed.printed(reference)
            if printed is None or not printed.undefined or reference.silent or reference.backslashes % 2:
                continue
            if not self.subject.knows(reference) or self.subject.follows_failure(reference):
                continue
            if self._is_explained(reference, explained):
                continue
            names = self.subject.scenario_names(printed.undefined)
            yield self.finding(
                reference,
                f"`{reference.literal}` has no value, so its source text stands in the message.",
                help="Test it with `#if`, or write `$!`.",
                scenarios=names,
            )

    def _is_explained(self, reference: FormalReference, explained: Reported) -> bool:
        """Whether a finding stands at the reference, or where its value or an argument comes from."""
        seen: set[Element] = set()
        pending: list[Element] = [reference]
        while pending:
            place = pending.pop()
            if place in seen:
                continue
            seen.add(place)
            if explained.overlaps(*self.subject.place(place)):
                return True
            for element in place.walk() if not isinstance(place, DefineDefinition) else ():
                record = (
                    self.subject.records.names.get(element)
                    if isinstance(element, VariableExpression)
                    else None
                )
                if record is not None:
                    pending += record.sites
                    if record.value.missing:
                        return True
                    if NameState.UNKNOWN in record.states:  # an included file that is not there may set it
                        return True
        return False
