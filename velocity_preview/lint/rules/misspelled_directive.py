from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.names import is_one_slip, slips_of_keys
from velocity_preview.analysis.scan import WITH_ARGUMENTS, WORDS, Kind
from velocity_preview.diagnostics import Edit, Outcome
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.brackets import Brackets
    from velocity_preview.analysis.damage import Damage
    from velocity_preview.analysis.scanned import Scanned

_ELSE_IF: Final = re.compile(r"#(?:else|\{else\})[ \t]+if[ \t]*(?=\([^()]*\$)")
_IN_BRACES: Final = rare_pattern(
    r"#\{[ \t]*(?:(else[ \t]+if|end[ \t]+\w+)[ \t]*\}"
    r"|((?:else[ \t]+)?if|elseif|foreach|set|macro|define)[ \t]*(?=\())"
)
"""Braces around more than a name: around two words, or around the arguments too."""
_FOREIGN: Final = {
    "elsif": "elseif", "elif": "elseif", "elsseif": "elseif", "else_if": "elseif", "elseIf": "elseif",
    "endif": "end", "endfor": "end", "endforeach": "end", "endeach": "end", "endmacro": "end", "endset":
    "end", "enddefine": "end", "end_if": "end", "end_for": "end", "fi": "end", "for": "foreach", "each":
    "foreach", "for_each": "foreach", "exit": "stop", "continue": "",
}  # fmt: skip
_SLIPS_OF_END: Final = slips_of_keys("end")
_SLIPS_OF_ELSE: Final = slips_of_keys("else")
_BARE: Final = (
    frozenset(word for word, meant in _FOREIGN.items() if meant == "end")
    | {"end", "else"}
    | _SLIPS_OF_END
    | _SLIPS_OF_ELSE
)
"""What can be meant for a directive without arguments, in lower case; most other words are colours."""
_CERTAIN: Final = frozenset(
    {"elsif", "elif", "endif", "endfor", "endforeach", "end_if", "end_for", "endeach", "endmacro"}
)


def meant_word(word: str) -> str | None:
    """The directive that a word is a misspelling of; None for any other word."""
    folded = word.casefold()
    if word in WORDS:
        return None
    if folded in WORDS:
        return folded
    return _FOREIGN.get(word) or _FOREIGN.get(folded) or None


class MisspelledDirective(Rule):
    """A directive's name as other languages write it.

    ## What it does
    Reports `#else if(…)`, `#elsif(…)`, `#endif`, `#IF(…)`, `#forEach(…)` and other names near to one of
    Velocity's, and braces around more than the name: `#{else if}`, `#{if($vip)}`.

    ## Why is this bad?
    Velocity knows its own names alone, in lower case. Anything else is text: a missing `#end` is an error
    and nothing is sent, `#else if(…)` prints ` if(…)` in the `#else` arm.

    ## Example
    ```vtl
    #if($n > 5)many#else if($n > 1)some#{else}one#endif
    ```
    ```vtl
    #if($n > 5)many#elseif($n > 1)some#{else}one#end
    ```
    """

    outcomes = (Outcome.NOT_SENT, Outcome.WRONG_TEXT)
    cure = Cure.FIX
    rank = 20

    @classmethod
    def mend(cls, scanned: Scanned) -> Iterator[Damage]:
        yield from cls._else_if(scanned)
        yield from cls._in_braces(scanned)
        for match in scanned.words:
            word = match.group(2)
            if match.group(3) is None and word.casefold() not in _BARE:
                continue
            if word in scanned.macros:
                continue
            piece = scanned.piece_at(match.start())
            if piece is not None and (piece.kind is not Kind.DIRECTIVE or piece.start != match.start()):
                continue
            meant = _meant(scanned, match, word)
            if meant is not None:
                written = f"#{{{meant}}}" if match.group(1) else f"#{meant}"
                yield cls._damage(
                    match, written, is_needed=meant != "end" or scanned.lacks_end(match.start())
                )

    @classmethod
    def _else_if(cls, scanned: Scanned) -> Iterator[Damage]:
        """`#else` with `if(…)` behind it."""
        for piece in scanned.heads:
            match = _ELSE_IF.match(scanned.text, piece.start) if piece.word == "else" else None
            if match is not None and scanned.brackets.closing(match.end()) is not None:
                yield cls._damage(match, "#elseif")

    @classmethod
    def _in_braces(cls, scanned: Scanned) -> Iterator[Damage]:
        """`#{else if}(…)` and `#{if(…)}`."""
        for match in scanned.at_stray_hashes(_IN_BRACES):
            words, name = match.groups()
            if name is not None:
                arguments = _arguments(scanned.brackets, match.end()) or ""
                braced = re.compile(rf"{re.escape(match.group() + arguments)}[ \t]*\}}")
                whole = braced.match(scanned.text, match.start())
                if whole is not None and "$" in arguments:
                    yield cls._damage(whole, f"#{''.join(name.split())}{arguments}")
            elif words.startswith("else"):
                is_whole = _arguments(scanned.brackets, match.end()) is not None
                yield cls._damage(match, "#{elseif}" if is_whole else "#elseif(…)", is_certain=is_whole)
            elif scanned.lacks_end(match.start()):
                yield cls._damage(match, "#{end}")

    @classmethod
    def _damage(
        cls, match: re.Match[str], written: str, *, is_needed: bool = True, is_certain: bool = True
    ) -> Damage:
        span = Span(*match.span())
        fix = (Edit(span, written),) if is_certain else ()
        return cls.damage(
            span,
            f"`{match.group()}` is no directive of Velocity.",
            None if is_needed else (),
            ask=True,
            help=f"Write `{written}`.",
            fix=fix,
        )


def _meant(scanned: Scanned, match: re.Match[str], word: str) -> str | None:
    """The directive that is meant here; None where it is text or a macro's call."""
    at, end = match.span()
    arguments = _arguments(scanned.brackets, end)
    meant = meant_word(word)
    if meant in WITH_ARGUMENTS:
        return meant if arguments is not None and "$" in arguments else None
    if meant in ("end", "else"):
        block = scanned.open_block(at)
        is_needed = (
            scanned.lacks_end(at) if meant == "end" else block is not None and block.piece.word == "if"
        )
        return meant if word.casefold() in _CERTAIN or (is_needed and not scanned.in_link(at)) else None
    if meant is None and (bare := _bare(scanned, word, at)) is not None:
        return bare
    if meant is None and arguments is not None and "$" in arguments and len(word) > 2:
        return next((known for known in sorted(WITH_ARGUMENTS) if _is_near(word, known, arguments)), None)
    return None


def _bare(scanned: Scanned, word: str, at: int) -> str | None:
    """`else` or `end` with a letter that is swapped, doubled or left out, where a block has a use for it."""
    if scanned.in_link(at) or scanned.in_style(at):
        return None
    if word.casefold() in _SLIPS_OF_END and scanned.lacks_end(at):
        return "end"
    block = scanned.open_block(at)
    takes_else = block is not None and block.piece.word == "if" and not block.has_else
    return "else" if takes_else and word.casefold() in _SLIPS_OF_ELSE else None


def _is_near(word: str, known: str, arguments: str) -> bool:
    """Whether the name has one slip of the pen, and the arguments look like the directive's."""
    if (len(known) < 3 and known not in word) or not is_one_slip(word.casefold(), known):
        return False
    signs = {"set": r"\$\S+\s*=", "foreach": r"\$\S+\s+in\s", "macro": r"\w+\s", "define": r"\(\s*\$\w+\s*\)"}
    return re.search(signs.get(known, r"\$"), arguments) is not None


def _arguments(brackets: Brackets, at: int) -> str | None:
    text = brackets.text
    while at < len(text) and text[at] in " \t":
        at += 1
    if not text.startswith("(", at):
        return None
    end = brackets.closing(at)
    return text[at : end if end is not None else text.find("\n", at)]
