"""Java's regular expressions, translated to the `regex` library's, which matches nearly the same way.

What differs is written out: classes that are ASCII in Java, line terminators, `\\R`, `\\h`, named groups,
flags.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
import re
from typing import TYPE_CHECKING, Final

import regex

from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.regex_anchors import ESCAPES, anchor, last_line_end
from velocity_preview.values.regex_reading import Flags, Pattern, escaped
from velocity_preview.values.regex_sets import (
    character_set,
    read_character_escape,
    read_class_escape,
    read_set,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_MAX_PATTERNS: Final = 512
_MAX_NESTING: Final = 200
_MAX_WEIGHT: Final = 50_000
"""The `regex` library writes `a{1000}` out, and would take all memory for three such within each other."""

_GROUPS: Final = ("?:", "?=", "?!", "?>", "?<=", "?<!")
_NAME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9]*")
_COUNT: Final = re.compile(r"(\d+)(,(\d*))?")


@dataclass(frozen=True, slots=True)
class JavaPattern:
    """A compiled pattern, with the numbers of its named groups."""

    compiled: regex.Pattern[str]
    names: Mapping[str, int]
    group_count: int


@lru_cache(maxsize=_MAX_PATTERNS)
def compile_pattern(source: str) -> JavaPattern:
    """`Pattern.compile`; raises `JavaException` for what is no pattern."""
    pattern = Pattern(source)
    try:
        translated = _read_alternatives(pattern, 0)
    except RecursionError:
        raise JavaException("java.lang.StackOverflowError") from None
    if pattern.peek():
        raise pattern.error("Unmatched closing ')'", pattern.position - 1)
    try:
        compiled = regex.compile(translated, regex.V1)
    except (regex.error, RecursionError, OverflowError) as error:
        raise pattern.error(f"Unsupported pattern ({error})", -1) from None
    return JavaPattern(compiled, pattern.names, pattern.group_count)


def _read_alternatives(pattern: Pattern, depth: int) -> str:
    """Alternatives up to `)` or the end. Flags set within are in force to the end of the group."""
    if depth > _MAX_NESTING:
        raise pattern.error("Pattern too deep")
    alternatives = [_read_sequence(pattern, depth)]
    weight = pattern.weight
    while pattern.take_if("|"):
        alternatives.append(_read_sequence(pattern, depth))
        weight += pattern.weight
    pattern.weight = weight
    return "|".join(alternatives)


def _read_sequence(pattern: Pattern, depth: int) -> str:
    pieces: list[str] = []
    weight = 0
    while True:
        pattern.skip_comments()
        if pattern.peek() in {"", "|", ")"}:
            pattern.weight = weight
            return "".join(pieces)
        pattern.weight = 1
        atom = _read_atom(pattern, depth)
        if atom is None:
            continue
        pattern.skip_comments()
        pieces.append(_read_quantifier(pattern, atom))
        weight += pattern.weight
        if weight > _MAX_WEIGHT:
            raise JavaException("java.lang.OutOfMemoryError", "Java heap space")


def _read_atom(pattern: Pattern, depth: int) -> str | None:
    """What a quantifier may follow; None for flags alone, `(?i)`, which stay in force."""
    character = pattern.peek()
    if character in {"*", "+", "?"}:
        raise pattern.error(f"Dangling meta character '{character}'", pattern.position)
    if character == "{":
        return "(?:)"
    if character == "\\":
        return _read_escape(pattern)
    pattern.take()
    if character == "(":
        return _read_group(pattern, depth + 1)
    if character == "[":
        return _with_case(read_set(pattern), pattern.flags)
    if character in {".", "^", "$"}:
        return anchor(character, pattern.flags)
    return _literal(character, pattern)


def _literal(character: str, pattern: Pattern) -> str:
    flags = pattern.flags
    if not flags.ignores_case:
        return escaped(character)
    if flags.unicode_case:
        return _with_case(escaped(character), flags)
    members = character_set(character, character, pattern)
    return members if members == escaped(character) else f"[{members}]"


def _with_case(translated: str, flags: Flags) -> str:
    """Under `(?iu)`, either case of any letter, one letter for one."""
    return f"(?i-f:{translated})" if flags.ignores_case and flags.unicode_case else translated


def _read_escape(pattern: Pattern) -> str:
    predefined = read_class_escape(pattern)
    if predefined is not None:
        return predefined
    letter = pattern.peek(2)[1:]
    if letter == "b" and pattern.peek(5) == r"\b{g}":
        pattern.take(5)
        return r"(?:(?=\X))"
    if letter == "Z":
        pattern.take(2)
        return last_line_end(pattern.flags)
    if letter in ESCAPES:
        pattern.take(2)
        return ESCAPES[letter]
    if letter == "k":
        pattern.take(2)
        return _read_named_reference(pattern)
    pattern.take()
    if letter and letter in "123456789":
        return _read_reference(pattern)
    return _literal(read_character_escape(pattern), pattern)


def _read_reference(pattern: Pattern) -> str:
    """`\\1`; further digits belong to it as long as there is such a group."""
    number = int(pattern.take())
    while pattern.peek() and pattern.peek() in "0123456789":
        longer = number * 10 + int(pattern.peek())
        if longer > pattern.group_count:
            break
        number = longer
        pattern.take()
    return _reference(number, pattern)


def _read_named_reference(pattern: Pattern) -> str:
    if not pattern.take_if("<"):
        pattern.take()
        raise pattern.error("\\k is not followed by '<' for named capturing group")
    name = _read_group_name(pattern)
    if name not in pattern.names:
        raise pattern.error(f"named capturing group <{name}> does not exist")
    return _reference(pattern.names[name], pattern)


def _reference(number: int, pattern: Pattern) -> str:
    if number > pattern.group_count or number in pattern.open_groups:
        return "(?!)"
    return _with_case(rf"\g<{number}>", pattern.flags)


def _read_group(pattern: Pattern, depth: int) -> str | None:
    """From behind `(` to `)`; None for flags alone."""
    outer = pattern.flags
    opener = _read_opener(pattern)
    if opener is None:
        return None
    number = pattern.group_count if opener == "(" else 0
    if number:
        pattern.open_groups.add(number)
    body = _read_alternatives(pattern, depth)
    pattern.flags = outer
    if not pattern.take_if(")"):
        raise pattern.error("Unclosed group", len(pattern.text))
    pattern.open_groups.discard(number)
    return f"{opener}{body})"


def _read_opener(pattern: Pattern) -> str | None:
    if pattern.peek() != "?":
        pattern.group_count += 1
        return "("
    for form in sorted(_GROUPS, key=len, reverse=True):
        if pattern.take_if(form):
            return f"({form}"
    if pattern.take_if("?<"):
        pattern.group_count += 1
        name = _read_group_name(pattern)
        if name in pattern.names:
            raise pattern.error(f"Named capturing group <{name}> is already defined")
        pattern.names[name] = pattern.group_count
        return "("
    pattern.take()
    return _read_flags(pattern)


def _read_group_name(pattern: Pattern) -> str:
    match = _NAME.match(pattern.text, pattern.position)
    if match is None:
        raise pattern.error("capturing group name does not start with a Latin letter", pattern.position)
    pattern.position = match.end()
    if not pattern.take_if(">"):
        raise pattern.error("named capturing group is missing trailing '>'", pattern.position)
    return match[0]


def _read_flags(pattern: Pattern) -> str | None:
    """`i-s)` or `i-s:`; None for flags alone."""
    on = True
    while pattern.peek() not in {")", ":"}:
        letter = pattern.take()
        if letter == "-" and on:
            on = False
            continue
        flags = pattern.flags.with_letter(letter, on=on)
        if flags is None:
            raise pattern.error("Unknown inline modifier")
        pattern.flags = flags
    return None if pattern.take() == ")" else "(?:"


def _read_quantifier(pattern: Pattern, atom: str) -> str:
    quantifier = pattern.peek()
    if quantifier == "{":
        quantifier = _read_count(pattern)
    elif quantifier in {"*", "+", "?"}:
        pattern.take()
    else:
        return atom
    if pattern.peek() in {"?", "+"}:
        quantifier += pattern.take()
    return f"(?:{atom}){quantifier}"


def _read_count(pattern: Pattern) -> str:
    match = _COUNT.match(pattern.text, pattern.position + 1)
    if match is None:
        raise pattern.error("Illegal repetition", pattern.position + 1)
    pattern.position = match.end()
    low, comma, high = match.groups()
    if max(int(low), int(high or 0)) > 0x7FFFFFFF:
        raise pattern.error("Illegal repetition range")
    if not pattern.take_if("}"):
        raise pattern.error("Unclosed counted closure", pattern.position)
    if high and int(high) < int(low):
        raise pattern.error("Illegal repetition range")
    pattern.weight *= max(int(low), 1)
    return f"{{{int(low)}{',' if comma else ''}{int(high) if high else ''}}}"
