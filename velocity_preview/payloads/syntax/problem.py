"""A cause, its place and its cure, before it is known in which file the text stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from velocity_preview.source import Span

_LONGEST_EXCERPT = 24


@dataclass(frozen=True, slots=True)
class Problem:
    """Offsets are those of the JSON text, which may stand inside a string of another."""

    message: str
    span: Span
    help: str
    opener: Span | None = None


def excerpt(text: str) -> str:
    """A piece of the text in backticks, on one line and short."""
    text = " ".join(text.split())
    if len(text) > _LONGEST_EXCERPT:
        text = text[: _LONGEST_EXCERPT - 1] + "…"
    return f"`{text}`"
