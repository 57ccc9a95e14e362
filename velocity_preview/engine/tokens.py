"""What the engine's scanner would read at a place of a directive: needed to report an error where it does.

Apache Velocity scans before it parses. A character that begins no token of the current lexical state is an
error at the character that made it impossible; a token that does not fit is an error at its first character.
"""

from __future__ import annotations

from enum import Enum
import re
from typing import TYPE_CHECKING, NamedTuple

from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from velocity_preview.values.engines import Engine


class Place(Enum):
    """The scanner's state: which tokens exist."""

    DIRECTIVE = "directive"
    ARGUMENTS = "arguments"
    INDEX = "index"
    ALTERNATE = "alternate"


class Top(Enum):
    """What the last reference left: nothing, or by its last member."""

    NONE = 0
    REFERENCE = 1
    PROPERTY = 2
    CALL = 3


class Lingering(NamedTuple):
    """The scanner's state behind a reference, and how many states of properties are below it."""

    top: Top = Top.NONE
    below: int = 0

    @property
    def popped(self) -> Lingering:
        """The state to which a directive leads back."""
        return Lingering(Top.PROPERTY, self.below - 1) if self.below else NOTHING


NOTHING = Lingering()
"""No reference lingers."""

_STRING = r"\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'"
_NUMBER = r"-?(?:\d+\.\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+|\d+)"
_REFERENCE = r"\\*\$!?(?:[A-Za-z_]|\{)"
_INDEX = rf"{_STRING}|{_NUMBER}|{_REFERENCE}|\.\.|\]|[ \t\r\n]|##"
_COMMON = rf"{_INDEX}|[\[,]"
_OPERATORS = r"&&|\|\||[<>=!]=?|[-+*/%]"
_WORD = r"[A-Za-z_@][\w-]*"

_EXPRESSION_TOKENS = {
    Place.DIRECTIVE: rare_pattern(rf"{_COMMON}|{_OPERATORS}|{_WORD}|[(){{}}:]|#(?:[A-Za-z_@{{]|\[\[)"),
    Place.ARGUMENTS: rare_pattern(rf"{_COMMON}|{_OPERATORS}|\.?[A-Za-z_]\w*|[){{}}:]"),
    Place.INDEX: rare_pattern(rf"{_INDEX}|{_OPERATORS}|(?:true|false|and|or|not|eq|ne|lt|le|gt|ge)"),
    Place.ALTERNATE: rare_pattern(
        rf"{_COMMON}|{_OPERATORS}|(?:true|false|and|or|not|eq|ne|lt|le|gt|ge)|[{{}}:]"
    ),
}
_PARAMETER_TOKENS = {
    Place.DIRECTIVE: _EXPRESSION_TOKENS[Place.DIRECTIVE],
    Place.ARGUMENTS: rare_pattern(rf"{_COMMON}|\.?[A-Za-z_]\w*|[){{}}:]"),
    Place.INDEX: rare_pattern(rf"{_INDEX}|(?:true|false|and|or|not|eq|ne|lt|le|gt|ge)"),
    Place.ALTERNATE: _EXPRESSION_TOKENS[Place.ALTERNATE],
}
SPACE = re.compile(r"(?:[ \t\r\n]++|\$(?!!?[A-Za-z_]|!?\{)!?+|#(?![A-Za-z_@#*]|\{[A-Za-z_@]|\[\[))*+")
"""White space, and `$` or `#` that begin nothing: the scanner drops them inside a directive."""
PREFIX = rare_pattern(r"(?:\\*\$!?|#)+\Z")
"""Sigils that begin nothing, with the backslashes before them."""
_SIGILS_BEFORE_NAME = rare_pattern(r"(?:#?\$!?)+\Z")
_BLANKS_BEHIND_NAME = rare_pattern(r"(?<=[\w\])])[ \t]*\Z", re.ASCII)
_SET = rare_pattern(r"#set *\(")
BLOCK_COMMENT = rare_pattern(r"#\*(?:#\*|[^*#]|#(?!\*)|\*(?!#))*+\*#")
"""`#*` inside a comment is one token, so `#*#*#` is not closed."""
_PREFIXES = {True: "&|.\\", False: ".-\\"}


_WORDS = ("true", "false", "and", "or", "not", "eq", "ne", "lt", "le", "gt", "ge")


def _longest_start(text: str, at: int, words: tuple[str, ...]) -> int:
    """How many characters at `at` begin one of the words."""
    starts = {word[:length] for word in words for length in range(1, len(word) + 1)}
    return max((length for length in range(1, 6) if text[at : at + length] in starts), default=0)


def skip_space(text: str, at: int) -> int:
    """The offset of the next token at or after `at`."""
    if text[at : at + 1] not in " \t\r\n$#":
        return at
    match = SPACE.match(text, at)
    return match.end() if match else at


def start_of_name(text: str, at: int, engine: Engine) -> int:
    """Where the token `#name` begins: with the sigils right before it, in 1.7 with blanks before `#set(`."""
    if not text.startswith("#", at):
        return at
    sigils = _SIGILS_BEFORE_NAME.search(text[max(0, at - 8) : at])
    if sigils:
        return at - len(sigils.group())
    if not engine.end_of_text_mark and _SET.match(text, at):
        blanks = _BLANKS_BEHIND_NAME.search(text, 0, at)
        return blanks.start() if blanks else at
    return at


def impossible_at(text: str, at: int, place: Place, engine: Engine) -> int | None:
    """The offset of the character at which no token is possible any more; None where a token begins at `at`.

    The length of the text means: the text ended inside a token.
    """
    tokens = _EXPRESSION_TOKENS if engine.expressions_in_arguments else _PARAMETER_TOKENS
    if text.startswith("#[[", at) and "]]#" not in text[at:]:
        return len(text)
    if at >= len(text) or tokens[place].match(text, at):
        return None
    if text[at] in "\"'":
        return len(text)
    if place in (Place.INDEX, Place.ALTERNATE) and text[at].isalpha():
        return at + _longest_start(text, at, _WORDS if engine.expressions_in_arguments else _WORDS[:2])
    prefixes = _PREFIXES[engine.expressions_in_arguments or place is Place.DIRECTIVE]
    return at + 1 if text[at] in prefixes else at
