from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.engine.literals import InterpolatedStringLiteral
from velocity_preview.lint.rule import Rule
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from velocity_preview.diagnostics import Diagnostic
    from velocity_preview.engine.reference import FormalReference

_NOISE: Final = rare_pattern(r"-?\d+\.\d{9,}|-?\d+\.\d+E-?\d+", re.ASCII)
_WHOLE: Final = rare_pattern(r"-?\d+\.0", re.ASCII)
_CLASSES: Final = frozenset({"java.lang.Double", "java.lang.Float"})


class FloatNoise(Rule):
    """A number in the message as Java writes it.

    ## What it does
    Merges the template with each scenario and reports a reference that prints a number such as
    `0.30000000000000004` or `1.2345678E8`, or the result of a calculation as `1015.0`.

    ## Why is this bad?
    No reader expects a price like that.

    ## Example
    With the data `{"price": 0.1, "delivery": 0.2}`:
    ```vtl
    #set($total = $price + $delivery)$total
    ```
    ```vtl
    #set($total = $price + $delivery)$numberTool.format('0.00', $total)
    ```
    """

    tier = 2
    of_data = True

    def finish(self, _found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
        if self.subject.patched.is_changed or not _CLASSES & self.subject.observed.classes:
            return
        for reference, texts in self.subject.observed.texts.items():
            noise = {
                text: scenarios
                for (kind, text), scenarios in texts.items()
                if kind in _CLASSES and self._is_noise(reference, text)
            }
            if noise:
                yield self.finding(
                    reference,
                    f"`{reference.literal}` prints `{next(iter(noise))}`.",
                    help="Write `$numberTool.format('0.00', …)`.",
                    scenarios=self.subject.scenario_names(set().union(*noise.values())),
                )

    def _is_noise(self, reference: FormalReference, text: str) -> bool:
        """A whole number of the data is printed as the payload has it; one that was computed is not."""
        if next(self.subject.around(reference, InterpolatedStringLiteral), None) is not None:
            return False
        if _NOISE.fullmatch(text):
            return True
        fact = self.subject.fact(reference)
        return _WHOLE.fullmatch(text) is not None and fact is not None and not fact.shapes
