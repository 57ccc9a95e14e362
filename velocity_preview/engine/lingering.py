"""What engine 1.7's scanner still takes for a reference when the reference is over.

Its state ends with the next token that can be no part of a reference. Words do not end it, nor do `#set` with
the blanks before it, block comments, unparsed content and `${b}`. Meanwhile `[` opens an index, which the
parser refuses, `##` behind a property is text, and blanks behind a word are no text.
"""

from __future__ import annotations

from enum import Enum
import re
from typing import TYPE_CHECKING

from velocity_preview.engine.path import Member

if TYPE_CHECKING:
    from velocity_preview.engine.reference import FormalReference


class Lingering(Enum):
    """The state that the last reference left."""

    NONE = 0
    REFERENCE = 1
    PROPERTY = 2


_WORDS = re.compile(r"(?:\{|\.?[A-Za-z_][\w-]*)*", re.ASCII)


def behind_reference(before: Lingering, reference: FormalReference) -> Lingering:
    if reference.reading.engine.end_of_text_mark:
        return Lingering.NONE
    if reference.braces:
        return (
            Lingering.PROPERTY if before is Lingering.PROPERTY and not reference.escapes else Lingering.NONE
        )
    members = [step for step in reference.expression.steps if isinstance(step, Member)]
    is_property = bool(members) and members[-1].parameters is None
    return Lingering.PROPERTY if is_property else Lingering.REFERENCE


def behind_text(before: Lingering, text: str, start: int, end: int) -> tuple[Lingering, int]:
    """The state behind a run of text, and the offset up to which the scanner took it for words."""
    words = _WORDS.match(text, start, end)
    at = words.end() if words else start
    if before is Lingering.NONE or text[at:end].strip(" \t"):
        return Lingering.NONE, at
    return Lingering.PROPERTY if "." in text[start:at] else before, at
