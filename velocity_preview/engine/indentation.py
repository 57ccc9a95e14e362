"""The gobbling mode `structured`: a block is not indented deeper than its directive."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from velocity_preview.engine.comment import UnparsedContent
from velocity_preview.engine.directive import Directive
from velocity_preview.engine.text import Text
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from velocity_preview.engine.block import Block

_INDENT = rare_pattern(r"[ \t]+|\r\n|\r|\n|")


def unindent(block: Block, prefix: str) -> None:
    """Take from each line of a block what it is indented deeper than `prefix`, the directive's own indent.

    The indent is what the block begins with: blanks, or an empty line, which the engine takes for one. Each
    run of text counts as beginning a line. Lines that are indented less stay as they are.
    """
    indent = _indent(block)
    if not indent.startswith(prefix) or indent == prefix:
        return
    line_start = re.compile(rf"(?<![^\r\n]){re.escape(indent)}")
    for text in block.walk():
        if isinstance(text, Text) and not isinstance(text, UnparsedContent):
            text.text = line_start.sub(prefix, text.text)


def _indent(block: Block) -> str:
    for element in block.elements:
        if isinstance(element, Directive) and element.prefix:
            return element.prefix
        if isinstance(element, Text) and element.text:
            match = _INDENT.match(element.text)
            return match.group() if match else ""
    return ""
