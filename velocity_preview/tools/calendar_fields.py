"""How java.util.GregorianCalendar makes an instant of fields that were set one after another.

It is lenient: month 13 is January of the next year. Where fields contradict each other, the last set wins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.tools.calendar_days import (
    CUTOVER_DAY,
    CUTOVER_YEAR,
    SATURDAY,
    SUNDAY,
    MonthStart,
    gregorian_month,
    julian_month,
    month_start,
    weekday_on_or_before,
)

if TYPE_CHECKING:
    from velocity_preview.tools.time_zones import TimeZone

_DAY: Final = 86_400_000
_HOUR: Final = 3_600_000
_UNITS: Final = {"minute": 60_000, "second": 1000, "millisecond": 1}
_EPOCH_YEAR: Final = 1970


class CalendarFields:
    """Fields by name, in the order in which they were set. Months count from 0, weekdays from Sunday, 1."""

    def __init__(self) -> None:
        self._values: dict[str, int] = {}

    def set(self, name: str, value: int) -> None:
        self._values.pop(name, None)
        self._values[name] = value

    def clear(self, name: str) -> None:
        self._values.pop(name, None)

    def add_years(self, count: int) -> None:
        """To the year and to the year of the week, as far as they are set."""
        for name in ("year", "week_year"):
            if name in self._values:
                self._values[name] += count

    def millis(self, zone: TimeZone) -> int:
        """Milliseconds since 1970; `zone` counts as far as the fields do not say the offset themselves."""
        days, time = divmod(self._time(), _DAY)
        local = (self._day() + days) * _DAY + time
        offset = zone.offset_of_wall(local)
        standard = self._values.get("zone", offset.standard)
        return local - standard - self._values.get("daylight", offset.daylight)

    def _stamp(self, name: str) -> int:
        """When a field was set: 1 is first, 0 never."""
        return list(self._values).index(name) + 1 if name in self._values else 0

    def _stamp_of_both(self, name: str, other: str) -> int:
        stamps = self._stamp(name), self._stamp(other)
        return max(stamps) if all(stamps) else 0

    def _time(self) -> int:
        """Milliseconds since midnight, or many days of them."""
        values = self._values
        time = sum(values.get(name, 0) * unit for name, unit in _UNITS.items())
        by_half_day = self._stamp_of_both("hour", "half_day")
        if self._stamp("hour_of_day") > by_half_day:
            return time + values["hour_of_day"] * _HOUR
        if by_half_day or "hour_of_day" not in values:
            time += (values.get("hour", 0) + 12 * values.get("half_day", 0)) * _HOUR
        return time

    def _day(self) -> int:
        if self._stamp("week_year") > self._stamp("year"):
            return self._day_of_week_date()
        year = self._values.get("year", _EPOCH_YEAR)
        if self._values.get("era") == 0:
            year = 1 - year
        rule = self._rule()
        gregorian = self._resolve(rule, year, gregorian_month)
        is_counted_from_new_year = rule in {"day_of_year", "week_of_year"}
        is_julian = year < CUTOVER_YEAR or (year == CUTOVER_YEAR and is_counted_from_new_year)
        if is_julian or gregorian < CUTOVER_DAY:
            return self._resolve(rule, year, julian_month)
        return gregorian

    def _day_of_week_date(self) -> int:
        """By the year of the week. A weekday beyond the week is counted on from Monday."""
        year = self._values["week_year"]
        first = weekday_on_or_before(month_start(year)(year, 1), SUNDAY)
        week = self._values.get("week_of_year", 1)
        weekday = self._values.get("weekday", SUNDAY)
        if not SUNDAY <= weekday <= SATURDAY:
            weeks, from_monday = divmod(weekday - 1, 7)
            week += weeks
            weekday = (from_monday + 1) % 7 + 1
        return first + (week - 1) * 7 + weekday - SUNDAY

    def _rule(self) -> str:
        """The field that tells the day: that of the combination that was completed last."""
        stamps = {
            "day": self._stamp("day"),
            "week_of_month": self._stamp_of_both("week_of_month", "weekday"),
            "weekday_in_month": self._stamp_of_both("weekday_in_month", "weekday"),
            "day_of_year": self._stamp("day_of_year"),
            "week_of_year": self._stamp_of_both("week_of_year", "weekday"),
        }
        if not any(stamps.values()):
            stamps = {name: self._stamp(name) for name in stamps}
            stamps["weekday_in_month"] = max(stamps["weekday_in_month"], self._stamp("weekday"))
        return max(stamps, key=lambda name: (stamps[name], self._stamp(name)))

    def _resolve(self, rule: str, year: int, start: MonthStart) -> int:
        """The day by a rule, in one of the two calendars."""
        values = self._values
        month = values.get("month", 0) + 1
        match rule:
            case "day":
                return start(year, month) + values.get("day", 1) - 1
            case "day_of_year":
                return start(year, 1) + values["day_of_year"] - 1
            case "week_of_month":
                return self._in_week(start(year, month), values["week_of_month"])
            case "week_of_year":
                return self._in_week(start(year, 1), values["week_of_year"])
            case _:
                return self._weekday_in_month(start(year, month), start(year, month + 1))

    def _in_week(self, first_day: int, week: int) -> int:
        """A day of a week, counted from the one in which `first_day` is; Sunday, where no weekday is set."""
        sunday = weekday_on_or_before(first_day, SUNDAY)
        weekday = self._values.get("weekday", SUNDAY)
        return weekday_on_or_before(sunday + 6, weekday) + (week - 1) * 7

    def _weekday_in_month(self, first_day: int, next_month: int) -> int:
        """The second Tuesday, or the last but one: counted from the end, where the number is negative."""
        weekday = self._values.get("weekday", SUNDAY)
        count = self._values.get("weekday_in_month", 1)
        last = first_day + 7 * count - 1 if count >= 0 else next_month - 1 + 7 * (count + 1)
        return weekday_on_or_before(last, weekday)
