"""What the engines' scanners still take for a reference when the reference is over.

The scanner's state ends with the next token that can be no part of a reference. While it lasts, `[` opens an
index, a word begins another name with its members, and `{b` another reference in braces: the parser refuses
the first and prints the others as text, of which 1.7 loses all behind the name. In 1.7 `##` behind a property
is text.
"""

from __future__ import annotations

from enum import Enum
import re
from string import ascii_letters
from typing import TYPE_CHECKING

import airspeed

from velocity_preview.engine.element import SUBSTITUTES
from velocity_preview.engine.path import Member
from velocity_preview.engine.reference import FormalReference
from velocity_preview.engine.tokens import Lingering, Place, Top
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from velocity_preview.engine.path import Step
    from velocity_preview.engine.reading import Reading
    from velocity_preview.values.engines import Engine


class Follower(Enum):
    """What may stand behind a reference without ending the state."""

    FORMAL_REFERENCE = 0
    SET = 1
    UNPARSED_CONTENT = 2
    BLOCK_COMMENT = 3
    LINE_COMMENT = 4
    WORD = 5


_ALL = frozenset(Top) - {Top.NONE}
_PROPERTY = frozenset({Top.PROPERTY})
_KEPT = {
    True: {
        Follower.FORMAL_REFERENCE: _PROPERTY | {Top.CALL},
        Follower.SET: _ALL,
        Follower.UNPARSED_CONTENT: _ALL,
        Follower.BLOCK_COMMENT: _PROPERTY,
        Follower.LINE_COMMENT: _PROPERTY,
        Follower.WORD: _PROPERTY,
    },
    False: {
        Follower.FORMAL_REFERENCE: _PROPERTY,
        Follower.SET: _ALL,
        Follower.UNPARSED_CONTENT: _ALL,
        Follower.BLOCK_COMMENT: _ALL,
        Follower.LINE_COMMENT: frozenset(),
        Follower.WORD: _ALL,
    },
}
"""The states that outlast each follower, in 2.x and in 1.7."""

TAIL_STARTS = frozenset(f"{ascii_letters}_.{{[(")
"""The characters with which text may begin that the scanner takes for more of a reference."""
TAIL = rare_pattern(r"(\.|\{(?:\$!?)?|)[A-Za-z_]", re.ASCII)
_WORDS = r"\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'|-?(?:\d+\.?\d*|\.\d+)|(?!(?:true|false)\b)[A-Za-z_]"
_NAMES = "set|if|elseif|else|end|foreach|macro|define|parse|include|evaluate|stop|break"
_HASH = rf"#(?!(?:{_NAMES})\b)[A-Za-z_]\w*+(?![ \t\r\n]*\()|#(?![A-Za-z_@{{*#]|\[\[)"
_ARGUMENT_TEXT = {
    True: rare_pattern(
        rf"[ \t\r\n]+|##[^\r\n]*(?:\r\n|\r|\n|\Z)|{_HASH}"
        rf"|(?!(?:and|or|not|eq|ne|lt|gt|le|ge)\b)(?:{_WORDS}\w*)",
        re.ASCII,
    ),
    False: rare_pattern(rf"{_HASH}|(?:{_WORDS}[\w-]*)", re.ASCII),
}
"""The tokens of arguments that are text outside of them, and what does not end these: in 2.x a line comment,
`#name` without a bracket, a lone `#`.
"""
_ALTERNATE_TEXT = rare_pattern(r"[ \t\r\n]+|\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'|-?(?:\d+\.?\d*|\.\d+)")
_MEMBER = rare_pattern(r"#(?=#|\*|\[\[|[A-Za-z_@{])|\.[A-Za-z_]", re.ASCII)
BLANKS_BEFORE_SET = rare_pattern(r"[ \t]*(?=#set\b)")


class Braced(FormalReference):
    """`{b}` or `{$b}` behind a reference."""

    HEAD = rare_pattern(r"()()()(\{)(?:\$!?)?(?=[A-Za-z_])")


def kept(state: Lingering, follower: Follower, engine: Engine) -> Lingering:
    """The state behind a follower."""
    return state if state.top in _KEPT[engine.end_of_text_mark][follower] else state.popped


def left_by(steps: list[Step], before: Top) -> Top:
    """The state behind a name with these steps; without a member among them it is `before`."""
    for step in reversed(steps):
        if type(step) is Member:
            return Top.PROPERTY if step.parameters is None else Top.CALL
    return before


def behind_reference(state: Lingering, reference: FormalReference) -> Lingering:
    """The state behind a reference; the braces of `${b}` give back the one before."""
    if reference.braces:
        return kept(state, Follower.FORMAL_REFERENCE, reference.reading.engine)
    below = state.below + (state.top is Top.PROPERTY)
    return Lingering(left_by(reference.expression.steps, Top.REFERENCE), below)


def refuse_arguments(reading: Reading, at: int) -> None:
    """Refuse the first token behind `(` that is an argument's: behind a property these are expected.

    They end, for the scanner, with what looks like a member. Behind a directive with brackets of its own
    nothing is refused here, though the scanner still expects them.
    """
    text, engine = reading.text, reading.engine
    at += 1
    argument_text = _ARGUMENT_TEXT[engine.end_of_text_mark]
    while at < len(text):
        plain = argument_text.match(text, at)
        if plain is None and _MEMBER.match(text, at):
            return
        if plain:
            at = plain.end()
        elif text[at] == "$":
            at = _behind_reference_at(reading, at)
        elif text[at].isspace():
            raise reading.unexpected_here(at, "text")
        else:
            with reading.scanning(Place.ARGUMENTS):
                raise reading.unexpected(at, "text", looks_back=False)


def refuse_alternate(reading: Reading, at: int) -> None:
    """Refuse `{|`: the scanner expects an alternate value, of which only a reference leads back to text."""
    text = reading.text
    at += 2
    while plain := _ALTERNATE_TEXT.match(text, at):
        at = plain.end()
    if at >= len(text):
        raise reading.unclosed(at, "alternate value", "}")
    if text[at] != "$":
        with reading.scanning(Place.ALTERNATE):
            raise reading.unexpected(at, "text")


def _behind_reference_at(reading: Reading, at: int) -> int:
    try:
        return SUBSTITUTES[airspeed.FormalReference].read(reading, at).end
    except airspeed.NoMatch:
        return at + 1 + reading.text.startswith("!", at + 1)
