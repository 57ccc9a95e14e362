"""The methods of java.lang.Character. Most are static, and take a character or a code point."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
import unicodedata

import regex

from velocity_preview.values.arrays import CharArray
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.hashing import java_hash
from velocity_preview.values.member_tables import MemberTable, needs_function, static
from velocity_preview.values.number_parsing import digit
from velocity_preview.values.numbers import Byte, Character
from velocity_preview.values.object_members import OBJECT
from velocity_preview.values.ordering import compare_to
from velocity_preview.values.utf16 import (
    code_point_at,
    code_point_before,
    code_point_count,
    offset_by_code_points,
    text_of,
    unit_at,
    units,
)
from velocity_preview.values.white_space import WHITE_SPACE

Test = Callable[[str], bool]

_CATEGORIES: Final = [
    "Cn",
    "Lu",
    "Ll",
    "Lt",
    "Lm",
    "Lo",
    "Mn",
    "Me",
    "Mc",
    "Nd",
    "Nl",
    "No",
    "Zs",
    "Zl",
    "Zp",
    "Cc",
    "Cf",
    "--",
    "Co",
    "Cs",
    "Pd",
    "Ps",
    "Pe",
    "Pc",
    "Po",
    "Sm",
    "Sc",
    "Sk",
    "So",
    "Pi",
    "Pf",
]
"""By the number that `getType` returns."""


def _category(character: str) -> str:
    return unicodedata.category(character)


def _is_ignorable(character: str) -> bool:
    code = ord(character)
    return code <= 8 or 0xE <= code <= 0x1B or 0x7F <= code <= 0x9F or _category(character) == "Cf"


def _is_java_start(character: str) -> bool:
    return _category(character)[0] == "L" or _category(character) in {"Nl", "Sc", "Pc"}


def _is_java_part(character: str) -> bool:
    return _is_java_start(character) or _category(character) in {"Nd", "Mc", "Mn"} or _is_ignorable(character)


def _has(name: str) -> Test:
    """Whether a character has a Unicode property that Python's tables lack."""
    pattern = regex.compile(rf"\p{{{name}}}")
    return lambda character: pattern.match(character) is not None


_is_identifier_part: Final = _has("ID_Continue")


_TESTS: Final[dict[str, Test]] = {
    "isLetter": lambda c: _category(c)[0] == "L",
    "isDigit": lambda c: _category(c) == "Nd",
    "isLetterOrDigit": lambda c: _category(c)[0] == "L" or _category(c) == "Nd",
    "isUpperCase": _has("Uppercase"),
    "isLowerCase": _has("Lowercase"),
    "isTitleCase": lambda c: _category(c) == "Lt",
    "isWhitespace": lambda c: c in WHITE_SPACE,
    "isSpaceChar": lambda c: _category(c)[0] == "Z",
    "isISOControl": lambda c: c <= "\x1f" or "\x7f" <= c <= "\x9f",
    "isDefined": lambda c: _category(c) != "Cn",
    "isMirrored": lambda c: bool(unicodedata.mirrored(c)),
    "isJavaIdentifierStart": _is_java_start,
    "isJavaIdentifierPart": _is_java_part,
    "isUnicodeIdentifierStart": _has("ID_Start"),
    "isUnicodeIdentifierPart": lambda c: _is_identifier_part(c) or _is_ignorable(c),
    "isIdentifierIgnorable": _is_ignorable,
}
"""With an overload for a character and one for a code point."""


def _character(code_point: int) -> str:
    """Of a code point that there is none of, as of one that is not assigned."""
    return chr(code_point) if 0 <= code_point <= 0x10FFFF else "\uffff"


def _on_code_point(function: Callable[[str], object]) -> Callable[..., object]:
    return static(lambda code_point: function(_character(code_point)))


def _mapped(change: Callable[[str], str]) -> dict[str, Callable[..., object]]:
    """A change of case, of one character to one character."""

    def one(character: str) -> str:
        if change is str.lower:
            return character.lower()[0]
        changed = (change(character), character.title())
        return next((one for one in changed if len(one) == 1), character)

    def of_code_point(code_point: int) -> int:
        return ord(one(chr(code_point))) if 0 <= code_point <= 0x10FFFF else code_point

    return {"char": static(lambda c: Character(one(c))), "int": static(of_code_point)}


def _numeric_value(character: str) -> int:
    """Latin letters count as 10 to 35; -1 for no number, -2 for a fraction."""
    value = digit(character, 36)
    if value >= 0:
        return value
    number = -1.0 if _category(character) == "Lo" else unicodedata.numeric(character, -1.0)
    return int(number) if number == int(number) else -2


def _for_digit(value: int, radix: int) -> Character:
    known = 2 <= radix <= 36 and 0 <= value < radix
    return Character("0123456789abcdefghijklmnopqrstuvwxyz"[value] if known else "\0")


def _name(code_point: int) -> str | None:
    if not 0 <= code_point <= 0x10FFFF:
        message = f"Not a valid Unicode code point: 0x{code_point & 0xFFFFFFFF:X}"
        raise JavaException("java.lang.IllegalArgumentException", message)
    return unicodedata.name(chr(code_point), None)


def _to_text(code_point: int) -> str:
    if not 0 <= code_point <= 0x10FFFF:
        message = f"Not a valid Unicode code point: 0x{code_point & 0xFFFFFFFF:X}"
        raise JavaException("java.lang.IllegalArgumentException", message)
    return chr(code_point)


def _in(low: str, high: str) -> Callable[..., object]:
    return static(lambda character: low <= character <= high)


def _code_point_in(text: str, index: int) -> int:
    unit_at(text, index)
    return code_point_at(units(text), index)


def _code_point_before(text: str, index: int) -> int:
    unit_at(text, index - 1)
    return code_point_before(units(text), index)


def _code_point_of(name: str) -> int:
    try:
        return ord(unicodedata.lookup(name.strip()))
    except (KeyError, TypeError, UnicodeError):
        message = f"Unrecognized character name :{name.upper()}"
        raise JavaException("java.lang.IllegalArgumentException", message) from None


_DIRECTIONS: Final = [
    "L",
    "R",
    "AL",
    "EN",
    "ES",
    "ET",
    "AN",
    "CS",
    "NSM",
    "BN",
    "B",
    "S",
    "WS",
    "ON",
    "LRE",
    "LRO",
    "RLE",
    "RLO",
    "PDF",
    "LRI",
    "RLI",
    "FSI",
    "PDI",
]
"""By the number that `getDirectionality` returns."""


def _direction(character: str) -> Byte:
    direction = unicodedata.bidirectional(character)
    return Byte(_DIRECTIONS.index(direction) if direction else -1)


_BY_KIND: Final[dict[str, Callable[..., object]]] = {
    **{f"{name}(char)": static(test) for name, test in _TESTS.items()},
    **{f"{name}(int)": _on_code_point(test) for name, test in _TESTS.items()},
    **{
        f"{name}({kind})": method
        for name, change in (
            ("toUpperCase", str.upper),
            ("toLowerCase", str.lower),
            ("toTitleCase", str.title),
        )
        for kind, method in _mapped(change).items()
    },
    "getNumericValue(char)": static(_numeric_value),
    "getNumericValue(int)": _on_code_point(_numeric_value),
    "getType(char)": static(lambda c: _CATEGORIES.index(_category(c))),
    "getType(int)": _on_code_point(lambda c: _CATEGORIES.index(_category(c))),
    "getDirectionality(char)": static(_direction),
    "getDirectionality(int)": _on_code_point(_direction),
    "digit(char,int)": static(digit),
    "digit(int,int)": static(lambda code_point, radix: digit(_character(code_point), radix)),
    "toString(char)": static(str),
    "toString(int)": static(_to_text),
}

CHARACTER: Final = MemberTable(
    {
        **_BY_KIND,
        "charValue()": lambda value: value,
        "compareTo(Character)": compare_to,
        "compareTo(Object)": compare_to,
        "compare(char,char)": static(lambda left, right: ord(left) - ord(right)),
        "hashCode(char)": static(java_hash),
        "valueOf(char)": static(lambda value: value),
        "isAlphabetic(int)": _on_code_point(_has("Alphabetic")),
        "isIdeographic(int)": _on_code_point(_has("Ideographic")),
        "isValidCodePoint(int)": static(lambda code: 0 <= code <= 0x10FFFF),
        "isBmpCodePoint(int)": static(lambda code: 0 <= code <= 0xFFFF),
        "isSupplementaryCodePoint(int)": static(lambda code: 0x10000 <= code <= 0x10FFFF),
        "isHighSurrogate(char)": _in("\ud800", "\udbff"),
        "isLowSurrogate(char)": _in("\udc00", "\udfff"),
        "isSurrogate(char)": _in("\ud800", "\udfff"),
        "isSurrogatePair(char,char)": static(lambda high, low: len(text_of(high + low)) == 1),
        "isSpace(char)": static(lambda c: c in "\t\n\f\r "),
        "isJavaLetter(char)": static(_is_java_start),
        "isJavaLetterOrDigit(char)": static(_is_java_part),
        "charCount(int)": static(lambda code: 2 if code >= 0x10000 else 1),
        "toCodePoint(char,char)": static(lambda high, low: (ord(high) << 10) + ord(low) - 0x35FDC00),
        "codePointAt(CharSequence,int)": static(_code_point_in),
        "codePointBefore(CharSequence,int)": static(_code_point_before),
        "codePointCount(CharSequence,int,int)": static(code_point_count),
        "offsetByCodePoints(CharSequence,int,int)": static(offset_by_code_points),
        # Those of arrays are here to be told from the others; an array has `get` for this.
        "codePointAt(char[],int)": needs_function,
        "codePointBefore(char[],int)": needs_function,
        "codePointCount(char[],int,int)": needs_function,
        "toChars(int,char[],int)": needs_function,
        "codePointOf(String)": static(_code_point_of),
        "highSurrogate(int)": static(lambda code: Character(chr((code >> 10) + 0xD7C0 & 0xFFFF))),
        "lowSurrogate(int)": static(lambda code: Character(chr((code & 0x3FF) + 0xDC00))),
        "toChars(int)": static(lambda code: CharArray([Character(unit) for unit in units(_to_text(code))])),
        "forDigit(int,int)": static(_for_digit),
        "reverseBytes(char)": static(lambda c: Character(chr((ord(c) & 0xFF) << 8 | ord(c) >> 8))),
        "getName(int)": static(_name),
        "describeConstable()": needs_function,
    },
    OBJECT,
)
