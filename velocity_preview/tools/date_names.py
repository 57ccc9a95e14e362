"""The English names in dates, as Java 17 prints and reads them."""

from __future__ import annotations

from typing import Final

MONTHS: Final = (
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
)
WEEKDAYS: Final = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
ERAS: Final = ("BC", "AD")
LONG_ERAS: Final = ("Before Christ", "Anno Domini")
HALF_DAYS: Final = ("AM", "PM")
ABBREVIATION: Final = 3
"""How many letters the short name of a month or weekday has."""
