"""The text of an element as the engines put it together again from its tokens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from velocity_preview.engine.block import Block
from velocity_preview.engine.comment import Comment, UnparsedContent
from velocity_preview.engine.reference import FormalReference
from velocity_preview.engine.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.engine.element import Element

_NO_TOKEN = {
    True: re.compile(r"(?:\$!|\$(?![.#!])|#(?![\w{]))(?![ \t]*[\r\n])", re.ASCII),
    False: re.compile(r"\$!|\$(?![.#])|#(?![\w{])", re.ASCII),
}
"""Sigils that begin nothing; in 2.x those at the end of a line stay."""
_ESCAPED_DIRECTIVE = re.compile(r"\\+#[\w{}@]+", re.ASCII)


def token_text(element: Element) -> str:
    """The source text, without what no token of the body keeps: backslashes before a reference, comments, and
    sigils that begin nothing.
    """
    source, at = element.reading.text, element.start
    pieces: list[str] = []
    for part in _parts(element):
        pieces += source[at : part.start], _text_of(part)
        at = part.end
    return "".join((*pieces, source[at : element.end]))


def _parts(element: Element) -> Iterator[Element]:
    """What stands in the blocks of an element, apart from the directives themselves."""
    pending = [element]
    while pending:
        inner = pending.pop()
        if isinstance(inner, (Text, Comment, FormalReference)):
            yield inner
        elif isinstance(inner, Block) or any(isinstance(child, Block) for child in inner.walk()):
            pending += reversed([child for child in inner.children() if child.reading is element.reading])


def _text_of(part: Element) -> str:
    source = part.source_text
    if isinstance(part, FormalReference):
        return part.literal
    if isinstance(part, Comment):
        return "*#" if source.startswith("#*") else "##" + source[len(source.rstrip("\r\n")) :]
    if isinstance(part, UnparsedContent):
        return source
    if isinstance(part, Text) and _ESCAPED_DIRECTIVE.fullmatch(source):
        return part.text
    # What follows decides, also behind the element.
    text, dropped = part.reading.text, set[int]()
    for match in _NO_TOKEN[part.reading.engine.end_of_text_mark].finditer(text, part.start):
        if match.start() >= part.end:
            break
        dropped.update(range(*match.span()))
    return "".join(text[index] for index in range(part.start, part.end) if index not in dropped)
