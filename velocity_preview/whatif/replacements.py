"""What stands in the place of a value in each variant."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from velocity_preview.values.text import java_string
from velocity_preview.whatif.sorts import is_number, is_numeric, number_of
from velocity_preview.whatif.variants import BIDI, LONGEST, MANY, MARKUP, Change, Variant

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Instead(Enum):
    """What is done in the place of a value that is not replaced. Members stay the same when pickled."""

    REMOVED = auto()
    """Its key is gone."""
    KEPT = auto()
    """Nothing, only the map it is in is another one."""


REMOVED: Final = Instead.REMOVED
KEPT: Final = Instead.KEPT


def replaced(value: object, change: Change) -> object:
    """The value after a change; the value itself where the change does not concern it."""
    if change.variant in (Variant.ABSENT, Variant.ABSENT_IN_ONE_ITEM):
        return REMOVED
    if change.variant is Variant.NULL:
        return None
    if change.variant.name in ("NUMBER_AS_STRING", "STRING_AS_NUMBER"):
        return _of_other_type(value, change)
    if isinstance(value, list):
        return _LISTS[change.variant](value) if change.variant in _LISTS else value
    if is_number(value):
        return _NUMBERS[change.variant](value) if change.variant in _NUMBERS else value
    if isinstance(value, str):
        return _TEXTS[change.variant](value) if change.variant in _TEXTS else value
    return value


def twin(value: object, change: Change) -> object:
    """What a change is compared with: the same number in the type that the data has, the same list with as
    many items.
    """
    if change.variant is Variant.ABSENT_IN_ONE_ITEM:
        return KEPT
    if change.number is None or not (is_number(value) or isinstance(value, str)):
        return value
    return java_string(change.number) if isinstance(value, str) else change.number


def _of_other_type(value: object, change: Change) -> object:
    kept = twin(value, change)
    if change.variant is Variant.NUMBER_AS_STRING and is_number(kept):
        return java_string(kept)
    if change.variant is Variant.STRING_AS_NUMBER and isinstance(kept, str):
        number = number_of(kept)
        return value if number is None else number
    return value


def _many(value: list[object]) -> list[object]:
    return [value[index % len(value)] for index in range(MANY)] if value else value


def _long(value: str) -> str:
    return " ".join([value.strip() or "text"] * (LONGEST // (len(value.strip()) + 1) + 1))[:LONGEST]


def _negative_number(value: object) -> object:
    return -value if isinstance(value, (int, float)) and value > 0 else value


def _zero_text(value: str) -> str:
    return "0" if is_numeric(value) else value


def _negative_text(value: str) -> str:
    return f"-{value}" if is_numeric(value) and not value.startswith("-") and float(value) else value


_LISTS: Final[Mapping[Variant, Callable[[list[object]], object]]] = {
    Variant.EMPTY_LIST: lambda value: [] if value else value,
    Variant.ONE_ITEM: lambda value: value[:1] if len(value) > 1 else value,
    Variant.MANY_ITEMS: _many,
}
_NUMBERS: Final[Mapping[Variant, Callable[[object], object]]] = {
    Variant.EMPTY: lambda _: "",  # of a field that is a string elsewhere
    Variant.ZERO: lambda value: 0.0 if isinstance(value, float) else 0,
    Variant.NEGATIVE: _negative_number,
}
_TEXTS: Final[Mapping[Variant, Callable[[str], object]]] = {
    Variant.EMPTY: lambda _: "",
    Variant.BLANK: lambda _: " ",
    Variant.LONG: _long,
    Variant.MARKUP: lambda _: MARKUP,
    Variant.BIDI: lambda _: BIDI,
    Variant.ZERO: _zero_text,
    Variant.NEGATIVE: _negative_text,
}
