"""Days and dates of java.util.GregorianCalendar: Julian until 4 October 1582, Gregorian from 15 October on.

A day is counted from 1 January 1970. Years are astronomical: 0 is 1 BC.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

CUTOVER_YEAR: Final = 1582
CUTOVER_DAY: Final = -141427
SUNDAY: Final = 1
SATURDAY: Final = 7

# Both calendars are reckoned in years that begin in March, so that a leap day is the last of its year.
_GREGORIAN_CYCLE: Final = 146097
_GREGORIAN_EPOCH: Final = 719468
_JULIAN_CYCLE: Final = 1461
_JULIAN_EPOCH: Final = 719470

MonthStart = Callable[[int, int], int]
"""The day on which a month of a year begins, in one of the two calendars."""


class Date(NamedTuple):
    """A calendar date; month and day count from 1."""

    year: int
    month: int
    day: int


def gregorian_month(year: int, month: int) -> int:
    """The first day of a month; a month beyond the year counts into the next or the one before."""
    year, month = _march_year(year, month)
    cycle, rest = divmod(year, 400)
    days = rest * 365 + rest // 4 - rest // 100 + _days_before(month)
    return cycle * _GREGORIAN_CYCLE + days - _GREGORIAN_EPOCH


def julian_month(year: int, month: int) -> int:
    """As `gregorian_month`, in the older calendar."""
    year, month = _march_year(year, month)
    cycle, rest = divmod(year, 4)
    return cycle * _JULIAN_CYCLE + rest * 365 + _days_before(month) - _JULIAN_EPOCH


def date_of(day: int) -> Date:
    """The date of a day."""
    if day >= CUTOVER_DAY:
        cycle, rest = divmod(day + _GREGORIAN_EPOCH, _GREGORIAN_CYCLE)
        year = (rest - rest // 1460 + rest // 36524 - rest // 146096) // 365
        return _date(cycle * 400 + year, rest - (year * 365 + year // 4 - year // 100))
    cycle, rest = divmod(day + _JULIAN_EPOCH, _JULIAN_CYCLE)
    year = (rest - rest // 1460) // 365
    return _date(cycle * 4 + year, rest - year * 365)


def month_start(year: int) -> MonthStart:
    """The calendar in which a year begins."""
    return gregorian_month if year > CUTOVER_YEAR else julian_month


def weekday(day: int) -> int:
    """1 for Sunday to 7 for Saturday."""
    return (day + 4) % 7 + 1


def weekday_on_or_before(day: int, wanted: int) -> int:
    """The last day that is such a weekday."""
    return day - (weekday(day) - wanted) % 7


def day_of(date: Date) -> int:
    """The day of a date. What was skipped in October 1582 is taken for Julian."""
    gregorian = gregorian_month(date.year, date.month) + date.day - 1
    if date.year >= CUTOVER_YEAR and gregorian >= CUTOVER_DAY:
        return gregorian
    return julian_month(date.year, date.month) + date.day - 1


def month_length(year: int, month: int) -> int:
    """How many days a month has, of which October 1582 lacks ten."""
    start = month_start(year)
    return start(year, month + 1) - start(year, month)


def _march_year(year: int, month: int) -> tuple[int, int]:
    """Year and month where March is month 0."""
    carried, month = divmod(month - 3, 12)
    return year + carried, month


def _days_before(month: int) -> int:
    return (153 * month + 2) // 5


def _date(year: int, day_of_year: int) -> Date:
    month = (5 * day_of_year + 2) // 153
    day = day_of_year - _days_before(month) + 1
    return Date(year + (month >= 10), (month + 2) % 12 + 1, day)
