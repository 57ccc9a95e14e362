"""java.util.TimeZone: `Europe/Kyiv`, `GMT+3`, and abbreviations such as `PST`. An unknown name is GMT.

The rules come from the zone database that Python finds. Java knows no local mean time of the nineteenth
century: before 1900 a zone has the standard time it has now.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
import functools
import re
from typing import Final, NamedTuple
import zoneinfo

from velocity_preview.tools.zone_names import ZONE_NAMES

_MINUTE: Final = 60_000
_DAY: Final = 86_400_000
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_YEAR_1900: Final = -2_208_988_800_000
_YEAR_2400: Final = 13_569_465_600_000
_CYCLE: Final = 146_097 * _DAY
"""400 years, after which dates fall on the same weekdays again."""
_NOW: Final = 1_767_225_600_000
"""The beginning of 2026: all zones have had the same rules since."""

_ABBREVIATIONS: Final = {
    "ACT": "Australia/Darwin",
    "AET": "Australia/Sydney",
    "AGT": "America/Argentina/Buenos_Aires",
    "ART": "Africa/Cairo",
    "AST": "America/Anchorage",
    "BET": "America/Sao_Paulo",
    "BST": "Asia/Dhaka",
    "CAT": "Africa/Harare",
    "CNT": "America/St_Johns",
    "CST": "America/Chicago",
    "CTT": "Asia/Shanghai",
    "EAT": "Africa/Addis_Ababa",
    "ECT": "Europe/Paris",
    "IET": "America/Indiana/Indianapolis",
    "IST": "Asia/Kolkata",
    "JST": "Asia/Tokyo",
    "MIT": "Pacific/Apia",
    "NET": "Asia/Yerevan",
    "NST": "Pacific/Auckland",
    "PLT": "Asia/Karachi",
    "PNT": "America/Phoenix",
    "PRT": "America/Puerto_Rico",
    "PST": "America/Los_Angeles",
    "SST": "Pacific/Guadalcanal",
    "VST": "Asia/Ho_Chi_Minh",
}

_STANDARD_HOURS: Final = {
    "Africa/Casablanca": 0,
    "Africa/El_Aaiun": 0,
    "Africa/Windhoek": 1,
    "Eire": 0,
    "Europe/Dublin": 0,
}
"""Zones whose winter is the exception in the database; in Java summer is, as everywhere."""

_CUSTOM: Final = re.compile(r"GMT([+-])(?:(\d{1,2})(?::(\d\d))?|(\d{1,2})(\d\d))", re.ASCII)
_ETC: Final = re.compile(r"Etc/GMT([+-])([1-9]|1[0-4])", re.ASCII)


class Offset(NamedTuple):
    """Milliseconds that a zone is ahead of UTC: its standard time, and what daylight time adds to it."""

    standard: int
    daylight: int

    @property
    def total(self) -> int:
        return self.standard + self.daylight


class ZoneNames(NamedTuple):
    """What a zone is called in English."""

    standard: str
    standard_short: str
    daylight: str
    daylight_short: str


class TimeZone(NamedTuple):
    """A zone with the rules of the database, or with one offset for ever."""

    name: str
    fixed: int = 0
    rules: zoneinfo.ZoneInfo | None = None

    def offset_at(self, millis: int) -> Offset:
        """The offset at an instant."""
        if self.rules is None:
            return Offset(self.fixed, 0)
        if millis < _YEAR_1900:
            return Offset(self.offset_at(_NOW).standard, 0)
        if millis >= _YEAR_2400 + _CYCLE:
            millis = _YEAR_2400 + (millis - _YEAR_2400) % _CYCLE
        return self._offset(_EPOCH + timedelta(milliseconds=millis))

    def offset_of_wall(self, millis: int) -> Offset:
        """The offset of a local time, given as if it were UTC. Of a time that comes twice the second is
        meant; one that is skipped counts on from before the gap."""
        before, after = self.offset_at(millis - _DAY), self.offset_at(millis + _DAY)
        for offset in (after, before):
            if self.offset_at(millis - offset.total) == offset:
                return offset
        return before

    @property
    def saving(self) -> int:
        """What daylight time adds; 0 where there is none any more."""
        return max(self.offset_at(_NOW + day * _DAY).daylight for day in range(0, 365, 30))

    def _offset(self, moment: datetime) -> Offset:
        local = moment.astimezone(self.rules)
        total = round((local.utcoffset() or timedelta()) / timedelta(milliseconds=1))
        hours = _STANDARD_HOURS.get(self.name)
        if hours is not None:
            return Offset(hours * 60 * _MINUTE, total - hours * 60 * _MINUTE)
        daylight = round((local.dst() or timedelta()) / timedelta(milliseconds=1))
        return Offset(total - daylight, daylight)

    def names(self) -> ZoneNames:
        return zone_names().get(self.name) or ZoneNames(self.name, self.name, self.name, self.name)


def time_zone(name: str) -> TimeZone:
    """`TimeZone.getTimeZone(name)`."""
    if match := _CUSTOM.fullmatch(name):
        sign, hours, minutes, joined_hours, joined_minutes = match.groups()
        return _custom_zone(sign, int(hours or joined_hours), int(minutes or joined_minutes or 0))
    if match := _ETC.fullmatch(name):  # their signs are the wrong way round
        return _custom_zone("-" if match[1] == "+" else "+", int(match[2]), 0)
    rules = _rules(_ABBREVIATIONS.get(name, name)) if name in zone_names() else None
    return TimeZone(name, rules=rules) if rules else GMT


@functools.cache
def zone_names() -> dict[str, ZoneNames]:
    """The names of all zones, in the order in which Java looks for them when it reads a date."""
    table = {}
    for row in ZONE_NAMES.strip("\n").split("\n"):
        names, _, zones = row.partition(" : ")
        table.update(dict.fromkeys(zones.split(), ZoneNames(*names.split("|"))))
    return table


def _custom_zone(sign: str, hours: int, minutes: int) -> TimeZone:
    if hours > 23 or minutes > 59:
        return GMT
    offset = (hours * 60 + minutes) * _MINUTE
    return TimeZone(f"GMT{sign}{hours:02}:{minutes:02}", -offset if sign == "-" else offset)


@functools.lru_cache(maxsize=64)
def _rules(name: str) -> zoneinfo.ZoneInfo | None:
    try:
        return zoneinfo.ZoneInfo(name)
    except zoneinfo.ZoneInfoNotFoundError:
        return None


GMT: Final = TimeZone("GMT")
UTC_ZONE: Final = TimeZone("UTC")
