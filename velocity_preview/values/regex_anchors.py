"""Places in a text, and what `.` is, which in Java depends on what ends a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.values.regex_classes import LINE_TERMINATORS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from velocity_preview.values.regex_reading import Flags

_ANY: Final = r"[\x00-\U0010FFFF]"
_END: Final = r"(?=(?:\r\n|(?<!\r)\n|[\r\x85\u2028\u2029])?\Z)"
_UNIX_END: Final = r"(?=\n?\Z)"
_LINE_BEGIN: Final = r"(?:(?!\Z)(?:\A|(?<=[\n\x85\u2028\u2029])|(?<=\r)(?!\n)))"
_UNIX_LINE_BEGIN: Final = r"(?:(?!\Z)(?:\A|(?<=\n)))"
_LINE_END: Final = r"(?=\Z|[\r\x85\u2028\u2029]|(?<!\r)\n)"
_UNIX_LINE_END: Final = r"(?=\Z|\n)"
_WORD: Final = r"[\p{L}\p{Nd}_]"
_BOUNDARY: Final = rf"(?:(?<={_WORD})(?!{_WORD})|(?<!{_WORD})(?={_WORD}))"
_NO_BOUNDARY: Final = rf"(?:(?<={_WORD})(?={_WORD})|(?<!{_WORD})(?!{_WORD}))"

ESCAPES: Final[Mapping[str, str]] = {
    "b": _BOUNDARY,
    "B": _NO_BOUNDARY,
    "A": r"\A",
    "z": r"\Z",
    "G": r"\G",
    "R": r"(?:\r\n|[\n\x0B\f\r\x85\u2028\u2029])",
    "X": r"\X",
}


def anchor(character: str, flags: Flags) -> str:
    """`.`, `^` or `$`, as the flags have it."""
    if character == ".":
        if flags.dot_matches_all:
            return _ANY
        return r"[^\n]" if flags.unix_lines else f"[^{LINE_TERMINATORS}]"
    if character == "^":
        if not flags.multiline:
            return r"\A"
        return _UNIX_LINE_BEGIN if flags.unix_lines else _LINE_BEGIN
    if flags.multiline:
        return _UNIX_LINE_END if flags.unix_lines else _LINE_END
    return last_line_end(flags)


def last_line_end(flags: Flags) -> str:
    """`\\Z`: the end, or before the line terminator that ends the text."""
    return _UNIX_END if flags.unix_lines else _END
