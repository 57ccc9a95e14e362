"""`$dateTool`: the ESP's own class, which is not the DateTool of Velocity Tools.

Its source is not public. What it does is taken from https://docs.yespo.io/docs/using-velocity-features-yespo:
dates are text, patterns are SimpleDateFormat's, a difference is never negative. Where that page is silent we
chose: text that fits no format, or only in part, makes the result null, and `currentDate()` prints the day as
the other methods read it, `31/12/2025`.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
import functools
import re
from typing import TYPE_CHECKING, Final

from velocity_preview.patterns import rare_pattern
from velocity_preview.tools.date_arithmetic import UNITS, add, difference
from velocity_preview.tools.date_parsing import parse_date
from velocity_preview.tools.simple_date_format import format_date
from velocity_preview.tools.time_zones import TimeZone, time_zone
from velocity_preview.values.member_tables import MemberTable
from velocity_preview.values.numbers import is_number, long, long_value
from velocity_preview.values.object_members import OBJECT
from velocity_preview.values.objects import JavaObject

if TYPE_CHECKING:
    from collections.abc import Iterable

    from velocity_preview.values.overloads import Function

_CURRENT_DATE_FORMAT: Final = "dd/MM/yyyy"
_DATE_FORMATS: Final = ("dd/MM/yyyy HH:mm", "dd/MM/yyyy", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd")
"""Read where no format is given, in this order."""
_TIME_FORMATS: Final = ("dd/MM/yyyy HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss'Z'")
"""Read by `formatInContactTimezone`."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_INTEGER: Final = rare_pattern(r"[+-]?\d{1,19}", re.ASCII)
_ADDERS: Final = {
    "addYears": "YEARS",
    "addMonths": "MONTHS",
    "addDays": "DAYS",
    "addHours": "HOURS",
    "addMinutes": "MINUTES",
}


def _current_date(tool: DateTool, form: str | None, zone: TimeZone) -> str | None:
    return None if form is None else format_date(form, tool.millis, zone)


def _current_date_there(tool: DateTool, form: str | None, zone: str | None) -> str | None:
    return None if zone is None else _current_date(tool, form, time_zone(zone))


def _format_date(tool: DateTool, form: str | None, millis: object) -> str | None:
    number = _whole_number(millis)
    return None if form is None or number is None else format_date(form, number, tool.zone)


def _format_in_contact_zone(tool: DateTool, form: str | None, text: object) -> str | None:
    read = tool.read(text, _TIME_FORMATS)
    return None if form is None or read is None else format_date(form, read[0], tool.contact_zone)


def _adder(unit: str) -> Function:
    """Of a date, a count, which may be text, and optionally the format of the date and that of the result."""

    def method(tool: DateTool, text: object, count: object, *forms: str | None) -> str | None:
        given = [form for form in forms if form is not None]
        number = _whole_number(count)
        read = tool.read(text, given[:1] or _DATE_FORMATS)
        if read is None or number is None or len(given) < len(forms):
            return None
        millis, form = read
        return format_date(given[-1] if given else form, add(unit, millis, number, tool.zone), tool.zone)

    return method


def _difference(tool: DateTool, first: object, second: object, *form_and_unit: str | None) -> int | None:
    *forms, unit = form_and_unit
    given = [form for form in forms if form is not None]
    if unit not in UNITS or len(given) < len(forms):
        return None
    one, other = (tool.read(text, given or _DATE_FORMATS) for text in (first, second))
    return long(difference(unit, one[0], other[0], tool.zone)) if one and other else None


def _whole_number(value: object) -> int | None:
    """A number, or its digits as text; a fraction is cut off."""
    if is_number(value):
        return long_value(value)
    return int(value) if isinstance(value, str) and _INTEGER.fullmatch(value) else None


def _signatures() -> dict[str, Function]:
    signatures: dict[str, Function] = {
        "currentDate()": lambda tool: _current_date(tool, _CURRENT_DATE_FORMAT, tool.zone),
        "currentDate(String?)": lambda tool, form: _current_date(tool, form, tool.zone),
        "currentDate(String?,String?)": _current_date_there,
        "currentTimeStamp()": lambda tool: long(tool.millis),
        "formatDate(String?,Object)": _format_date,
        "formatInContactTimezone(String?,Object)": _format_in_contact_zone,
        "diff(Object,Object,String?)": _difference,
        "diff(Object,Object,String?,String?)": _difference,
    }
    for name, unit in _ADDERS.items():
        for parameters in ("Object,Object", "Object,Object,String?", "Object,Object,String?,String?"):
            signatures[f"{name}({parameters})"] = _adder(unit)
    return signatures


_METHODS: Final = MemberTable(_signatures(), OBJECT)


class DateTool(JavaObject):
    """A clock that stands still, the organisation's zone and the contact's."""

    java_class = "DateTool"

    def __init__(self, now: datetime, zone: TimeZone, contact_zone: TimeZone) -> None:
        """A naive `now` is UTC."""
        self.now = now if now.tzinfo else now.replace(tzinfo=UTC)
        self.zone = zone
        self.contact_zone = contact_zone

    @property
    def members(self) -> MemberTable:
        """What the ESP documents."""
        return _METHODS

    @functools.cached_property
    def millis(self) -> int:
        """Now, in milliseconds since 1970."""
        return (self.now - _EPOCH) // timedelta(milliseconds=1)

    @functools.cached_property
    def century(self) -> int:
        """80 years ago: the first instant that a year of two digits can mean."""
        return add("YEARS", self.millis, -80, self.zone)

    def read(self, text: object, formats: Iterable[str]) -> tuple[int, str] | None:
        """The instant that a text says by the first format that all of it fits, and that format."""
        if not isinstance(text, str):
            return None
        for form in formats:
            read = parse_date(form, text, self.zone, self.century)
            if read and read[1] == len(text):
                return read[0], form
        return None
