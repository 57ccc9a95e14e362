"""Java's character classes, `[a-z&&[^aeiou]]`, `\\p{Lu}` and `\\x41`, as sets of the `regex` library."""

from __future__ import annotations

from functools import lru_cache
from typing import Final
import unicodedata

import regex

from velocity_preview.values.regex_classes import (
    BINARY_PROPERTIES,
    ESCAPED_CLASSES,
    NAMED_CLASSES,
    UNICODE_ESCAPED_CLASSES,
)
from velocity_preview.values.regex_reading import Pattern, escaped

_CONTROLS: Final = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "a": "\a", "e": "\x1b"}
_POSIX_UNICODE: Final = {
    "Lower": r"\p{Lowercase}",
    "Upper": r"\p{Uppercase}",
    "Alpha": r"\p{Alphabetic}",
    "Digit": r"\p{Nd}",
    "Alnum": r"[\p{Alphabetic}\p{Nd}]",
    "Punct": r"\p{P}",
    "Graph": r"[^\p{White_Space}\p{Cc}\p{Cs}\p{Cn}]",
    "Print": r"[[^\p{White_Space}\p{Cc}\p{Cs}\p{Cn}]\p{Zs}]",
    "Blank": r"[\p{Zs}\t]",
    "Cntrl": r"\p{Cc}",
    "XDigit": r"[\p{Nd}\p{Hex_Digit}]",
    "Space": r"\p{White_Space}",
}


def read_set(pattern: Pattern) -> str:
    """A class from behind its `[` to its `]`."""
    negated = pattern.take_if("^")
    result = _read_union(pattern, is_first=True)
    while pattern.take_if("&&"):
        right = _read_union(pattern, is_first=False)
        if right:
            result = f"[{result}&&{right}]" if result else right
        elif not result:
            raise pattern.error("Bad class syntax")
    if not pattern.take_if("]"):
        raise pattern.error("Unclosed character class", len(pattern.text) - 1)
    return f"[^{result}]" if negated else result


def _read_union(pattern: Pattern, *, is_first: bool) -> str:
    """Everything up to `]` or `&&`, as one set; an empty text for nothing."""
    members: list[str] = []
    while pattern.peek() and pattern.peek(2) != "&&":
        pattern.skip_comments()
        if pattern.peek() == "]" and (members or not is_first):
            break
        if not pattern.peek():
            break
        members.append(read_set(pattern) if pattern.take_if("[") else _read_member(pattern))
    return f"[{''.join(members)}]" if members else ""


def _read_member(pattern: Pattern) -> str:
    """A class of its own such as `\\d`, a character, or a range of characters."""
    predefined = read_class_escape(pattern)
    if predefined is not None:
        return predefined
    first = _read_character(pattern)
    if pattern.peek() != "-" or pattern.peek(2) in {"-", "-]", "-["}:
        return character_set(first, first, pattern)
    pattern.take()
    last = _read_character(pattern)
    if last < first:
        raise pattern.error("Illegal character range")
    return character_set(first, last, pattern)


def character_set(first: str, last: str, pattern: Pattern) -> str:
    """The members from `first` to `last`, with the other case of ASCII letters under `(?i)`."""
    members = escaped(first) if first == last else f"{escaped(first)}-{escaped(last)}"
    if not pattern.flags.ignores_case or pattern.flags.unicode_case:
        return members
    for low, high, shift in (("a", "z", -32), ("A", "Z", 32)):
        begin, end = max(first, low), min(last, high)
        if begin <= end:
            members += f"{chr(ord(begin) + shift)}-{chr(ord(end) + shift)}"
    return members


def _read_character(pattern: Pattern) -> str:
    if pattern.peek() == "\\":
        pattern.take()
        return read_character_escape(pattern)
    return pattern.take()


def read_class_escape(pattern: Pattern) -> str | None:
    """`\\d`, `\\p{Lu}` and the like, as a set; None where no such thing comes next."""
    following = pattern.peek(2)
    if len(following) < 2 or following[0] != "\\":
        return None
    letter = following[1]
    if letter.lower() == "p":
        pattern.take(2)
        return _read_property(pattern, negated=letter == "P")
    classes = UNICODE_ESCAPED_CLASSES if pattern.flags.unicode_classes else ESCAPED_CLASSES
    if letter.lower() not in classes:
        return None
    pattern.take(2)
    found = classes[letter.lower()]
    return found if letter.islower() else f"[^{found}]"


def _read_property(pattern: Pattern, *, negated: bool) -> str:
    if pattern.take_if("{"):
        end = pattern.text.find("}", pattern.position)
        if end < 0:
            raise pattern.error("Unclosed character family", len(pattern.text))
        name = pattern.take(end - pattern.position)
        pattern.take()
    else:
        name = pattern.take() or "\0"
    found = _property_set(name, unicode_classes=pattern.flags.unicode_classes)
    if found is None:
        raise pattern.error(f"Unknown character property name {{{name}}}")
    if pattern.flags.ignores_case and found in {r"\p{Lu}", r"\p{Ll}", r"\p{Lt}"}:
        found = r"[\p{Lu}\p{Ll}\p{Lt}]"
    return f"[^{found}]" if negated else found


@lru_cache(maxsize=256)
def _property_set(name: str, *, unicode_classes: bool) -> str | None:
    if "=" in name:
        kind, _, value = name.partition("=")
        names = {"sc": "Script", "script": "Script", "blk": "Block", "block": "Block"}
        if kind.lower() in {"gc", "general_category"}:
            return NAMED_CLASSES.get(value)
        return _checked(f"{names[kind.lower()]}={value}") if kind.lower() in names else None
    if name.startswith("In"):
        return _checked(f"Block={name[2:]}")
    if name.startswith("Is"):
        rest = name[2:]
        binary = BINARY_PROPERTIES.get(rest.upper())
        if binary is not None:
            return rf"\p{{{binary}}}"
        return NAMED_CLASSES.get(rest) or _checked(f"Script={rest}")
    if unicode_classes and name in _POSIX_UNICODE:
        return _POSIX_UNICODE[name]
    return NAMED_CLASSES.get(name)


def _checked(name: str) -> str | None:
    """The property if the `regex` library knows it too."""
    if not name.replace("=", "").replace("_", "").replace(" ", "").replace("-", "").isalnum():
        return None
    try:
        regex.compile(rf"\p{{{name}}}", regex.V1)
    except regex.error:
        return None
    return rf"\p{{{name}}}"


def read_character_escape(pattern: Pattern) -> str:
    """The character that an escape stands for, from behind its backslash."""
    letter = pattern.take()
    if not letter:
        raise pattern.error("Unexpected internal error", len(pattern.text))
    if letter in _CONTROLS:
        return _CONTROLS[letter]
    if letter == "x":
        return _read_hexadecimal(pattern)
    if letter == "u":
        return _read_unicode(pattern)
    if letter == "0":
        return _read_octal(pattern)
    if letter == "c":
        if not pattern.peek():
            raise pattern.error("Illegal control escape sequence")
        return chr(ord(pattern.take()) ^ 64)
    if letter == "N":
        return _read_named(pattern)
    if letter.isascii() and letter.isalpha():
        raise pattern.error("Illegal/unsupported escape sequence")
    return letter


def _read_hexadecimal(pattern: Pattern) -> str:
    if pattern.take_if("{"):
        end = pattern.text.find("}", pattern.position)
        digits = pattern.text[pattern.position : end] if end >= 0 else ""
        if not _is_hexadecimal(digits) or int(digits, 16) > 0x10FFFF:
            raise pattern.error("Illegal hexadecimal escape sequence")
        pattern.position = end + 1
        return chr(int(digits, 16))
    digits = pattern.take(2)
    if len(digits) < 2 or not _is_hexadecimal(digits):
        raise pattern.error("Illegal hexadecimal escape sequence")
    return chr(int(digits, 16))


def _read_unicode(pattern: Pattern) -> str:
    unit = _read_unit(pattern)
    if 0xD800 <= unit < 0xDC00 and pattern.peek(2) == "\\u":
        behind = pattern.position
        pattern.take(2)
        low = _read_unit(pattern)
        if 0xDC00 <= low < 0xE000:
            return chr(0x10000 + ((unit - 0xD800) << 10) + low - 0xDC00)
        pattern.position = behind
    return chr(unit)


def _read_unit(pattern: Pattern) -> int:
    digits = pattern.take(4)
    if len(digits) < 4 or not _is_hexadecimal(digits):
        raise pattern.error("Illegal Unicode escape sequence")
    return int(digits, 16)


def _is_hexadecimal(digits: str) -> bool:
    return bool(digits) and all(digit in "0123456789abcdefABCDEF" for digit in digits)


def _read_octal(pattern: Pattern) -> str:
    digits = ""
    while len(digits) < 3 and pattern.peek() in set("01234567") and int(digits + pattern.peek(), 8) < 256:
        digits += pattern.take()
    if not digits:
        raise pattern.error("Illegal octal escape sequence")
    return chr(int(digits, 8))


def _read_named(pattern: Pattern) -> str:
    if not pattern.take_if("{"):
        raise pattern.error("Illegal character name escape sequence")
    end = pattern.text.find("}", pattern.position)
    if end < 0:
        raise pattern.error("Unclosed character name escape sequence")
    name = pattern.take(end - pattern.position)
    pattern.take()
    try:
        return unicodedata.lookup(name)
    except KeyError:
        raise pattern.error(f"Unknown character name [{name}]") from None
