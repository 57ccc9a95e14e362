"""Reading a time zone in a date: `+0300`, `+03:00`, `Z`, `GMT+3:00`, or a name such as `EEST`."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from velocity_preview.patterns import rare_pattern
from velocity_preview.tools.time_zones import UTC_ZONE, TimeZone, ZoneNames, time_zone, zone_names

_MINUTE: Final = 60_000
_HOUR: Final = 60 * _MINUTE
_MAX_HOURS: Final = 23
_MAX_MINUTES: Final = 59

_GMT: Final = rare_pattern(r"GMT", re.ASCII | re.IGNORECASE)
_PLAIN: Final = rare_pattern(r"(\d\d)(\d\d)", re.ASCII)
_WITH_COLON: Final = rare_pattern(r"(\d\d?):(\d\d)", re.ASCII)
_ISO: Final = (
    rare_pattern(r"(\d\d)()", re.ASCII),
    rare_pattern(r"(\d\d)(\d\d)", re.ASCII),
    rare_pattern(r"(\d\d):(\d\d)", re.ASCII),
)


class ZoneRead(NamedTuple):
    """What was said, in milliseconds: the standard offset, what daylight time adds, a zone whose rules count;
    and the place behind it."""

    end: int
    standard: int | None = None
    daylight: int | None = None
    zone: TimeZone | None = None


def read_iso_zone(text: str, start: int, count: int) -> ZoneRead | None:
    """`Z`, `+03`, `+0300` or `+03:00`, by the count of letters in the pattern."""
    if text.startswith("Z", start):
        return ZoneRead(start + 1, 0, 0)
    return _read_signed(text, start, _ISO[count - 1])


def read_zone(text: str, blanks: int, start: int, current: TimeZone) -> ZoneRead | None:
    """An offset, or a name. `GMT` must stand where the blanks begin."""
    if text[start] in "+-":
        return _read_signed(text, start, _PLAIN)
    gmt = _GMT.match(text, blanks)
    if not gmt:
        return _read_name(text, start, current)
    if text[gmt.end() : gmt.end() + 1] in {"+", "-"}:
        return _read_signed(text, gmt.end(), _WITH_COLON)
    return ZoneRead(gmt.end(), 0, 0)


def _read_signed(text: str, start: int, form: re.Pattern[str]) -> ZoneRead | None:
    match = form.match(text, start + 1)
    if text[start : start + 1] not in {"+", "-"} or not match:
        return None
    hours, minutes = int(match[1]), int(match[2] or 0)
    if hours > _MAX_HOURS or minutes > _MAX_MINUTES:
        return None
    offset = hours * _HOUR + minutes * _MINUTE
    return ZoneRead(match.end(), -offset if text[start] == "-" else offset, 0)


def _read_name(text: str, start: int, current: TimeZone) -> ZoneRead | None:
    """The first zone with a name that stands here: the current one and UTC come before all others."""
    for zone in (current.name, UTC_ZONE.name, *zone_names()):
        names = zone_names().get(zone)
        if names is None:
            continue
        for index, name in enumerate(names):
            if text[start : start + len(name)].lower() == name.lower():
                return _of_name(zone, names, index, start + len(name))
    return None


def _of_name(name: str, names: ZoneNames, index: int, end: int) -> ZoneRead:
    """A name that is the same in summer and winter leaves it to the date which of them counts."""
    zone = time_zone(name)
    is_daylight = index >= 2
    saving = zone.saving if is_daylight else 0
    is_same = not is_daylight and names[index].lower() == names[index + 2].lower()
    if is_same or (is_daylight and not saving):
        return ZoneRead(end, zone=zone)
    return ZoneRead(end, daylight=saving, zone=zone)
