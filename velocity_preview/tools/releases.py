"""The releases of Velocity Tools that stand beside the engines, as one table of their differences."""

from __future__ import annotations

from typing import Final, NamedTuple


class Release(NamedTuple):
    """What one release of the generic tools does where releases differ."""

    name: str
    keeps_doubles: bool = True
    """A sum with a Double in it is a Double: `4.0`; otherwise a whole result is an Integer or a Long: `4`."""
    bitwise_operations: bool = True
    """`bitwiseAnd`, `bitwiseOr`, `bitwiseXOr`, `toLong`."""
    locale_conversion: bool = True
    """`toLocale`."""
    adds_numbers: bool = True
    """`getTotal(1, 2)` has a best overload; otherwise those for longs and doubles are as good, and none is
    called."""


RELEASES: Final = {
    "2.4.1": Release("3.1"),
    "1.7": Release(
        "2.0",
        keeps_doubles=False,
        bitwise_operations=False,
        locale_conversion=False,
        adds_numbers=False,
    ),
}
"""By the name of the engine."""
