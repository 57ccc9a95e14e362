from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.diagnostics import Edit, Outcome
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from velocity_preview.analysis.damage import Damage, Failure

_OPEN: Final = r"#(?:foreach|\{foreach\})\s*\(\s*"
_VARIABLE: Final = r"\$!?\{?[A-Za-z_]\w*\}?"
_BARE_VARIABLE: Final = rare_pattern(rf"{_OPEN}(?=[A-Za-z_]\w*\s)", re.ASCII)
_NO_IN: Final = rare_pattern(rf"{_OPEN}{_VARIABLE}(\s*(?:[:=,]|<-|->)\s*|\s+)(?=[$\[{{])", re.ASCII)
_BARE_LIST: Final = rare_pattern(rf"{_OPEN}{_VARIABLE}\s+(?:in|of)\s+(?=[A-Za-z_])", re.ASCII)
_NOT_SO: Final = {
    rare_pattern(rf"{_OPEN}{_VARIABLE}\s*,\s*{_VARIABLE}\s+in\s", re.ASCII): "`#foreach` takes one variable.",
    rare_pattern(rf"{_OPEN}(?=[\"'\d\[{{(])"): "The variable of `#foreach` is no reference.",
    rare_pattern(rf"{_OPEN}(?:{_VARIABLE}\s*(?:in\s*)?)?\)", re.ASCII): "`#foreach` has no list.",
}
_BARE_RANGE: Final = rare_pattern(rf"{_OPEN}{_VARIABLE}\s+in\s+(\(?(-?\d+\.\.-?\d+)\)?)\s*\)", re.ASCII)
_NO_BRACKET: Final = rare_pattern(
    rf"[ \t]+({_VARIABLE}[ \t]+(?:in|of)[ \t]+[^\s<#]+)"
    rf"|[ \t]*[\[{{][ \t]*({_VARIABLE}[ \t]+in[ \t]+[^\s<#\]}}]+)[\]}}]",
    re.ASCII,
)


class MalformedForeach(Rule):
    """A `#foreach` without its `$item in $items`.

    ## What it does
    Reports a loop whose variable or list has no `$`, whose `in` is missing, or that has no brackets.

    ## Why is this bad?
    The engine refuses the template, and nothing is sent. Engine 1.7 passes over some of these loops in
    silence.

    ## Example
    ```vtl
    #foreach(item in items)$item.name#end
    ```
    ```vtl
    #foreach($item in $items)$item.name#end
    ```
    """

    outcomes = (Outcome.NOT_SENT,)
    cure = Cure.SUGGEST
    rank = 40

    @classmethod
    def explain(cls, failure: Failure) -> Damage | None:
        if failure.piece.word != "foreach":
            return None
        if failure.piece.bracket < 0:
            return cls._without_bracket(failure)
        for pattern, message in _NOT_SO.items():
            if pattern.match(failure.code):
                return cls.damage(failure.piece.span, message, failure.neutral, help=_help())
        edits = _edits(failure)
        if not edits:
            return None
        return cls.damage(failure.piece.span, _message(edits), help=_help(), suggestion=edits)

    @classmethod
    def _without_bracket(cls, failure: Failure) -> Damage | None:
        match = _NO_BRACKET.match(failure.text, failure.piece.end)
        if match is None:
            return None
        span = Span(failure.piece.start, match.end())
        written = f"#foreach({match.group(1) or match.group(2)})"
        return cls.damage(
            span, "`#foreach` has no brackets.", help=_help(), suggestion=(Edit(span, written),)
        )


def _edits(failure: Failure) -> list[Edit]:
    """The signs that are missing."""
    code = failure.code
    if match := _BARE_RANGE.match(code):
        return [Edit(failure.span(match, 1), f"[{match.group(2)}]")]
    edits = []
    bare = _BARE_VARIABLE.match(code)
    if bare:
        at = failure.span(bare).end
        edits.append(Edit(Span(at, at), "$"))
        code = code[: bare.end()] + "$" + code[bare.end() :]
    shift = 1 if bare else 0
    if match := _BARE_LIST.match(code):
        at = failure.span(match).end - shift
        edits.append(Edit(Span(at, at), "$"))
    elif match := _NO_IN.match(code):
        gap = failure.span(match, 1)
        edits.append(Edit(Span(gap.start - shift, gap.end - shift), " in "))
    return edits


def _message(edits: list[Edit]) -> str:
    if edits[0].replacement.startswith("["):
        return "A range in `#foreach` stands in square brackets."
    if any(edit.replacement == " in " for edit in edits):
        return "`in` is missing in `#foreach`."
    return "A name in `#foreach` has no `$`."


def _help() -> str:
    return "Write `#foreach($item in $items)`."
