"""The text of an element as the engines put it together again from its tokens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from velocity_preview.engine.comment import Comment, UnparsedContent
from velocity_preview.engine.reference import FormalReference
from velocity_preview.engine.text import Text
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.engine.element import Element

_NO_TOKEN = {
    True: rare_pattern(r"(?:\$!|\$(?![.#!])|#(?![\w{]))(?![ \t]*[\r\n])", re.ASCII),
    False: rare_pattern(r"\$!|\$(?![.#])|#(?![\w{])", re.ASCII),
}
"""Sigils that begin nothing; in 2.x those at the end of a line stay."""
_ESCAPED_DIRECTIVE = rare_pattern(r"\\+#[\w{}@]+", re.ASCII)


def token_text(element: Element, *, as_printed: bool = False) -> str:
    """The source text, without what no token of the body keeps: backslashes before a reference, comments, and
    sigils that begin nothing, where its text is not taken `as_printed`.
    """
    source, at = element.reading.text, element.start
    pieces: list[str] = []
    for part in _parts(element):
        pieces += source[at : part.start], _text_of(part, as_printed=as_printed)
        at = part.end
    return "".join((*pieces, source[at : element.end]))


def _parts(element: Element) -> Iterator[Element]:
    """What stands in an element, apart from the directives themselves."""
    pending = [element]
    while pending:
        inner = pending.pop()
        if isinstance(inner, (Text, Comment, FormalReference)):
            yield inner
        else:
            pending += reversed([child for child in inner.children() if child.reading is element.reading])


def _text_of(part: Element, *, as_printed: bool) -> str:
    source = part.source_text
    if isinstance(part, FormalReference):
        return part.literal
    if isinstance(part, Comment):
        if as_printed and source.startswith("#*") and not source.startswith("#**"):
            return ""
        return "*#" if source.startswith("#*") else "##" + source[len(source.rstrip("\r\n")) :]
    if isinstance(part, UnparsedContent):
        return source
    if isinstance(part, Text) and (_ESCAPED_DIRECTIVE.fullmatch(source) or (as_printed and "$!" in source)):
        return part.text
    if as_printed:
        return source
    # What follows decides, also behind the element.
    text, dropped = part.reading.text, set[int]()
    for match in _NO_TOKEN[part.reading.engine.end_of_text_mark].finditer(text, part.start):
        if match.start() >= part.end:
            break
        dropped.update(range(*match.span()))
    return "".join(text[index] for index in range(part.start, part.end) if index not in dropped)
