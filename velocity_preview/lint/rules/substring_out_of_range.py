from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.diagnostics import Diagnostic, Outcome
from velocity_preview.engine.literals import IntegerLiteral
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.lint.selections import members_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.engine.path import Member

_EXCEPTIONS: Final = ("java.lang.StringIndexOutOfBoundsException", "java.lang.IndexOutOfBoundsException")
_METHODS: Final = frozenset({"substring", "charAt", "subSequence", "codePointAt"})


class SubstringOutOfRange(Rule):
    """A part of a string that is too short.

    ## What it does
    Merges the template with each scenario and reports `.substring(…)` and `.charAt(…)` behind the end of
    the string.

    ## Why is this bad?
    The merge ends with an error, and nothing is sent. `$!` does not help.

    ## Example
    With the data `{"name": "Ann"}`:
    ```vtl
    $name.substring(0, 10)
    ```
    ```vtl
    #if($name.length() > 10)$name.substring(0, 10)#else$name#end
    ```
    """

    outcomes = (Outcome.NOT_SENT,)
    cure = Cure.SUGGEST
    of_data = True

    @visits(members_named(*_METHODS))
    def check(self, call: Member) -> Iterator[Diagnostic]:
        if call.parameters is None:
            return
        failed = self.subject.observed.failed.get(call, {})
        scenarios = {index for name in _EXCEPTIONS for index in failed.get(name, ())}
        if scenarios or self._is_too_short(call):
            yield self.finding(
                call.span,
                f"The string is too short for `.{call.name}`: the merge ends here.",
                element=call,
                help="Ask for the length first: `#if($x.length() > …)`.",
                scenarios=self.subject.scenario_names(scenarios),
            )

    def _is_too_short(self, call: Member) -> bool:
        """Where no merge came this far: whether every string of the data is too short."""
        observed = self.subject.observed
        record = self.subject.records.steps.get(call)
        if record is None or observed.is_complete or not observed.traces or call.parameters is None:
            return False
        if record.sized or record.owner.unknown or not record.owner.shapes:
            return False
        literals = [one.constant for one in call.parameters.values if isinstance(one, IntegerLiteral)]
        most = max((index for index in literals if isinstance(index, int)), default=0)
        samples = [one for shape in record.owner.shapes for one in shape.samples if isinstance(one, str)]
        return bool(samples) and all(len(sample) < most for sample in samples)
