from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.diagnostics import Diagnostic, Severity
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
    With the data `{"parts": 0}`:
    ```vtl
    #set($share = 100 / $parts)$share
    ```
    ```vtl
    #if($parts > 0)#set($share = 100 / $parts)$share#end
    ```
    """

    def finish(self, found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
        explained = [finding for finding in found if finding.severity is not Severity.INFO]
        for element, printed in self.subject.observed.printed.items():
            reference: FormalReference = element  # type: ignore[assignment]
            if not printed.undefined or reference.silent or reference.escapes % 2:
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

    def _is_explained(self, reference: FormalReference, findings: Sequence[Diagnostic]) -> bool:
        """Whether a finding stands at the reference, or where its value comes from."""
        record = self.subject.records.names.get(reference.expression)
        places: list[Element] = [reference]
        if record is not None:
            places += record.sites
            if record.value is not None and record.value.missing:
                return True
        for place in places:
            source, span = self.subject.place(place)
            if any(
                finding.source is source and finding.span.start < span.end and span.start < finding.span.end
                for finding in findings
            ):
                return True
        return False
