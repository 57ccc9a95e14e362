"""`String.format`: the parts of a format string, checked as java.util.Formatter checks them, and filled in.

All parts are checked before anything is filled in, so that a fault behind stops what is before it too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.values.format_dates import DATE_CONVERSIONS, format_date
from velocity_preview.values.format_numbers import format_float, format_integer
from velocity_preview.values.format_specifiers import Specifier, illegal, illegal_conversion
from velocity_preview.values.hashing import java_hash
from velocity_preview.values.java_types import type_name
from velocity_preview.values.numbers import Character, is_integral, is_number, java_class
from velocity_preview.values.text import MAX_LENGTH, java_string, out_of_memory
from velocity_preview.values.utf16 import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_SPECIFIER: Final = re.compile(
    r"%(?:(\d+)\$)?([-#+ 0,(<]*)([1-9]\d*)?(?:\.(\d+))?([tT]?)([a-zA-Z%])",
)
_CONVERSIONS: Final = frozenset("bBhHsScCdoxXeEfgGaA%n")


def format_text(template: str, arguments: Sequence[object] | None) -> str:
    """`String.format`. Where the array of arguments is itself null, each argument is."""
    parts = _parse(template)
    pieces: list[str] = []
    ordinary = last = -1
    length = 0
    for part in parts:
        if isinstance(part, str):
            pieces.append(part)
        elif part.conversion in {"%", "n"}:
            pieces.append(part.justified("%") if part.conversion == "%" else "\n")
        else:
            if part.index is None:
                ordinary += 1
            last = ordinary if part.index is None else last if part.index < 0 else part.index - 1
            pieces.append(_filled(part, _argument(part, arguments, last)))
        length += len(pieces[-1])
        if length > MAX_LENGTH:
            raise out_of_memory()
    return text_of("".join(pieces))


def _argument(part: Specifier, arguments: Sequence[object] | None, index: int) -> object:
    if index < 0 or (arguments is not None and index >= len(arguments)):
        raise illegal("MissingFormatArgumentException", f"Format specifier '{part}'")
    return None if arguments is None else arguments[index]


def _parse(template: str) -> list[str | Specifier]:
    parts: list[str | Specifier] = []
    place = 0
    while place < len(template):
        begin = template.find("%", place)
        if begin < 0:
            parts.append(template[place:])
            break
        parts.append(template[place:begin])
        match = _SPECIFIER.match(template, begin)
        if match is None:
            culprit = template[begin + 1 : begin + 2] or "%"
            raise illegal("UnknownFormatConversionException", f"Conversion = '{culprit}'")
        parts.append(_specifier(match))
        place = match.end()
    return parts


def _specifier(match: re.Match[str]) -> Specifier:
    index, flags, width, precision, date, conversion = match.groups()
    if index is not None and int(index) == 0:
        raise illegal("IllegalFormatArgumentIndexException", "Illegal format argument index = 0")
    for position, flag in enumerate(flags):
        if flag in flags[:position]:
            raise illegal("DuplicateFormatFlagsException", f"Flags = '{flag}'")
    number = int(index) if index is not None else -1 if "<" in flags else None
    specifier = Specifier(
        number,
        flags.replace("<", ""),
        int(width) if width else None,
        int(precision) if precision is not None else None,
        date.lower(),
        conversion if date else conversion.lower(),
        is_upper=date == "T" or (not date and conversion.isupper()),
    )
    if date:
        if conversion not in DATE_CONVERSIONS:
            raise illegal("UnknownFormatConversionException", f"Conversion = 't{conversion}'")
    elif conversion not in _CONVERSIONS:
        raise illegal("UnknownFormatConversionException", f"Conversion = '{conversion}'")
    _check(specifier)
    return specifier


def _check(part: Specifier) -> None:
    if part.date:
        _check_no_precision(part)
        _check_flags(part, "#+ 0,(")
        part.check_width_for("-")
    elif part.conversion in "bhs":
        _check_flags(part, "+ 0,(" if part.conversion == "s" else "#+ 0,(")
        part.check_width_for("-")
    elif part.conversion == "c":
        _check_no_precision(part)
        _check_flags(part, "#+ 0,(")
        part.check_width_for("-")
    elif part.conversion in "%n":
        _check_text(part)
    else:
        part.check_width_for("-0")
        if {"+", " "} <= set(part.flags) or {"-", "0"} <= set(part.flags):
            raise illegal("IllegalFormatFlagsException", f"Flags = '{part.ordered_flags()}'")
        if part.conversion in "dox":
            _check_no_precision(part)
        _check_flags(
            part, {"d": "#", "o": ",", "x": ",", "a": "(,", "e": ",", "g": "#"}.get(part.conversion, "")
        )


def _check_no_precision(part: Specifier) -> None:
    if part.precision is not None:
        raise illegal("IllegalFormatPrecisionException", str(part.precision))


def _check_flags(part: Specifier, refused: str) -> None:
    for flag in refused:
        if flag in part.flags:
            raise part.flag_mismatch(flag)


def _check_text(part: Specifier) -> None:
    _check_no_precision(part)
    if part.conversion == "n":
        if part.width is not None:
            raise illegal("IllegalFormatWidthException", str(part.width))
        if part.flags:
            raise illegal("IllegalFormatFlagsException", f"Flags = '{part.ordered_flags()}'")
        return
    if set(part.flags) - {"-"}:
        raise illegal("IllegalFormatFlagsException", f"Flags = '{part.ordered_flags()}'")
    part.check_width_for("-")


def _filled(part: Specifier, argument: object) -> str:
    if part.date:
        return part.text(format_date(part, argument)) if argument is not None else part.text("null")
    return _FILLERS[part.conversion](part, argument)


def _fill_string(part: Specifier, argument: object) -> str:
    if "#" in part.flags:
        raise part.flag_mismatch("#")
    text = java_string(argument)
    return part.text("null" if text is None else text)


def _fill_boolean(part: Specifier, argument: object) -> str:
    truth = argument if isinstance(argument, bool) else argument is not None
    return part.text("true" if truth else "false")


def _fill_hash(part: Specifier, argument: object) -> str:
    return part.text("null" if argument is None else f"{java_hash(argument) & 0xFFFFFFFF:x}")


def _fill_character(part: Specifier, argument: object) -> str:
    if argument is None:
        return part.text("null")
    if isinstance(argument, Character):
        return part.text(str(argument))
    if type_name(argument) not in {"Byte", "Short", "Integer"} or not is_integral(argument):
        raise illegal_conversion(part.conversion, java_class(argument))
    if not 0 <= argument <= 0x10FFFF:
        message = f"Code point = 0x{argument & 0xFFFFFFFF:x}"
        raise illegal("IllegalFormatCodePointException", message)
    return part.text(chr(argument))


def _fill_integer(part: Specifier, argument: object) -> str:
    if argument is None:
        return part.text("null")
    if not is_integral(argument):
        raise illegal_conversion(part.conversion, java_class(argument))
    return part.upper(format_integer(part, argument))


def _fill_float(part: Specifier, argument: object) -> str:
    if argument is None:
        return part.text("null")
    if not is_number(argument) or is_integral(argument):
        raise illegal_conversion(part.conversion, java_class(argument))
    return part.upper(format_float(part, argument))


_FILLERS: Final[Mapping[str, Callable[[Specifier, object], str]]] = {
    "s": _fill_string,
    "b": _fill_boolean,
    "h": _fill_hash,
    "c": _fill_character,
    **dict.fromkeys("dox", _fill_integer),
    **dict.fromkeys("fega", _fill_float),
}
