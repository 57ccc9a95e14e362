"""`String.matches`, `replaceAll`, `replaceFirst` and `split` with Java's regular expressions.

A pattern that takes too long raises `TimeoutError`: Java would go on for hours.
"""

from __future__ import annotations

import re
from time import monotonic
from typing import TYPE_CHECKING, Final

import regex

from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.regex_syntax import JavaPattern, compile_pattern
from velocity_preview.values.text import MAX_LENGTH
from velocity_preview.values.utf16 import text_of, units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SECONDS: Final = 2.0
"""How long one call may search."""

_Match = regex.Match[str]

_SPECIAL: Final = re.compile(r"[\\^$.|?*+()\[\]{}]")


def _is_literal(source: str) -> bool:
    """Whether a pattern is a text that stands for itself."""
    return bool(source) and _SPECIAL.search(source) is None


def matches(text: str, source: str) -> bool:
    """`String.matches`: the whole text."""
    return compile_pattern(source).compiled.fullmatch(text, timeout=SECONDS) is not None


def replace_first(text: str, source: str, replacement: str) -> str:
    """`String.replaceFirst`."""
    pattern = compile_pattern(source)
    match = next(_find_all(pattern, text), None)
    if match is None:
        return text
    return text[: match.start()] + _expand(pattern, replacement, match) + text[match.end() :]


def replace_all(text: str, source: str, replacement: str | None) -> str:
    """`String.replaceAll`. A replacement that is null matters only where something is found."""
    if not source:
        return text_of("".join(_interleaved(units(text), replacement)))
    pattern = compile_pattern(source)
    pieces: list[str] = []
    place = length = 0
    for match in _find_all(pattern, text):
        pieces += (text[place : match.start()], _expand(pattern, replacement, match))
        length += len(pieces[-1])
        if length > MAX_LENGTH:
            raise JavaException("java.lang.OutOfMemoryError", "Java heap space")
        place = match.end()
    return "".join(pieces) + text[place:]


def _interleaved(text: str, replacement: str | None) -> Iterator[str]:
    """The empty pattern is found before each UTF-16 unit and at the end."""
    empty = compile_pattern("")
    match = empty.compiled.match("")
    assert match is not None  # noqa: S101  (the empty pattern always matches)
    between = _expand(empty, replacement, match)
    for unit in text:
        yield between
        yield unit
    yield between


def split(text: str, source: str, limit: int = 0) -> list[str]:
    """`String.split`: no empty piece at the begin for an empty match, and none at the end unless `limit` is
    negative. A positive `limit` is the most pieces there may be."""
    if _is_literal(source):
        return _without_empty_end(text, text.split(source, limit - 1 if limit > 0 else -1), limit)
    whole = text if source else units(text)
    pieces: list[str] = []
    place = 0
    for match in _find_all(compile_pattern(source), whole):
        if limit > 0 and len(pieces) >= limit - 1:
            break
        if place == match.end() == 0:
            continue
        pieces.append(whole[place : match.start()])
        place = match.end()
    if pieces:
        pieces.append(whole[place:])
    return _without_empty_end(text, list(map(text_of, pieces)) if whole is not text else pieces, limit)


def _without_empty_end(text: str, pieces: list[str], limit: int) -> list[str]:
    if len(pieces) < 2:
        return [text]
    while limit == 0 and pieces and not pieces[-1]:
        pieces.pop()
    return pieces


def _find_all(pattern: JavaPattern, text: str) -> Iterator[_Match]:
    """As `Matcher.find`: after an empty match the search goes on one character further."""
    search: Callable[..., _Match | None] = pattern.compiled.search
    deadline = monotonic() + SECONDS
    place = 0
    while place <= len(text):
        left = deadline - monotonic()
        if left <= 0:
            raise TimeoutError
        match = search(text, place, timeout=left)
        if match is None:
            return
        yield match
        place = match.end() + (match.end() == match.start())


def _expand(pattern: JavaPattern, replacement: str | None, match: _Match) -> str:
    """A replacement with its `$1`, `${name}` and backslashes; a group that took no part is empty."""
    if replacement is None:
        raise JavaException("java.lang.NullPointerException")
    if "$" not in replacement and "\\" not in replacement:
        return replacement
    pieces: list[str] = []
    place = 0
    while place < len(replacement):
        character = replacement[place]
        place += 1
        if character == "\\":
            if place == len(replacement):
                raise _illegal("character to be escaped is missing")
            pieces.append(replacement[place])
            place += 1
        elif character == "$":
            number, place = _group_number(pattern, replacement, place)
            pieces.append(match[number] or "")
        else:
            pieces.append(character)
    return "".join(pieces)


def _group_number(pattern: JavaPattern, replacement: str, place: int) -> tuple[int, int]:
    """The group that is meant behind a `$`, and the place behind it."""
    following = replacement[place : place + 1]
    if following == "{":
        return _named_group(pattern, replacement, place + 1)
    if not following:
        raise _illegal("Illegal group reference: group index is missing")
    if following not in "0123456789":
        raise _illegal("Illegal group reference")
    number = int(following)
    if number > pattern.group_count:
        raise JavaException("java.lang.IndexOutOfBoundsException", f"No group {number}")
    place += 1
    while replacement[place : place + 1] in set("0123456789"):
        longer = number * 10 + int(replacement[place])
        if longer > pattern.group_count:
            break
        number = longer
        place += 1
    return number, place


def _named_group(pattern: JavaPattern, replacement: str, place: int) -> tuple[int, int]:
    end = place
    while replacement[end : end + 1].isascii() and replacement[end : end + 1].isalnum():
        end += 1
    name = replacement[place:end]
    if not name:
        raise _illegal("named capturing group is missing trailing '}'")
    if replacement[end : end + 1] != "}":
        raise _illegal("named capturing group is missing trailing '}'")
    if name[0].isdigit():
        raise _illegal(f"capturing group name {{{name}}} starts with digit character")
    if name not in pattern.names:
        raise _illegal(f"No group with name {{{name}}}")
    return pattern.names[name], end + 1


def _illegal(message: str) -> JavaException:
    return JavaException("java.lang.IllegalArgumentException", message)
