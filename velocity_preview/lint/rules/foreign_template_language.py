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

_TAG: Final = rare_pattern(
    r"\{\{\{?[~#^&>/!]?-? *(?P<name>[A-Za-z_][\w.\[\]-]*)?[^{}$\n]*\}\}\}?"
    r"|\{% *-? *(?P<word>\w+)[^%\n]*%\}"
    r"|<%[=#-]?[^%\n]*%>"
    r"|\*\|(?P<merge>[A-Z][\w:]*)\|\*"
)
_MARKS: Final = (("{", re.compile(r"\{[{%]")), ("%", re.compile(r"<%")), ("|", re.compile(r"\*\|")))
"""A sign that each of these tags has, and what it begins with, each found much faster than one of several."""
_CLOSING: Final = rare_pattern(
    r"\{\{[~]?(?:/| *else\b)|\{% *-? *(?:end\w*|el\w+)\b|<%[ }]*%>|<% *\} *else|\*\|(?:END|ELSE):"
)
"""The end or another arm of something that is reported where it begins."""
_SCRIPT: Final = rare_pattern(r"\$!?\{\s*(?:[A-Za-z_]\w*\(|`)")
_MUSTACHE: Final = "amp-mustache"
_NAME: Final = rare_pattern(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*", re.ASCII)


class ForeignTemplateLanguage(Rule):
    """Code of another template language.

    ## What it does
    Reports `{{name}}`, `{% if x %}`, `<%= x %>`, `*|FNAME|*` and `${f()}`: Handlebars, Liquid, Jinja, ERB,
    Mailchimp, JavaScript.

    ## Why is this bad?
    Velocity does not read them: the reader gets them as they stand. Some contain what Velocity does read,
    `{{#if x}}`, and then nothing is sent.

    ## Example
    ```vtl
    Hello {{ firstName }}
    ```
    ```vtl
    Hello $!firstName
    ```
    """

    outcomes = (Outcome.WRONG_TEXT, Outcome.NOT_SENT)
    tier = 2
    cure = Cure.SUGGEST
    rank = 9

    @classmethod
    def mend(cls, scanned: Scanned) -> Iterator[Damage]:
        text = scanned.text
        if not any(sign in text and mark.search(text) for sign, mark in _MARKS) or _MUSTACHE in text:
            return
        for match in scanned.in_prose(_TAG):
            if not _is_tag(match):
                continue
            if _CLOSING.match(match.group()):
                continue
            span = Span(*match.span())
            name = match["name"] or match["merge"]
            is_code = "#" in match.group()
            meant = f"$!{name}" if name and not is_code and _NAME.fullmatch(name) else None
            yield cls.damage(
                span,
                f"`{match.group()}` is no Velocity.",
                (Edit(span, "\u00b7"),) if is_code else (),
                ask=is_code,
                help=f"Write `{meant}`." if meant else "Write it in Velocity, or remove it.",
                suggestion=(Edit(span, meant),) if meant else (),
            )

    @classmethod
    def explain(cls, failure: Failure) -> Damage | None:
        match = _SCRIPT.match(failure.full_head)
        if failure.piece.word or match is None:
            return None
        return cls.damage(
            failure.span(match),
            "What stands in these braces is JavaScript, no reference.",
            failure.neutral,
            outcome=Outcome.NOT_SENT,
            help="Remove it, or write `#[[${…}]]#` where it is meant as text.",
        )


def _is_tag(match: re.Match[str]) -> bool:
    """`{{` of Handlebars needs a name behind it: it also ends and begins blocks of CSS and JSON."""
    return not match.group().startswith("{{") or match["name"] is not None
