"""Adding to dates as java.util.Calendar does, and their difference as java.time has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.tools.calendar_days import Date, day_of, month_length
from velocity_preview.tools.moment import Moment

if TYPE_CHECKING:
    from velocity_preview.tools.time_zones import TimeZone

_DAY: Final = 86_400_000
DURATIONS: Final = {"DAYS": _DAY, "HOURS": 3_600_000, "MINUTES": 60_000}
MONTHS: Final = {"YEARS": 12, "MONTHS": 1}
UNITS: Final = frozenset({*MONTHS, *DURATIONS})


def add(unit: str, millis: int, count: int, zone: TimeZone) -> int:
    """A month after the 31st is the last of the month. Hours are added to the instant, days to the date."""
    if unit in {"HOURS", "MINUTES"}:
        return millis + count * DURATIONS[unit]
    moment = Moment.of(millis, zone)
    day = moment.day + count if unit == "DAYS" else _months_later(moment.date, count * MONTHS[unit])
    local = day * _DAY + moment.time
    return local - zone.offset_of_wall(local).total


def difference(unit: str, first: int, second: int, zone: TimeZone) -> int:
    """How many whole units lie between two instants on the clock of the zone, whichever is the later."""
    start, end = sorted((Moment.of(first, zone), Moment.of(second, zone)), key=lambda moment: moment.local)
    if unit in DURATIONS:
        return (end.local - start.local) // DURATIONS[unit]
    months = (end.date.year - start.date.year) * 12 + end.date.month - start.date.month
    is_incomplete = (end.date.day, end.time) < (start.date.day, start.time)
    return (months - is_incomplete) // MONTHS[unit]


def _months_later(date: Date, count: int) -> int:
    carried, month = divmod(date.month - 1 + count, 12)
    year, month = date.year + carried, month + 1
    return day_of(Date(year, month, min(date.day, month_length(year, month))))
