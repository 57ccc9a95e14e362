"""The characters a locale writes numbers with: java.text.DecimalFormatSymbols and the standard patterns."""

from __future__ import annotations

import functools
from typing import Final, NamedTuple

from velocity_preview.tools.decimal_pattern import Symbol
from velocity_preview.tools.number_locales import CURRENCIES, FRACTION_DIGITS, LOCALES

_NO_CURRENCY: Final = "XXX"
_ROOT: Final = "root"
_COLUMNS: Final = (
    "decimal_point",
    "grouping",
    "minus",
    "percent",
    "per_mille",
    "exponent",
    "nan",
    "zero",
    "money_point",
    "percent_pattern",
    "currency_pattern",
)


class NumberSymbols(NamedTuple):
    """What one locale writes. `zero` is the first of its ten digits."""

    decimal_point: str
    grouping: str
    minus: str
    percent: str
    per_mille: str
    exponent: str
    nan: str
    zero: str
    money_point: str
    percent_pattern: str
    currency_pattern: str
    currency: str
    currency_symbol: str
    infinity: str = "\u221e"

    def text_of(self, symbol: Symbol) -> str:
        match symbol:
            case Symbol.CURRENCY:
                return self.currency_symbol
            case Symbol.CURRENCY_CODE:
                return self.currency
            case Symbol.PERCENT:
                return self.percent
            case Symbol.PER_MILLE:
                return self.per_mille
            case Symbol.MINUS:
                return self.minus

    def point(self, *, is_currency: bool) -> str:
        return self.money_point if is_currency else self.decimal_point

    def localized(self, digits: str) -> str:
        if self.zero == "0":
            return digits
        return "".join(chr(ord(self.zero) + int(digit)) for digit in digits)

    @property
    def currency_digits(self) -> int:
        """How many digits money has after the point."""
        return _fraction_digits().get(self.currency, 2)


@functools.lru_cache(maxsize=64)
def symbols_for(language: str, country: str) -> NumberSymbols:
    """The symbols of a locale; of its language, or of no language at all, where that is unknown."""
    table = _locales()
    known = table.get(f"{language}_{country}")
    if known is not None:
        return known
    currency = _currencies().get(country, _NO_CURRENCY)
    symbols = table.get(language, table[_ROOT])
    return symbols._replace(currency=currency, currency_symbol=_currency_symbol(language, currency))


def _currency_symbol(language: str, currency: str) -> str:
    """What the language writes elsewhere for a currency; its code where it has no symbol."""
    if currency == _NO_CURRENCY:
        return Symbol.CURRENCY.value
    for name, symbols in _locales().items():
        if name.startswith(language + "_") and symbols.currency == currency:
            return symbols.currency_symbol
    return currency


@functools.cache
def _locales() -> dict[str, NumberSymbols]:
    table = {}
    for row in LOCALES.strip("\n").split("\n"):
        columns, _, names = row.partition(" : ")
        symbols = dict(zip(_COLUMNS, columns.split("|"), strict=True))
        for name in names.split(" "):
            locale, _, money = name.partition("=")
            currency, _, symbol = money.partition("=")
            table[locale] = NumberSymbols(
                **symbols,
                currency=currency or _NO_CURRENCY,
                currency_symbol=symbol or Symbol.CURRENCY.value,
            )
    return table


@functools.cache
def _currencies() -> dict[str, str]:
    return dict(entry.split("=") for entry in CURRENCIES.split())


@functools.cache
def _fraction_digits() -> dict[str, int]:
    entries = (entry.split("=") for entry in FRACTION_DIGITS.split())
    return {currency: int(digits) for currency, digits in entries}
