from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.code_text import masked
from velocity_preview.diagnostics import Edit
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.damage import Damage
    from velocity_preview.analysis.scan import Piece
    from velocity_preview.analysis.scanned import Scanned

_METHODS: Final = (
    "get|equals|equalsIgnoreCase|contains|containsKey|substring|replace|replaceAll|split|startsWith|endsWith|indexOf|"
    "add|sub|mul|div|format|floor|ceil|round|roundTo|toInteger|toDouble|toNumber|currency|integer|formatDate|"
    "currentDate|addDays|addMonths|addYears|addHours|addMinutes|diff|formatInContactTimezone|compareTo"
)
_SIMPLE: Final = (
    "size|isEmpty|length|trim|toUpperCase|toLowerCase|toString|intValue|currentTimeStamp|currentDate|keySet"
)
_DETACHED: Final = re.compile(rf"\.(?:(?:{_METHODS})([ \t]+)(?=\()|(?:{_SIMPLE})([ \t]+)(?=\(\)))", re.ASCII)
_ARGUMENT: Final = rare_pattern(r"\(\s*(?:['\"$\[{]|-?\d[\d.]*\s*[,)]|\))")


class DetachedArguments(Rule):
    """A blank between a method and its arguments.

    ## What it does
    Reports `$data.get ('x')` and other calls of known methods with a blank before the bracket.

    ## Why is this bad?
    The reference ends before the blank: `$!data.get ('promocode')` prints ` ('promocode')`, and the value
    is lost. Inside of a directive the engine refuses it, and nothing is sent.

    ## Example
    ```vtl
    Your code: $!data.get ('promocode')
    ```
    ```vtl
    Your code: $!data.get('promocode')
    ```
    """

    cure = Cure.FIX
    rank = 30

    @classmethod
    def mend(cls, scanned: Scanned) -> Iterator[Damage]:
        for piece in scanned.code_with(_DETACHED):
            for match in _DETACHED.finditer(masked(scanned.text, piece)):
                blanks = Span(*match.span(match.lastindex or 0)).shifted(piece.start)
                yield from cls._damage(scanned, piece, blanks)
        for piece in scanned.references_before(" \t"):
            start = scanned.text.rfind(".", piece.start, piece.end)
            behind = _DETACHED.match(scanned.text, start) if start >= 0 else None
            if behind is not None and behind.start(behind.lastindex or 0) == piece.end:
                yield from cls._damage(scanned, piece, Span(*behind.span(behind.lastindex or 0)))

    @classmethod
    def _damage(cls, scanned: Scanned, piece: Piece, blanks: Span) -> Iterator[Damage]:
        text = scanned.text
        if scanned.brackets.closing(blanks.end) is None or not _ARGUMENT.match(text, blanks.end):
            return
        name = text[text.rfind(".", 0, blanks.start) : blanks.start]
        yield cls.damage(
            blanks,
            f"A blank parts `{name}` from its arguments.",
            outcome=cls.refusal_or_text(piece),
            help=f"Write `{name}(` without the blank.",
            fix=(Edit(blanks, ""),),
        )
