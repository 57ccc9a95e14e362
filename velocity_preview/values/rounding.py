"""java.math.RoundingMode, by its names and by BigDecimal's older numbers."""

from __future__ import annotations

import decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

ROUNDING_MODES: Final[Mapping[str, str | None]] = {
    "UP": decimal.ROUND_UP,
    "DOWN": decimal.ROUND_DOWN,
    "CEILING": decimal.ROUND_CEILING,
    "FLOOR": decimal.ROUND_FLOOR,
    "HALF_UP": decimal.ROUND_HALF_UP,
    "HALF_DOWN": decimal.ROUND_HALF_DOWN,
    "HALF_EVEN": decimal.ROUND_HALF_EVEN,
    "UNNECESSARY": None,
}
"""Python's name of each; `UNNECESSARY` throws where rounding is needed. The order is that of the numbers."""
