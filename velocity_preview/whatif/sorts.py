"""What sort of thing a text is: what a person wrote, or a number, a date, an address, a code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.payloads.reading import BrokenJsonError, parse_json
from velocity_preview.values.text import java_string

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBER: Final = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,12})?", re.ASCII)
_CODED: Final = re.compile(
    r"[a-z][a-z0-9+.-]*:\S+"  # an address, also `mailto:` and `data:`
    r"|(?://|/|\?|www\.)\S*"
    r"|[^\s@]+@[^\s@]+"
    r"|#[0-9A-Fa-f]{3,8}"
    r"|\S*%[0-9A-Fa-f]{2}\S*"  # a part of an address
    r"|\d{1,4}[-./]\d{1,2}(?:[-./]\d{1,4})?(?:[T ,].*)?"  # a date
    r"|\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?"
    r"|\d{1,2}\.? [A-Za-z]+\.?,? \d{4}|[A-Z][a-z]+ \d{1,2},? \d{4}"
    r"|[+(]?[\d() -]{5,}"
    r"|[-+]?\d[\d\s.,]*(?: ?[%€$£₴]| ?[A-Z]{3})?"
    r"|[A-Z0-9]+(?:[-_./][A-Z0-9]+)*"
    r"|(?=\S*\d)[\w.~-]+"  # a token
    r"|[a-z0-9]+(?:[-_./][A-Za-z0-9]+)*",
    re.ASCII | re.DOTALL,
)


def number_of(text: str) -> int | float | None:
    """The number that a string is, where the number prints as the string does: not of `10.50` or `007`."""
    if not _NUMBER.fullmatch(text):
        return None
    try:
        number = parse_json(text)
    except BrokenJsonError:
        return None
    if isinstance(number, (int, float)) and java_string(number) == text:
        return number
    return None


def is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def is_numeric(text: str) -> bool:
    """Whether a text is meant as a number: `10.50` too."""
    return _NUMBER.fullmatch(text) is not None


def is_written(texts: Iterable[str]) -> bool:
    """Whether some of the texts was written by a person: a name, a sentence. Others have a form that their
    system gives them, and no apostrophe ever.
    """
    return any(text.strip() and not _CODED.fullmatch(text.strip()) for text in texts)
