from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.diagnostics import Diagnostic, Edit, Outcome
from velocity_preview.engine.literals import InterpolatedStringLiteral, StringLiteral
from velocity_preview.lint.rule import Cure, Rule, visits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from velocity_preview.analysis.damage import Damage, Failure
    from velocity_preview.lint.subject import Subject

    _String = StringLiteral | InterpolatedStringLiteral

_TAG: Final = re.compile(r"%([A-Z][\w.]*)(?:\|[^%\n]*)?%", re.ASCII)


def _with_percent_sign(subject: Subject) -> Iterable[_String]:
    strings: Iterable[_String] = (*subject.of(StringLiteral), *subject.of(InterpolatedStringLiteral))
    return [one for one in strings if isinstance(one.constant, str) and "%" in one.constant]


class MergeTagInVtl(Rule):
    """A merge tag of the ESP inside of a directive.

    ## What it does
    Reports `#if(%CITY% == 'Kyiv')`, and the same in quotes.

    ## Why is this bad?
    A merge tag is no VTL. Bare, it makes the engine refuse the template, and nothing is sent; in quotes it is
    compared as it stands, or with whatever the ESP puts there before Velocity runs.

    ## Example
    ```vtl
    #if('%CITY%' == 'Kyiv')Kyiv calling#end
    ```
    Declare the field, then read it from the data:
    ```vtl
    <!--%CITY%-->#if($data.get('CITY') == 'Kyiv')Kyiv calling#end
    ```
    """

    outcomes = (Outcome.WRONG_TEXT, Outcome.NOT_SENT)
    tier = 2
    cure = Cure.SUGGEST
    rank = 42

    @classmethod
    def explain(cls, failure: Failure) -> Damage | None:
        match = _TAG.search(failure.code)
        if not failure.piece.word or match is None:
            return None
        span = failure.span(match)
        meant = f"$data.get('{match.group(1)}')"
        return cls.damage(
            span,
            f"The merge tag `{match.group()}` is no VTL.",
            outcome=Outcome.NOT_SENT,
            help=_help(match.group(1)),
            suggestion=(Edit(span, meant),),
        )

    @visits(_with_percent_sign)
    def check(self, string: _String) -> Iterator[Diagnostic]:
        match = _TAG.fullmatch(str(string.constant))
        if match is not None:
            yield self.finding(
                string,
                f"The merge tag `{match.group()}` is a text like any other here.",
                help=_help(match.group(1)),
                suggestion=(Edit(string.span, f"$data.get('{match.group(1)}')"),),
            )


def _help(field: str) -> str:
    return f"Declare it with `<!--%{field}%-->`, and write `$data.get('{field}')`."
