"""The methods of String that compare it with another, and search it for one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.values.case_mapping import fold
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.hashing import java_hash
from velocity_preview.values.member_tables import deferred, needs_function
from velocity_preview.values.ordering import compare_strings, compare_to
from velocity_preview.values.utf16 import units
from velocity_preview.values.white_space import WHITE_SPACE

if TYPE_CHECKING:
    from collections.abc import Callable


def _index_of(text: str, wanted: str | int, begin: int = 0) -> int:
    whole = units(text)
    return whole.find(units(_as_text(wanted)), min(max(begin, 0), len(whole)))


def _last_index_of(text: str, wanted: str | int, begin: int | None = None) -> int:
    whole, part = units(text), units(_as_text(wanted))
    if begin is None:
        return whole.rfind(part)
    return -1 if begin < 0 else whole.rfind(part, 0, begin + len(part))


def _as_text(wanted: str | int) -> str:
    """What is sought: a text, or the character of a code point; where there is none, what no text has."""
    if isinstance(wanted, str):
        return wanted
    return chr(wanted) if 0 <= wanted <= 0x10FFFF else "\0\ud800\0"


def _contains(text: str, part: str) -> bool:
    return units(part) in units(text)


def _starts_with(text: str, prefix: str | None, offset: int = 0) -> bool:
    if offset < 0:
        return False
    if prefix is None:
        raise JavaException("java.lang.NullPointerException")
    whole, part = units(text), units(prefix)
    return offset <= len(whole) and whole.startswith(part, offset)


def _ends_with(text: str, suffix: str) -> bool:
    return units(text).endswith(units(suffix))


def _equals(text: str, other: object) -> bool:
    return type(other) is str and text == other


def _equals_ignore_case(text: str, other: str | None) -> bool:
    return other is not None and fold(text) == fold(other)


def _compare_ignore_case(text: str, other: str) -> int:
    return compare_strings(fold(text), fold(other))


def _region_matches(text: str, offset: int, other: str, other_offset: int, count: int) -> bool:
    return _regions_match(units(text), offset, units(other), other_offset, count)


def _region_matches_case(
    text: str,
    ignore_case: bool,
    offset: int,
    other: str,
    *rest: int,
) -> bool:
    other_offset, count = rest
    mine, theirs = units(text), units(other)
    if ignore_case:
        mine, theirs = fold(mine), fold(theirs)
    return _regions_match(mine, offset, theirs, other_offset, count)


def _regions_match(mine: str, offset: int, theirs: str, other_offset: int, count: int) -> bool:
    if min(offset, other_offset) < 0 or offset > len(mine) - count or other_offset > len(theirs) - count:
        return False
    return mine[offset : offset + max(count, 0)] == theirs[other_offset : other_offset + max(count, 0)]


COMPARING: Final[dict[str, Callable[..., object]]] = {
    "isEmpty()": lambda text: not text,
    "isBlank()": lambda text: not text.strip(WHITE_SPACE),
    "contains(CharSequence)": _contains,
    "contentEquals(CharSequence)": _equals,
    "contentEquals(StringBuffer)": needs_function,
    "startsWith(String)": _starts_with,
    "startsWith(String?,int)": _starts_with,
    "endsWith(String)": _ends_with,
    "equals(Object)": _equals,
    "equalsIgnoreCase(String?)": _equals_ignore_case,
    "compareTo(String)": compare_strings,
    "compareTo(Object)": compare_to,
    "compareToIgnoreCase(String)": _compare_ignore_case,
    "regionMatches(int,String,int,int)": _region_matches,
    "regionMatches(boolean,int,String,int,int)": _region_matches_case,
    "hashCode()": java_hash,
    "matches(String)": deferred("regular_expressions", "matches"),
    "indexOf(int)": _index_of,
    "indexOf(int,int)": _index_of,
    "indexOf(String)": _index_of,
    "indexOf(String,int)": _index_of,
    "lastIndexOf(int)": _last_index_of,
    "lastIndexOf(int,int)": _last_index_of,
    "lastIndexOf(String)": _last_index_of,
    "lastIndexOf(String,int)": _last_index_of,
}
