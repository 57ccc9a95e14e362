from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.references import step_is_unknown
from velocity_preview.engine.path import Member
from velocity_preview.lint.places import key_span
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.lint.selections import known_steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from velocity_preview.analysis.records import StepRecord
    from velocity_preview.diagnostics import Diagnostic
    from velocity_preview.lint.selections import KnownStep
    from velocity_preview.lint.subject import Subject

_FIELD: Final = re.compile(r"[A-Z][A-Z0-9_]*(?:\.[A-Z0-9_]+)+")
_CONTACT: Final = frozenset(
    {"FIRSTNAME", "LASTNAME", "NICKNAME", "EMAIL", "SMS", "PHONE", "CITY", "REGION", "COUNTRY", "ADDRESS",
     "POSTCODE", "BIRTHDAY", "LANGUAGECODE"}
)  # fmt: skip
"""Fields that every contact has."""


def _capitalized(subject: Subject) -> Iterable[KnownStep]:
    """Steps to keys that begin as the names of contact fields do: few."""
    return [found for found in known_steps(subject) if found[1].key and found[1].key[0].isupper()]


class UndeclaredContactField(Rule):
    """A contact field that the message does not declare.

    ## What it does
    Reports `$data.get('PERSONAL.LOCATION')` where `%PERSONAL.LOCATION%` stands nowhere in the template.

    ## Why is this bad?
    The ESP puts a contact field into the data only where the message names it between percent signs. Without
    that the field is empty for everybody.

    ## Example
    ```vtl
    #if($data.get('PERSONAL.LOCATION') == 'Kyiv')Kyiv calling#end
    ```
    ```vtl
    <!--%PERSONAL.LOCATION%-->
    #if($data.get('PERSONAL.LOCATION') == 'Kyiv')Kyiv calling#end
    ```
    """

    tier = 2
    cure = Cure.SUGGEST
    replaces = frozenset({"unknown-key", "sometimes-missing-key", "literal-in-output", "path-in-key"})

    @visits(_capitalized)
    def check(self, found: KnownStep) -> Iterator[Diagnostic]:
        step, record = found
        if not isinstance(step, Member) or step.parameters is None:
            return
        if self.subject.profile != "yespo" or not self._is_contact_field(record):
            return
        if self.subject.declares(record.key or ""):
            return
        yield self.finding(
            key_span(step),
            f"The contact field `{record.key}` is declared nowhere in the message, so it is empty.",
            element=step,
            help=f"Declare it: `<!--%{record.key}%-->`.",
        )

    def _is_contact_field(self, record: StepRecord) -> bool:
        data = self.subject.world.data
        if data is not None and data not in record.owner.shapes:
            return False
        if _FIELD.fullmatch(record.key or ""):
            return True
        return record.key in _CONTACT and data is not None and step_is_unknown(record)
