from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.brackets import string_end
from velocity_preview.analysis.quotes import quote_without_end
from velocity_preview.analysis.scan import Kind
from velocity_preview.diagnostics import Edit, Outcome
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.lint.rules.quote_in_quote import QuoteInQuote
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.damage import Damage, Failure
    from velocity_preview.analysis.scanned import Scanned

_CLOSED: Final = {"(": ")", "[": "]", "{": "}"}
_LOOK_BACK: Final = 300
_SIDE_BY_SIDE: Final = rare_pattern(r"([\"'\w)\]}])[ \t]+(?=[\"'$\d\[{])", re.ASCII)


class UnbalancedBracket(Rule):
    """A bracket, brace, comma or quote that is missing or too many.

    ## What it does
    Reports the bracket or quote that nothing closes, at its own place; and a `)` behind a directive that
    is already closed.

    ## Why is this bad?
    The engine reads on to the next thing that makes no sense, often pages later, and complains there:
    nothing is sent. A bracket too many is printed.

    ## Example
    ```vtl
    #if($data.get('vip')Gold#end
    ```
    ```vtl
    #if($data.get('vip'))Gold#end
    ```
    """

    outcomes = (Outcome.NOT_SENT, Outcome.WRONG_TEXT)
    cure = Cure.SUGGEST
    rank = 14

    @classmethod
    def explain(cls, failure: Failure) -> Damage | None:
        quote = quote_without_end(failure)
        opened = _unclosed(failure) if quote is None else (quote, failure.text[quote])
        if opened is None:
            return cls._missing_comma(failure)
        at, close = opened
        if quote is None and QuoteInQuote.explain(failure) is not None:
            return None
        return cls.damage(
            Span(at, at + 1),
            f"This `{failure.text[at]}` is not closed.",
            failure.neutral,
            help=f"Write `{close}` where it ends.",
        )

    @classmethod
    def _missing_comma(cls, failure: Failure) -> Damage | None:
        """Two values side by side in a list, a map or the arguments of a method."""
        text, start = failure.text, failure.piece.start
        for match in _SIDE_BY_SIDE.finditer(failure.code):
            at = failure.span(match, 1).end
            opened = _innermost(text, start, at)
            if opened is None or (text[opened] == "(" and not re.search(r"\.\w+$", text[start:opened])):
                continue
            inside = failure.code[opened - start : match.end(1)]
            sign = ":" if text[opened] == "{" and inside.count(":") <= inside.count(",") else ","
            return cls.damage(
                Span(opened, opened + 1),
                f"A `{sign}` is missing between two values in these brackets.",
                help=f"Write `{sign}` between them.",
                suggestion=(Edit(Span(at, at), sign),),
            )
        return None

    @classmethod
    def mend(cls, scanned: Scanned) -> Iterator[Damage]:
        text = scanned.text
        heads = [head for head in scanned.heads if text.startswith(")", head.end)]
        for piece in (*heads, *scanned.references_before(")")):
            is_bracketed = piece.closed and text[piece.end - 1] == ")"
            if not is_bracketed or _is_open_before(text, piece.start):
                continue
            if piece.kind is Kind.REFERENCE and text[piece.start - 1 : piece.start] == "(":
                continue
            span = Span(piece.end, piece.end + 1)
            yield cls.damage(
                span,
                "This `)` closes nothing and is printed.",
                outcome=Outcome.WRONG_TEXT,
                help="Remove it.",
                suggestion=(Edit(span, ""),),
            )


def _unclosed(failure: Failure) -> tuple[int, str] | None:
    """The innermost bracket or quote of the head that is still open, and what closes it."""
    text, piece = failure.text, failure.piece
    opened: list[int] = []
    at = piece.start + 1
    while at < piece.end:
        character = text[at]
        if character in "\"'":
            end = string_end(text, at)
            if end > piece.end:
                return at, character
            at = end
            continue
        if character in _CLOSED:
            opened.append(at)
        elif character in _CLOSED.values():
            if not opened:
                return None
            if _CLOSED[text[opened[-1]]] != character:
                return opened[-1], _CLOSED[text[opened[-1]]]
            opened.pop()
        at += 1
    if not opened or failure.at <= opened[-1]:
        return None
    return opened[-1], _CLOSED[text[opened[-1]]]


def _innermost(text: str, start: int, end: int) -> int | None:
    """The innermost bracket that is open at `end`."""
    opened: list[int] = []
    at = start + 1
    while at < end:
        if text[at] in "\"'":
            at = string_end(text, at)
            continue
        if text[at] in _CLOSED:
            opened.append(at)
        elif text[at] in _CLOSED.values() and opened:
            opened.pop()
        at += 1
    return opened[-1] if opened else None


def _is_open_before(text: str, at: int) -> bool:
    """Whether a bracket of the text is open on the line before."""
    line = text[max(text.rfind("\n", 0, at) + 1, at - _LOOK_BACK) : at]
    line = re.sub(r"[$#][^\s()]*\([^()]*\)", "", line)
    return line.count("(") > line.count(")")
