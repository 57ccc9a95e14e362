"""Reading a date from text as java.text.SimpleDateFormat does: leniently, as far as the pattern goes."""

from __future__ import annotations

import functools
import itertools
from typing import TYPE_CHECKING, Final

from velocity_preview.tools.calendar_fields import CalendarFields
from velocity_preview.tools.date_names import (
    ABBREVIATION,
    ERAS,
    HALF_DAYS,
    LONG_ERAS,
    MONTHS,
    WEEKDAYS,
)
from velocity_preview.tools.date_pattern import Field, Literal, read_pattern
from velocity_preview.tools.decimal_format import DecimalFormat
from velocity_preview.tools.decimal_parsing import parse_number
from velocity_preview.tools.decimal_pattern import read_pattern as read_number_pattern
from velocity_preview.tools.moment import Moment
from velocity_preview.tools.number_symbols import symbols_for
from velocity_preview.tools.zone_parsing import ZoneRead, read_iso_zone, read_zone
from velocity_preview.values.numbers import int_value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from velocity_preview.tools.time_zones import TimeZone

_NUMBERS: Final[Mapping[str, str]] = {
    "y": "year",
    "Y": "week_year",
    "M": "month",
    "L": "month",
    "w": "week_of_year",
    "W": "week_of_month",
    "D": "day_of_year",
    "d": "day",
    "F": "weekday_in_month",
    "u": "weekday",
    "H": "hour_of_day",
    "k": "hour_of_day",
    "K": "hour",
    "h": "hour",
    "m": "minute",
    "s": "second",
    "S": "millisecond",
}
"""The letters that stand for a number, and the field it sets."""
_WRAPPED: Final = {"k": 24, "h": 12}
"""What is written for hour 0."""


def _names(*lists: Sequence[str]) -> dict[str, int]:
    """Index by name, in lower case."""
    return {name.lower(): index for names in lists for index, name in enumerate(names)}


def _with_abbreviations(names: Sequence[str]) -> dict[str, int]:
    return _names(names, [name[:ABBREVIATION] for name in names])


_TEXTS: Final[Mapping[str, tuple[str, Mapping[str, int]]]] = {
    "G": ("era", _names(ERAS, LONG_ERAS)),
    "M": ("month", _with_abbreviations(MONTHS)),
    "L": ("month", _with_abbreviations(MONTHS)),
    "E": ("weekday", {name: index + 1 for name, index in _with_abbreviations(WEEKDAYS).items()}),
    "a": ("half_day", _names(HALF_DAYS)),
}
_LONGEST_NAME: Final = max(len(name) for _, names in _TEXTS.values() for name in names)


def parse_date(pattern: str, text: str, zone: TimeZone, century: int) -> tuple[int, int] | None:
    """Milliseconds since 1970, and the place behind the date; None where the text does not fit.

    `century` is the instant from which a year of two digits is counted: it lies in the hundred years that
    follow. Raises JavaException, an IllegalArgumentException, for a bad pattern.
    """
    reader = _DateReader(text, zone, Moment.of(century, zone).date.year)
    position = 0
    parts = read_pattern(pattern)
    for part, following in itertools.zip_longest(parts, parts[1:]):
        behind = reader.read(part, position, is_followed_by_number=_is_number(following))
        if behind is None:
            return None
        position = behind
    millis = reader.fields.millis(reader.zone)
    if reader.is_ambiguous and millis < century:
        reader.fields.add_years(100)
        millis = reader.fields.millis(reader.zone)
    return millis, position


@functools.cache
def _whole_number() -> DecimalFormat:
    return DecimalFormat(read_number_pattern("#0"), symbols_for("en", ""), integer_only=True)


def _is_number(part: Literal | Field | None) -> bool:
    return isinstance(part, Field) and part.letter in _NUMBERS and not _is_text(part)


def _is_text(field: Field) -> bool:
    return field.letter in _TEXTS and (field.letter not in _NUMBERS or field.count >= ABBREVIATION)


class _DateReader:
    """Reads one part of a pattern after another."""

    def __init__(self, text: str, zone: TimeZone, century_year: int) -> None:
        self.text = text
        self.zone = zone
        self.fields = CalendarFields()
        self.is_ambiguous = False  # a year of two digits may be the first or the last of its hundred
        self._century_year = century_year

    def read(self, part: Literal | Field, position: int, *, is_followed_by_number: bool) -> int | None:
        """The place behind the part, None where it is not there."""
        if isinstance(part, Literal):
            return position + len(part.text) if self.text.startswith(part.text, position) else None
        start = position
        while self.text[start : start + 1] in {" ", "\t"}:
            start += 1
        if start >= len(self.text):
            return None
        if _is_text(part):
            return self._read_name(part, position)
        if part.letter == "X":
            return self._read_zone(read_iso_zone(self.text, start, part.count))
        if part.letter in "zZ":
            return self._read_zone(read_zone(self.text, position, start, self.zone))
        end = position + part.count if is_followed_by_number else None
        return self._read_number(part, start, end)

    def _read_name(self, field: Field, position: int) -> int | None:
        """The longest name that stands here. Unlike a number it takes no blanks in front."""
        name, values = _TEXTS[field.letter]
        rest = self.text[position : position + _LONGEST_NAME].lower()
        found = max((text for text in values if rest.startswith(text)), key=len, default=None)
        if found is None:
            return None
        self.fields.set(name, values[found])
        return position + len(found)

    def _read_number(self, field: Field, start: int, end: int | None) -> int | None:
        """A number up to `end`, where the next number follows without anything between."""
        if end is not None and end > len(self.text):
            return None
        read = parse_number(_whole_number(), self.text if end is None else self.text[:end], start)
        if read is None:
            return None
        value, behind = int_value(read[0]), read[1]
        self.fields.set(_NUMBERS[field.letter], self._value(field, value, self.text[start:behind]))
        return behind

    def _value(self, field: Field, value: int, written: str) -> int:
        match field.letter:
            case "M" | "L":
                return value - 1
            case "k" | "h":
                return 0 if value == _WRAPPED[field.letter] else value
            case "u":
                return value % 7 + 1 if 1 <= value <= 7 else value
            case "y" | "Y" if field.count <= 2 and len(written) == 2 and written.isdecimal():
                return self._full_year(value)
            case _:
                return value

    def _full_year(self, value: int) -> int:
        century, first = divmod(self._century_year, 100)
        self.is_ambiguous = value == first
        return value + century * 100 + (100 if value < first else 0)

    def _read_zone(self, read: ZoneRead | None) -> int | None:
        if read is None:
            return None
        self.fields.clear("zone")
        if read.standard is not None:
            self.fields.set("zone", read.standard)
        if read.daylight is not None:
            self.fields.set("daylight", read.daylight)
        self.zone = read.zone or self.zone
        return read.end
