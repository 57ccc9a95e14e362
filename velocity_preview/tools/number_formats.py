"""The formats of java.text.NumberFormat that have a name, and those that have a pattern."""

from __future__ import annotations

import functools
from typing import Final

from velocity_preview.tools.decimal_format import DecimalFormat
from velocity_preview.tools.decimal_pattern import DecimalPattern, read_pattern
from velocity_preview.tools.number_symbols import NumberSymbols, symbols_for

DEFAULT_FORMAT: Final = "default"
_NUMBER: Final = "#,##0.###"
_INTEGER: Final = "#,##0"


@functools.lru_cache(maxsize=256)
def number_format(name: str, language: str, country: str) -> DecimalFormat:
    """A standard format by its name, in any case, or else what the pattern says; raises JavaException, an
    IllegalArgumentException, for a malformed pattern."""
    symbols = symbols_for(language, country)
    match name.lower():
        case "default" | "number":
            return DecimalFormat(read_pattern(_NUMBER), symbols)
        case "integer":
            return DecimalFormat(read_pattern(_INTEGER), symbols, integer_only=True)
        case "percent":
            return DecimalFormat(read_pattern(symbols.percent_pattern), symbols)
        case "currency":
            return DecimalFormat(_money(symbols), symbols)
        case _:
            return DecimalFormat(read_pattern(name), symbols)


def _money(symbols: NumberSymbols) -> DecimalPattern:
    digits = symbols.currency_digits
    return read_pattern(symbols.currency_pattern)._replace(min_fraction=digits, max_fraction=digits)
