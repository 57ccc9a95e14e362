"""Where the keys of a TOML text stand: `tomllib` keeps no places."""

from __future__ import annotations

from collections import Counter
import re
from typing import TYPE_CHECKING, TypeAlias

from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

KeyPath: TypeAlias = tuple[str | int, ...]

_KEY = r"(?:\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|[A-Za-z0-9_-]+)"
_DOTTED = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_STATEMENT = re.compile(rf"[ \t]*(?:\[\[?[ \t]*(?P<table>{_DOTTED})[ \t]*\]|(?P<key>{_DOTTED})[ \t]*=)")
_SINGLE_KEY = re.compile(_KEY)
_MULTILINE = re.compile(r"\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''.*?'''", re.DOTALL)


def key_places(text: str) -> dict[KeyPath, Span]:
    """The place of each key that is written on a line of its own, and of each table's name.

    Tables of an array count from 0: the second `[[overrides]]` is `("overrides", 1)`. Keys inside inline
    tables have no place of their own.
    """
    places: dict[KeyPath, Span] = {}
    tables: Counter[KeyPath] = Counter()
    here: KeyPath = ()
    for line, start in _lines(_MULTILINE.sub(lambda string: re.sub(r"[^\n]", "x", string[0]), text)):
        statement = _STATEMENT.match(line)
        if statement is None:
            continue
        kind = "table" if statement["table"] else "key"
        path = _path(statement[kind])
        span = Span(start + statement.start(kind), start + statement.end(kind))
        if kind == "key":
            _add(places, here, path, span)
            continue
        if line.lstrip().startswith("[["):
            tables[path] += 1
        here = _numbered(path, tables)
        _add(places, (), here, span)
    return places


def _numbered(path: KeyPath, tables: Counter[KeyPath]) -> KeyPath:
    """A table's path with its array's last number: `[overrides.rules]` is in `("overrides", 0)`."""
    numbered: list[str | int] = []
    for length, key in enumerate(path, 1):
        numbered.append(key)
        if count := tables[path[:length]]:
            numbered.append(count - 1)
    return tuple(numbered)


def _lines(text: str) -> Iterator[tuple[str, int]]:
    start = 0
    for line in text.split("\n"):
        yield line, start
        start += len(line) + 1


def _path(dotted: str) -> KeyPath:
    return tuple(key.strip("\"'") for key in _SINGLE_KEY.findall(dotted))


def _add(places: dict[KeyPath, Span], table: KeyPath, path: KeyPath, span: Span) -> None:
    """Remember a key and, where they have none yet, the tables it opens on the way."""
    for length in range(1, len(path) + 1):
        places.setdefault((*table, *path[:length]), span)
