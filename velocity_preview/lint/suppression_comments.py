"""Comments that tell the linter to be silent: `## velocity-preview: disable-next-line RULE -- reason`.

They can stand in `#* *#` too, there one a line. Rules are separated by blanks or commas; without a rule all
are meant. `disable` holds until `enable` or the end of the file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from velocity_preview.analysis.scan import Kind, scan
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.source import Source

MARKER: Final = "velocity-preview:"
COMMANDS: Final = ("disable-next-line", "disable-line", "disable", "enable")

_COMMENT = rare_pattern(rf"^[#* \t]*{MARKER}(?P<rest>.*?)(?:\*#)?[ \t\r]*$", re.MULTILINE)
_REASON = rare_pattern(r"(?:^|(?<=[\s,]))--")
_WORD = rare_pattern(r"[^\s,]+")


class Word(NamedTuple):
    """The command or a rule's name, and where it stands."""

    text: str
    span: Span


class SuppressionComment(NamedTuple):
    """`span` is the whole comment's, `said` the part of it that is meant for the linter."""

    span: Span
    said: Span
    command: Word | None
    rules: tuple[Word, ...]


def suppression_comments(source: Source) -> tuple[SuppressionComment, ...]:
    """Those of a text, in their order."""
    if MARKER not in source.text:
        return ()
    return tuple(
        found
        for piece in scan(source.text)
        if piece.kind is Kind.COMMENT
        for found in _read(source.text, piece.span)
    )


def _read(text: str, comment: Span) -> Iterator[SuppressionComment]:
    for match in _COMMENT.finditer(text[slice(*comment)].rstrip("\r\n")):
        rest = Span(*match.span("rest")).shifted(comment.start)
        reason = _REASON.search(text[slice(*rest)])
        end = rest.start + reason.start() if reason else rest.end
        words = [
            Word(word.group(), Span(*word.span()).shifted(rest.start))
            for word in _WORD.finditer(text[rest.start : end])
        ]
        start = rest.start - len(MARKER)
        said = Span(start, words[-1].span.end if words else rest.start)
        yield SuppressionComment(comment, said, words[0] if words else None, tuple(words[1:]))
