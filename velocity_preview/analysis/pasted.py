"""What comes with text pasted from a word processor, a chat or a visual editor: quotes, blanks, entities."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.code_text import parts
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from velocity_preview.analysis.scan import Piece

BLANKS: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Blanks that are none for the engine, as a part of a character class."""
NOTHING: Final = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
"""Characters without width, as a part of a character class."""
INVISIBLE: Final = rare_pattern(f"[{BLANKS}{NOTHING}]")
NO_WIDTH: Final = rare_pattern(f"[{NOTHING}]")

QUOTES: Final = dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4\u0060", "'") | dict.fromkeys(
    "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'
)
"""Typographic quotes and the straight ones that are meant."""
QUOTE: Final = re.compile(f"[{''.join(QUOTES)}]")

_NAMED: Final = "gt|lt|amp|quot|apos|nbsp|ndash|minus|[lr]squo|[lr]dquo|[lr]aquo|excl|equals|num|dollar"
ENTITY: Final = re.compile(rf"&(?:{_NAMED}|#\d{{2,4}}|#[xX][0-9a-fA-F]{{2,4}});")

TAG: Final = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>$#]*)?/?>")
"""What a visual editor puts around a part of the code, or between its lines."""


def decoded(entity: str) -> str:
    """The character of an entity, as the engine wants it."""
    character = html.unescape(entity).replace("\u00a0", " ").replace("\u2013", "-").replace("\u2212", "-")
    return QUOTES.get(character, character)


def cleaned(text: str, piece: Piece) -> str:
    """A piece without all of these and without tags in its code; in its strings they are text."""
    return "".join(
        held if part.is_string else _cleaned(held)
        for part in parts(text, piece)
        for held in (text[part.start : part.end],)
    )


def _cleaned(code: str) -> str:
    code = TAG.sub("", code)
    code = ENTITY.sub(lambda match: decoded(match.group()), code)
    code = QUOTE.sub(lambda match: QUOTES[match.group()], code)
    return INVISIBLE.sub(" ", code)
