"""The methods of java.lang.String."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.values.arrays import ByteArray, CharArray, StringArray
from velocity_preview.values.case_mapping import to_lower_case, to_upper_case
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.java_types import type_name
from velocity_preview.values.member_tables import MemberTable, deferred, load, needs_function, static
from velocity_preview.values.numbers import Character, java_class
from velocity_preview.values.object_members import OBJECT
from velocity_preview.values.ordering import class_cast
from velocity_preview.values.string_comparing import COMPARING
from velocity_preview.values.string_lines import indent, strip_indent, translate_escapes
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
    return StringArray(load("regular_expressions", "split")(text, pattern, limit))


def _bytes(text: str, charset: str = "UTF-8") -> ByteArray:
    return ByteArray(load("encodings", "encode")(text, charset))


_FORMATTED: Final = deferred("formatting", "format_text")


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
    "toCharArray()": _characters,
    "getBytes()": _bytes,
    "getBytes(String)": _bytes,
    "getBytes(Charset)": needs_function,
    "getBytes(int,int,byte[],int): void": needs_function,
    "getChars(int,int,char[],int): void": needs_function,
    "chars()": deferred("streams", "characters_of"),
    "codePoints()": deferred("streams", "code_points_of"),
}

_CHANGING: Final[dict[str, Callable[..., object]]] = {
    "concat(String)": _concat,
    "repeat(int)": _repeat,
    "replace(char,char)": _replace_characters,
    "replace(CharSequence,CharSequence)": replace,
    "replaceAll(String,String?)": deferred("regular_expressions", "replace_all"),
    "replaceFirst(String,String)": deferred("regular_expressions", "replace_first"),
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
    "lines()": deferred("streams", "lines_of"),
    "intern()": str,
    "transform(Function)": needs_function,
    "describeConstable()": deferred("streams", "Optional"),
    "resolveConstantDesc(Lookup?)": lambda text, _lookup: text,
    "formatted(Object[]?)": _FORMATTED,
}

_STATIC: Final[dict[str, Callable[..., object]]] = {
    "format(String,Object[]?)": static(_FORMATTED),
    "format(Locale?,String,Object[]?)": static(lambda _locale, *rest: _FORMATTED(*rest)),
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

STRING: Final = MemberTable({**_PER_UNIT, **COMPARING, **_CHANGING, **_STATIC}, OBJECT)
