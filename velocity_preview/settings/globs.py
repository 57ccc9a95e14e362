"""Patterns of paths, as `.gitignore` and editors write them."""

from __future__ import annotations

from functools import lru_cache
import re

from velocity_preview.patterns import rare_pattern

_PARTS = rare_pattern(r"\*\*/|/\*\*$|\*\*|\*|\?|\[!?\]?[^\]]*\]|.", re.DOTALL)
_TRANSLATED = {"**/": "(?:[^/]+/)*", "/**": "(?:/.*)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def matches(path: str, pattern: str) -> bool:
    """Whether a pattern means a path, both with slashes and relative to the same folder.

    `*` stays within a folder, `**` does not; a pattern without a slash means that name in every folder; what
    means a folder means everything in it.
    """
    return _compiled(pattern).fullmatch(path) is not None


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    pattern = pattern.removeprefix("./")
    anywhere = "/" not in pattern.rstrip("/")
    body = "".join(_translate(part) for part in _PARTS.findall(pattern.strip("/")))
    return re.compile(f"{'(?:[^/]+/)*' if anywhere else ''}{body}(?:/.*)?", re.DOTALL)


def _translate(part: str) -> str:
    if part in _TRANSLATED:
        return _TRANSLATED[part]
    if part.startswith("[") and len(part) > 2:
        negated = part[1] == "!"
        inner = part[2 if negated else 1 : -1].replace("\\", "\\\\").replace("[", "\\[").replace("^", "\\^")
        return f"[{'^' if negated else ''}{inner}]"
    return re.escape(part)
