"""The lines of a `.gitignore`, by git's own rules (gitignore(5)).

Libraries let `x/` match what is in the folder too. Where files of several folders have a say that is wrong:
`!x/` would bring back what another line ignores.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

_TRAILING_BLANKS = rare_pattern(r"(?<!\\) +$")
_PART = rare_pattern(
    r"(?P<folders>(?:(?<=/)|^)\*\*/)|(?P<below>(?<=/)\*\*$)|(?P<many>\*+)|(?P<one>\?)"
    r"|(?P<set>\[[!^]?\]?(?:\[:\w+:\]|\\.|[^\]\\])*\])|\\(?P<escaped>.)|(?P<plain>[^\\\[])",
    re.DOTALL,
)
_SET_PART = rare_pattern(r"\[:(?P<name>\w+):\]|\\(?P<escaped>.)|(?P<range>-)|(?P<plain>.)", re.DOTALL)
_CLASSES = {
    "alpha": "a-zA-Z", "digit": "0-9", "alnum": "a-zA-Z0-9", "upper": "A-Z", "lower": "a-z", "space": r"\s",
    "blank": r" \t", "punct": r"!-\/:-@\[-`{-~", "xdigit": "0-9a-fA-F", "print": " -~", "graph": "!-~",
    "cntrl": r"\x00-\x1f\x7f",
}  # fmt: skip


class IgnorePattern(NamedTuple):
    """A line. `of_name` looks at the last name of a path alone."""

    is_negated: bool
    folders_only: bool
    of_name: bool
    expression: re.Pattern[str]

    def matches(self, path: str, *, is_folder: bool) -> bool:
        """Whether it means a path, with slashes and relative to the folder of the file."""
        if self.folders_only and not is_folder:
            return False
        return self.expression.fullmatch(path.rpartition("/")[2] if self.of_name else path) is not None


class IgnorePatterns:
    """A file of them."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._patterns = tuple(pattern for line in lines if (pattern := _pattern(line)) is not None)

    def decide(self, path: str, *, is_folder: bool) -> bool | None:
        """Whether a path is ignored; None where no line means it. The last line that does decides."""
        for pattern in reversed(self._patterns):
            if pattern.matches(path, is_folder=is_folder):
                return not pattern.is_negated
        return None


def _pattern(line: str) -> IgnorePattern | None:
    """None for a comment, an empty line, and what can match nothing."""
    line = _TRAILING_BLANKS.sub("", line.removesuffix("\r"))
    is_negated = line.startswith("!")
    body = line[1:] if is_negated else line
    folders_only = body.endswith("/")
    body = body.removesuffix("/")
    if line.startswith("#") or not body:
        return None
    of_name = "/" not in body
    expression = _expression(body.removeprefix("/"))
    return expression and IgnorePattern(is_negated, folders_only, of_name, expression)


def _expression(pattern: str) -> re.Pattern[str] | None:
    """None where a bracket or a backslash is left open, or a set cannot be."""
    parts = []
    at = 0
    while at < len(pattern):
        match = _PART.match(pattern, at)
        if match is None:
            return None
        parts.append(_translated(match))
        at = match.end()
    try:
        return re.compile("".join(parts), re.DOTALL)
    except re.error:  # a range that ends before it begins
        return None


def _translated(match: re.Match[str]) -> str:
    kind = match.lastgroup or ""
    wild = {"folders": "(?:[^/]+/)*", "below": ".+", "many": "[^/]*", "one": "[^/]"}
    if kind in wild:
        return wild[kind]
    return _set(match[kind]) if kind == "set" else re.escape(match[kind])


def _set(text: str) -> str:
    is_negated = text[1] in "!^"
    inner = text[2 if is_negated else 1 : -1]
    translated = []
    for part in _SET_PART.finditer(inner):
        if part["name"] is not None:
            if part["name"] not in _CLASSES:
                return "(?!)"
            translated.append(_CLASSES[part["name"]])
        else:
            translated.append(part["range"] or re.escape(part["escaped"] or part["plain"]))
    return f"(?!/)[{'^' if is_negated else ''}{''.join(translated)}]"
