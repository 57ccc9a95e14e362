from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.diagnostics import Edit, Outcome
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.damage import Damage, Failure
    from velocity_preview.analysis.scanned import Scanned

_BARE: Final = rare_pattern(r"#(?:set|\{set\})\s*\(\s*(?=[A-Za-z_][\w.]*\s*=)", re.ASCII)
_SIGN: Final = rare_pattern(
    r"#(?:set|\{set\})\s*\(\s*\$!?\{?[A-Za-z_][\w.]*\}?\s*(={2,}|:=|=:|:|=>|<-)", re.ASCII
)
_NO_SIGN: Final = rare_pattern(
    r"#(?:set|\{set\})\s*\(\s*\$!?\{?[A-Za-z_][\w.]*\}?(?:(\s*,)|(?=\s*\)|\s+[\"'$\d\[{]))", re.ASCII
)
_NO_VALUE: Final = rare_pattern(r"#(?:set|\{set\})\s*\(\s*\$!?\{?[A-Za-z_][\w.]*\}?\s*=(?=\s*\))", re.ASCII)
_EMPTY: Final = rare_pattern(r"#(?:set|\{set\})\s*\(\s*\)")
_QUOTED: Final = rare_pattern(r"#(?:set|\{set\})\s*\(\s*(?=[\"'\d=])", re.ASCII)
_SEMICOLON: Final = rare_pattern(r"\s*;\s*(?=\))")
_NO_BRACKET: Final = re.compile(
    r"#set[ \t]+(\$!?\{?[A-Za-z_][\w.]*\}?[ \t]*=[ \t]*[^\r\n<#]+?)(?=[ \t]*(?:-->|[\r\n<#]|$))", re.ASCII
)
_HELP: Final = "Write `#set($name = value)`."


class MalformedSet(Rule):
    """A `#set` that does not assign a value to a reference.

    ## What it does
    Reports `#set(y = 5)`, `#set($y == 5)`, `#set($y)`, `#set($y = )` and `#set $y = 5`.

    ## Why is this bad?
    The engine refuses the template, and nothing is sent. Without the brackets, `#set` is text.

    ## Example
    ```vtl
    #set(total = 5)
    ```
    ```vtl
    #set($total = 5)
    ```
    """

    outcomes = (Outcome.NOT_SENT, Outcome.WRONG_TEXT)
    cure = Cure.SUGGEST
    rank = 40

    @classmethod
    def explain(cls, failure: Failure) -> Damage | None:
        if failure.piece.word != "set":
            return None
        code = failure.code
        if match := _BARE.match(code):
            at = failure.span(match).end
            return cls._damage(failure, "The name that is set has no `$`.", Span(at, at), "$")
        if match := _SIGN.match(code):
            sign = failure.span(match, 1)
            return cls._damage(failure, f"`#set` assigns with `=`, not with `{match.group(1)}`.", sign, "=")
        if match := _NO_VALUE.match(code):
            return cls._damage(failure, "`#set` has no value behind the `=`.", None, "")
        if match := _NO_SIGN.match(code):
            end = failure.span(match).end
            if code[match.end() :].strip().startswith(")"):
                return cls._damage(failure, "`#set` assigns nothing to the name.", None, "")
            return cls._damage(
                failure, "`=` is missing in `#set`.", Span(end - len(match.group(1) or ""), end), " ="
            )
        if _EMPTY.match(code):
            return cls._damage(failure, "`#set` assigns nothing.", None, "")
        if _QUOTED.match(code):
            return cls._damage(failure, "`#set` assigns to a reference.", None, "")
        if (match := _SEMICOLON.search(code)) and failure.is_at_fault(match):
            return cls._damage(failure, "`#set` has a `;` at its end.", failure.span(match), "")
        return None

    @classmethod
    def mend(cls, scanned: Scanned) -> Iterator[Damage]:
        for match in scanned.at_stray_hashes(_NO_BRACKET):
            span = Span(*match.span())
            yield cls.damage(
                span,
                "`#set` without brackets is text.",
                outcome=Outcome.WRONG_TEXT,
                help=_HELP,
                suggestion=(Edit(span, f"#set({match.group(1).rstrip()})"),),
            )

    @classmethod
    def _damage(cls, failure: Failure, message: str, span: Span | None, written: str) -> Damage:
        place = span if span is not None and span.end > span.start else failure.piece.span
        suggestion = (Edit(span, written),) if span is not None else ()
        repair = suggestion or failure.neutral
        return cls.damage(place, message, repair, help=_HELP, suggestion=suggestion)
