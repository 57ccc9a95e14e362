"""An instant as calendar and clock show it: the fields of java.util.GregorianCalendar in America."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from velocity_preview.tools.calendar_days import (
    SUNDAY,
    Date,
    date_of,
    month_start,
    weekday_on_or_before,
)

if TYPE_CHECKING:
    from velocity_preview.tools.time_zones import Offset, TimeZone

_DAY: Final = 86_400_000


class Moment(NamedTuple):
    """An instant on the calendar and the clock of a zone. `time` is in milliseconds since midnight."""

    day: int
    time: int
    date: Date
    offset: Offset
    zone: TimeZone

    @classmethod
    def of(cls, millis: int, zone: TimeZone) -> Moment:
        offset = zone.offset_at(millis)
        day, time = divmod(millis + offset.total, _DAY)
        return cls(day, time, date_of(day), offset, zone)

    @property
    def local(self) -> int:
        """The time on the clock, as if it were UTC."""
        return self.day * _DAY + self.time

    @property
    def year_of_era(self) -> int:
        return self.date.year if self.date.year > 0 else 1 - self.date.year

    @property
    def day_of_year(self) -> int:
        return self.day - month_start(self.date.year)(self.date.year, 1) + 1

    @property
    def week_year(self) -> int:
        """A week runs from Sunday to Saturday, and is of the year of its Saturday."""
        return date_of(weekday_on_or_before(self.day, SUNDAY) + 6).year

    @property
    def week_of_year(self) -> int:
        year = self.week_year
        first = weekday_on_or_before(month_start(year)(year, 1), SUNDAY)
        return (self.day - first) // 7 + 1

    @property
    def week_of_month(self) -> int:
        first = weekday_on_or_before(self.day - self.date.day + 1, SUNDAY)
        return (self.day - first) // 7 + 1
