from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.diagnostics import Edit, Outcome
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from velocity_preview.analysis.damage import Damage, Failure

_WORDS: Final = (
    "AND|OR|NOT|And|Or|Not|EQ|NE|GT|LT|GE|LE|is|in|contains|matches|equals|like|xor|div|mod|instanceof"
)
_OPERATOR: Final = rare_pattern(
    r"[=!<>][ \t]+=(?!=)|>>|<<|=!|\?\?|\?:|\?|\+\+|--(?=\s*\))|[-+*/%]=|<>|=>|=<|=~|!~|\*\*"
    r"|(?<!&)&(?!&|\w+;)|(?<!\|)\|(?!\|)|\^|~"
    rf"|(?<![\w.$!{{'\"-])(?:{_WORDS})(?![\w(.-])",
    re.ASCII,
)
_IN_BRACES: Final = rare_pattern(r"\$!?\{[A-Za-z_][^{}\r\n]*?\s*(\?\?|\?:|\?|\|\|)")
_MEANT: Final = {
    "= =": "==", "! =": "!=", "< =": "<=", "> =": ">=", "=!": "!=", "equals": "==",
    "=>": ">=", "=<": "<=", "<>": "!=", "&": "&&", "|": "||", "mod": "%", "div": "/", "is": "==",
    **{word: word.lower() for word in ("AND", "OR", "NOT", "And", "Or", "Not", "EQ", "NE", "GT", "LT",
    "GE", "LE")},
}  # fmt: skip
_HELP: Final = {
    "?": "Write `#if(…)…#else…#end`.",
    "?:": "Write `${x|'default'}`, or `#if(…)…#else…#end`.",
    "??": "Write `${x|'default'}`, or `#if(…)…#else…#end`.",
    "++": "Write `#set($n = $n + 1)`.",
    "--": "Write `#set($n = $n - 1)`.",
    "contains": "Write `$x.contains('y')`.",
    "in": "Write `$list.contains($x)`.",
    "||": "Write `${x|'default'}`.",
    "matches": "Write `$x.matches('y')`.",
}


class ForeignOperator(Rule):
    """An operator of another language.

    ## What it does
    Reports `? :`, `?:`, `??`, `++`, `+=`, `<>`, `=>`, a single `&` or `|`, `AND`, `contains` and the like.

    ## Why is this bad?
    Velocity does not know them. It refuses the template, and nothing is sent.

    ## Example
    ```vtl
    #set($label = $vip ? 'Gold' : 'Silver')
    ```
    ```vtl
    #if($vip)#set($label = 'Gold')#else#set($label = 'Silver')#end
    ```
    """

    outcomes = (Outcome.NOT_SENT,)
    cure = Cure.SUGGEST
    rank = 50

    @classmethod
    def explain(cls, failure: Failure) -> Damage | None:
        if not failure.piece.word:
            return cls._in_braces(failure)
        match = next(
            (found for found in _OPERATOR.finditer(failure.code) if failure.is_at_fault(found)), None
        )
        if match is None:
            return None
        sign = " ".join(match.group().split())
        span = failure.span(match)
        meant = _MEANT.get(sign)
        suggestion = (Edit(span, meant),) if meant is not None else ()
        help_text = f"Write `{meant}`." if meant else _HELP.get(sign)
        if sign.endswith("=") and sign[0] in "-+*/%":
            help_text = f"Write `#set($n = $n {sign[0]} …)`."
        return cls.damage(
            span,
            f"Velocity has no operator `{sign}`.",
            suggestion or failure.neutral,
            help=help_text,
            suggestion=suggestion,
        )

    @classmethod
    def _in_braces(cls, failure: Failure) -> Damage | None:
        """`${x || 'default'}` and `${x ? 'a' : 'b'}`."""
        match = _IN_BRACES.match(failure.code)
        if match is None:
            return None
        sign = match.group(1)
        return cls.damage(
            failure.span(match, 1),
            f"Velocity has no operator `{sign}` in a reference.",
            failure.neutral,
            help=_HELP.get(sign),
        )
