"""java.text.SimpleDateFormat: an instant as text, in English.

The traps are Java's: `YYYY` is the year of the week, `DD` the day of the year, `mm` are minutes and `hh` the
hours of half a day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from velocity_preview.tools.calendar_days import SUNDAY, weekday
from velocity_preview.tools.date_names import ABBREVIATION, ERAS, HALF_DAYS, MONTHS, WEEKDAYS
from velocity_preview.tools.date_pattern import Literal, read_pattern
from velocity_preview.tools.moment import Moment

if TYPE_CHECKING:
    from velocity_preview.tools.time_zones import TimeZone

_HOUR: Final = 3_600_000
_MINUTE: Final = 60_000
_SECOND: Final = 1000
_LONG: Final = 4

_Formatter = Callable[[Moment, int], str]


def format_date(pattern: str, millis: int, zone: TimeZone) -> str:
    """Milliseconds since 1970 as text; raises JavaException (IllegalArgumentException) for a bad pattern."""
    moment = Moment.of(millis, zone)
    return "".join(
        part.text if isinstance(part, Literal) else _FORMATTERS[part.letter](moment, part.count)
        for part in read_pattern(pattern)
    )


def _number(value_of: Callable[[Moment], int]) -> _Formatter:
    def formatter(moment: Moment, count: int) -> str:
        value = value_of(moment)
        return ("-" if value < 0 else "") + str(abs(value)).zfill(count)

    return formatter


def _year(value_of: Callable[[Moment], int]) -> _Formatter:
    """Two letters are the last two digits."""
    number = _number(value_of)
    return lambda moment, count: number(moment, count)[-2:] if count == 2 else number(moment, count)


def _name(names: Sequence[str], index_of: Callable[[Moment], int]) -> _Formatter:
    def formatter(moment: Moment, count: int) -> str:
        name = names[index_of(moment)]
        return name if count >= _LONG else name[:ABBREVIATION]

    return formatter


def _month(moment: Moment, count: int) -> str:
    return _MONTH_NUMBER(moment, count) if count < ABBREVIATION else _MONTH_NAME(moment, count)


def _zone_name(moment: Moment, count: int) -> str:
    names = moment.zone.names()
    if moment.offset.daylight:
        return names.daylight if count >= _LONG else names.daylight_short
    return names.standard if count >= _LONG else names.standard_short


def _zone_offset(moment: Moment, _: int) -> str:
    sign, hours, minutes = _offset(moment)
    return f"{sign}{hours:02}{minutes:02}"


def _iso_zone(moment: Moment, count: int) -> str:
    if moment.offset.total == 0:
        return "Z"
    sign, hours, minutes = _offset(moment)
    return f"{sign}{hours:02}" + ("", f"{minutes:02}", f":{minutes:02}")[count - 1]


def _offset(moment: Moment) -> tuple[str, int, int]:
    total = moment.offset.total
    hours, minutes = divmod(abs(total) // _MINUTE, 60)
    return "-" if total <= -_MINUTE else "+", hours, minutes


_MONTH_NUMBER: Final = _number(lambda moment: moment.date.month)
_MONTH_NAME: Final = _name(MONTHS, lambda moment: moment.date.month - 1)

_FORMATTERS: Final[Mapping[str, _Formatter]] = {
    "G": lambda moment, _: ERAS[moment.date.year > 0],
    "y": _year(lambda moment: moment.year_of_era),
    "Y": _year(lambda moment: moment.week_year),
    "M": _month,
    "L": _month,
    "w": _number(lambda moment: moment.week_of_year),
    "W": _number(lambda moment: moment.week_of_month),
    "D": _number(lambda moment: moment.day_of_year),
    "d": _number(lambda moment: moment.date.day),
    "F": _number(lambda moment: (moment.date.day - 1) // 7 + 1),
    "E": _name(WEEKDAYS, lambda moment: weekday(moment.day) - SUNDAY),
    "u": _number(lambda moment: (weekday(moment.day) - 2) % 7 + 1),
    "a": lambda moment, _: HALF_DAYS[moment.time // (12 * _HOUR)],
    "H": _number(lambda moment: moment.time // _HOUR),
    "k": _number(lambda moment: moment.time // _HOUR or 24),
    "K": _number(lambda moment: moment.time // _HOUR % 12),
    "h": _number(lambda moment: moment.time // _HOUR % 12 or 12),
    "m": _number(lambda moment: moment.time // _MINUTE % 60),
    "s": _number(lambda moment: moment.time // _SECOND % 60),
    "S": _number(lambda moment: moment.time % _SECOND),
    "z": _zone_name,
    "Z": _zone_offset,
    "X": _iso_zone,
}
