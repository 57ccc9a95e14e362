"""Dates in `String.format`: `%tF` of a Long, which counts milliseconds since 1970. The time zone is UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.format_specifiers import Specifier, illegal_conversion
from velocity_preview.values.java_types import type_name
from velocity_preview.values.numbers import is_integral, java_class

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS: Final = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def format_date(part: Specifier, argument: object) -> str:
    """One part of a date, or several; raises `JavaException` where the argument is no Long."""
    if type_name(argument) != "Long" or not is_integral(argument):
        raise illegal_conversion(part.conversion, java_class(argument))
    return _written(part.conversion, argument)


def _written(conversion: str, milliseconds: int) -> str:
    composed = _COMPOSED.get(conversion)
    if composed is not None:
        return "".join(_written(one, milliseconds) if one.isalpha() else one for one in composed)
    if conversion == "Q":
        return str(int(milliseconds))
    if conversion == "s":
        return str(milliseconds // 1000)
    try:
        moment = _EPOCH + timedelta(milliseconds=milliseconds)
    except OverflowError:
        raise JavaException("java.lang.IllegalArgumentException", "date out of range") from None
    return _PARTS[conversion](moment)


_PARTS: Final[Mapping[str, Callable[[datetime], str]]] = {
    "H": lambda moment: f"{moment.hour:02d}",
    "I": lambda moment: f"{moment.hour % 12 or 12:02d}",
    "k": lambda moment: str(moment.hour),
    "l": lambda moment: str(moment.hour % 12 or 12),
    "M": lambda moment: f"{moment.minute:02d}",
    "S": lambda moment: f"{moment.second:02d}",
    "L": lambda moment: f"{moment.microsecond // 1000:03d}",
    "N": lambda moment: f"{moment.microsecond * 1000:09d}",
    "p": lambda moment: "am" if moment.hour < 12 else "pm",
    "P": lambda moment: "AM" if moment.hour < 12 else "PM",
    "z": lambda _: "+0000",
    "Z": lambda _: "UTC",
    "B": lambda moment: _MONTHS[moment.month - 1],
    "b": lambda moment: _MONTHS[moment.month - 1][:3],
    "h": lambda moment: _MONTHS[moment.month - 1][:3],
    "A": lambda moment: _DAYS[moment.weekday()],
    "a": lambda moment: _DAYS[moment.weekday()][:3],
    "C": lambda moment: f"{moment.year // 100:02d}",
    "Y": lambda moment: f"{moment.year:04d}",
    "y": lambda moment: f"{moment.year % 100:02d}",
    "j": lambda moment: f"{moment.timetuple().tm_yday:03d}",
    "m": lambda moment: f"{moment.month:02d}",
    "d": lambda moment: f"{moment.day:02d}",
    "e": lambda moment: str(moment.day),
}
_COMPOSED: Final[Mapping[str, str]] = {
    "R": "H:M",
    "T": "H:M:S",
    "r": "I:M:S P",
    "D": "m/d/y",
    "F": "Y-m-d",
    "c": "a b d T Z Y",
}
DATE_CONVERSIONS: Final = frozenset({*_PARTS, *_COMPOSED, "Q", "s"} - {"P"})
"""What may stand behind `%t`."""
