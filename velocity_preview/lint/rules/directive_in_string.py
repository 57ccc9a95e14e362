from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.diagnostics import Diagnostic, Edit, Outcome
from velocity_preview.engine.comment import Comment, UnparsedContent
from velocity_preview.engine.literals import InterpolatedStringLiteral
from velocity_preview.engine.stop import StopDirective
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.damage import Damage
    from velocity_preview.analysis.scanned import Scanned

_WORD: Final = r"#(?:if|elseif|else|end|foreach|macro|define|parse|include|evaluate)\b(?!\s*\()"
_STRING: Final = rare_pattern(
    rf"(?:#set\s*\([^\"'\n#]*=|#(?:if|elseif)\s*\([^\"'\n#]*(?:==|!=))\s*(?P<string>\"[^\"\n]*?(?P<word>{_WORD})[^\"\n]*\")"
)


class DirectiveInString(Rule):
    """A directive or a comment inside of a double-quoted string.

    ## What it does
    Reports `"##fff"`, `"#end"` and `"#stop"`.

    ## Why is this bad?
    A double-quoted string is a template of its own: `##` cuts it off, `#stop` ends the whole message when
    it is read, and for `#end` the engine refuses the template.

    ## Example
    ```vtl
    #set($colour = "##fff")
    ```
    ```vtl
    #set($colour = '#fff')
    ```
    """

    outcomes = (Outcome.WRONG_TEXT, Outcome.NOT_SENT, Outcome.CUT)
    tier = 2
    cure = Cure.SUGGEST
    rank = 4

    @classmethod
    def mend(cls, scanned: Scanned) -> Iterator[Damage]:
        if not scanned.is_refused:
            return
        for match in _STRING.finditer(scanned.text):
            cure = _single_quoted(match["string"], match.start("string"))
            yield cls.damage(
                match.span("word"),
                f"`{match['word']}` is a directive, also in a string with double quotes.",
                cure or (Edit(Span(*match.span("word")), ""),),
                outcome=Outcome.NOT_SENT,
                help="Write single quotes.",
                suggestion=cure,
            )

    @visits(InterpolatedStringLiteral)
    def check(self, string: InterpolatedStringLiteral) -> Iterator[Diagnostic]:
        for element in string.block.elements if string.block is not None else ():
            is_comment = isinstance(element, Comment) and not isinstance(element, UnparsedContent)
            if not is_comment and not isinstance(element, StopDirective):
                continue
            text = element.source_text
            yield self.finding(
                element,
                f"`{text[:2]}` cuts the string off here."
                if is_comment
                else f"`{text}` ends the message where this string is read.",
                outcome=Outcome.WRONG_TEXT if is_comment else Outcome.CUT,
                help="Write single quotes, and one `#`." if text.startswith("##") else "Write single quotes.",
                suggestion=_single_quoted(string.source_text, string.span.start),
            )


def _single_quoted(string: str, start: int) -> tuple[Edit, ...]:
    """Single quotes around a string in which nothing is to be filled in."""
    if any(mark in string for mark in "$'\\"):
        return ()
    end = start + len(string)
    return Edit(Span(start, start + 1), "'"), Edit(Span(end - 1, end), "'")
