"""The gobbling mode `structured`: a block is not indented deeper than its directive."""

from __future__ import annotations

from collections.abc import Iterator
import re
from typing import TYPE_CHECKING

from velocity_preview.engine.comment import UnparsedContent
from velocity_preview.engine.text import Text

if TYPE_CHECKING:
    from velocity_preview.engine.block import Block

_INDENT = re.compile(r"[ \t]*")


def unindent(block: Block, prefix: str) -> None:
    """Take from each line of a block what its first line is indented deeper than `prefix`, the directive's indent.

    Lines that are indented less stay as they are.
    """
    texts = [element for element in block.walk() if isinstance(element, Text) and not isinstance(element, UnparsedContent)]
    first = next((indent for text in texts for indent in _indents(text)), "")
    if not first.startswith(prefix) or first == prefix:
        return
    line_start = re.compile(rf"(?<![^\r\n]){re.escape(first)}")
    for text in texts:
        at = 0 if text.starts_line else _first_line_end(text.text)
        text.text = text.text[:at] + line_start.sub(prefix, text.text[at:])


def _indents(text: Text) -> Iterator[str]:
    """The white space at the start of the lines of a text."""
    at = 0 if text.starts_line else _first_line_end(text.text)
    if at < len(text.text):
        match = _INDENT.match(text.text, at)
        yield match.group() if match else ""


def _first_line_end(text: str) -> int:
    """The offset behind the first line end."""
    match = re.search(r"\r\n|\r|\n", text)
    return match.end() if match else len(text)
