"""The methods of java.lang.String."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.values.arrays import ByteArray, CharArray, StringArray
from velocity_preview.values.case_mapping import fold, to_lower_case, to_upper_case
from velocity_preview.values.encodings import encode
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.formatting import format_text
from velocity_preview.values.hashing import java_hash
from velocity_preview.values.java_types import type_name
from velocity_preview.values.member_tables import MemberTable, needs_function, static
from velocity_preview.values.numbers import Character, java_class
from velocity_preview.values.object_members import OBJECT
from velocity_preview.values.ordering import class_cast, compare_strings, compare_to
from velocity_preview.values.regular_expressions import matches, replace_all, replace_first, split
from velocity_preview.values.streams import IntStream, Optional, Stream
from velocity_preview.values.string_lines import indent, lines, strip_indent, translate_escapes
from velocity_preview.values.text import MAX_LENGTH, java_string, joined, out_of_memory
from velocity_preview.values.utf16 import (
    check_bounds,
    check_index,
    code_point_at,
    code_point_before,
    code_point_count,
    length,
    offset_by_code_points,
    out_of_bounds,
    text_of,
    unit_at,
    units,
)
from velocity_preview.values.white_space import CONTROLS_AND_SPACE, WHITE_SPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


def _char_at(text: str, index: int) -> Character:
    return Character(unit_at(text, index))


def _code_point_at(text: str, index: int) -> int:
    whole = units(text)
    check_index(index, len(whole))
    return code_point_at(whole, index)


def _code_point_before(text: str, index: int) -> int:
    whole = units(text)
    if not 0 < index <= len(whole):
        raise out_of_bounds(f"String index out of range: {index}")
    return code_point_before(whole, index)


def substring(text: str, begin: int, end: int | None = None) -> str:
    """`substring(int)` and `substring(int, int)`."""
    whole = units(text)
    end = len(whole) if end is None else end
    check_bounds(begin, end, len(whole))
    return text_of(whole[begin:end])


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


def replace(text: str, target: str, replacement: str) -> str:
    """`replace(CharSequence, CharSequence)`; an empty target is before each UTF-16 unit and at the end."""
    whole = text if target and not _has_surrogate(target) else units(text)
    count = whole.count(target)
    if len(whole) + count * (len(replacement) - len(target)) > MAX_LENGTH:
        raise out_of_memory()
    result = whole.replace(target, replacement)
    return text_of(result) if whole is not text else result


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


def _replace_characters(text: str, old: str, new: str) -> str:
    return text_of(units(text).replace(old, new))


def _repeat(text: str, count: int) -> str:
    if count < 0:
        raise JavaException("java.lang.IllegalArgumentException", f"count is negative: {count}")
    if len(text) * count > MAX_LENGTH:
        raise JavaException("java.lang.OutOfMemoryError", "Required length exceeds implementation limit")
    return text * count


def _concat(text: str, other: str) -> str:
    return text_of(joined(text, other))


def _join(delimiter: str, parts: Iterable[object]) -> str:
    pieces: list[str] = []
    for part in parts:
        if part is not None and type_name(part) != "String":
            raise class_cast(java_class(part), "java.lang.CharSequence")
        pieces.append("null" if part is None else str(part))
    if sum(map(len, pieces)) + len(delimiter) * len(pieces) > MAX_LENGTH:
        raise out_of_memory()
    return text_of(delimiter.join(pieces))


def _characters(text: str) -> CharArray:
    return CharArray([Character(unit) for unit in units(text)])


def _from_characters(characters: Sequence[str], offset: int = 0, count: int | None = None) -> str:
    count = len(characters) - offset if count is None else count
    if offset < 0 or count < 0 or offset > len(characters) - count:
        message = f"offset {offset}, count {count}, length {len(characters)}"
        raise out_of_bounds(message)
    return text_of("".join(list(characters)[offset : offset + count]))


def _value_of(value: object) -> str:
    text = java_string(value)
    return "null" if text is None else text


def _split(text: str, pattern: str, limit: int = 0) -> StringArray:
    return StringArray(split(text, pattern, limit))


def _bytes(text: str, charset: str = "UTF-8") -> ByteArray:
    return ByteArray(encode(text, charset))


def _formatted(template: str, arguments: Sequence[object] | None) -> str:
    return format_text(template, arguments)


def _format_in(_locale: str | None, template: str, arguments: Sequence[object] | None) -> str:
    return _formatted(template, arguments)


_PER_UNIT: Final[dict[str, Callable[..., object]]] = {
    "length()": length,
    "charAt(int)": _char_at,
    "codePointAt(int)": _code_point_at,
    "codePointBefore(int)": _code_point_before,
    "codePointCount(int,int)": code_point_count,
    "offsetByCodePoints(int,int)": offset_by_code_points,
    "substring(int)": substring,
    "substring(int,int)": substring,
    "subSequence(int,int)": substring,
    "indexOf(int)": _index_of,
    "indexOf(int,int)": _index_of,
    "indexOf(String)": _index_of,
    "indexOf(String,int)": _index_of,
    "lastIndexOf(int)": _last_index_of,
    "lastIndexOf(int,int)": _last_index_of,
    "lastIndexOf(String)": _last_index_of,
    "lastIndexOf(String,int)": _last_index_of,
    "toCharArray()": _characters,
    "getBytes()": _bytes,
    "getBytes(String)": _bytes,
    "getBytes(Charset)": needs_function,
    "getBytes(int,int,byte[],int): void": needs_function,
    "getChars(int,int,char[],int): void": needs_function,
    "chars()": lambda text: IntStream(list(map(ord, units(text)))),
    "codePoints()": lambda text: IntStream(list(map(ord, text_of(text)))),
}

_COMPARING: Final[dict[str, Callable[..., object]]] = {
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
    "matches(String)": matches,
}

_CHANGING: Final[dict[str, Callable[..., object]]] = {
    "concat(String)": _concat,
    "repeat(int)": _repeat,
    "replace(char,char)": _replace_characters,
    "replace(CharSequence,CharSequence)": replace,
    "replaceAll(String,String?)": replace_all,
    "replaceFirst(String,String)": replace_first,
    "split(String)": _split,
    "split(String,int)": _split,
    "toLowerCase()": to_lower_case,
    "toLowerCase(Locale)": to_lower_case,
    "toUpperCase()": to_upper_case,
    "toUpperCase(Locale)": to_upper_case,
    "trim()": lambda text: text.strip(CONTROLS_AND_SPACE),
    "strip()": lambda text: text.strip(WHITE_SPACE),
    "stripLeading()": lambda text: text.lstrip(WHITE_SPACE),
    "stripTrailing()": lambda text: text.rstrip(WHITE_SPACE),
    "indent(int)": indent,
    "stripIndent()": strip_indent,
    "translateEscapes()": translate_escapes,
    "lines()": lambda text: Stream(lines(text)),
    "intern()": str,
    "transform(Function)": needs_function,
    "describeConstable()": Optional,
    "resolveConstantDesc(Lookup?)": lambda text, _lookup: text,
    "formatted(Object[]?)": _formatted,
}

_STATIC: Final[dict[str, Callable[..., object]]] = {
    "format(String,Object[]?)": static(_formatted),
    "format(Locale?,String,Object[]?)": static(_format_in),
    "join(CharSequence,CharSequence[])": static(_join),
    "join(CharSequence,Iterable)": static(_join),
    "valueOf(char[])": static(_from_characters),
    "valueOf(char[],int,int)": static(_from_characters),
    "copyValueOf(char[])": static(_from_characters),
    "copyValueOf(char[],int,int)": static(_from_characters),
    **{
        f"valueOf({kind})": static(_value_of)
        for kind in ("Object", "boolean", "char", "int", "long", "float", "double")
    },
}

STRING: Final = MemberTable.of({**_PER_UNIT, **_COMPARING, **_CHANGING, **_STATIC}, OBJECT)
