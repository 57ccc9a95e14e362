"""`getTotal` and `getAverage` of MathTool: of a collection, of a field of its elements, or of the arguments.

The first number decides: `3.0` and `5` make `8.0`, `5` and `3.0` make `8`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
import functools
import math
import operator
from typing import TYPE_CHECKING, Final, TypeGuard

from velocity_preview.tools.arithmetic import whole_if_whole
from velocity_preview.tools.tool import Tool, elements
from velocity_preview.values.numbers import (
    LONG_MAX,
    LONG_MIN,
    Number,
    double_value,
    is_floating,
    is_integral,
    long,
    long_value,
)

if TYPE_CHECKING:
    from velocity_preview.tools.releases import Release
    from velocity_preview.values.overloads import Function

_Summary = Callable[[Sequence[Number], int], Number]
"""Of the numbers, and how many elements they came from."""


def _total(numbers: Sequence[Number], _: int) -> Number:
    return whole_if_whole(_sum(map(double_value, numbers)), numbers[:1])


def _average(numbers: Sequence[Number], count: int) -> Number:
    total = double_value(_total(numbers, count))
    return whole_if_whole(total / count, numbers[:1]) if count else math.nan


def _of_values(summary: _Summary) -> Callable[[Tool, object], Number | None]:
    def method(tool: Tool, values: object) -> Number | None:
        found = [tool.number(value) for value in elements(values)]
        numbers = [number for number in found if number is not None]
        return summary(numbers, len(found)) if values is not None and len(numbers) == len(found) else None

    return method


def _of_field(summary: _Summary) -> Function:
    """A field that is missing or no number counts as 0; an element without fields makes the result null."""

    def method(tool: Tool, values: object, field: str | None) -> Number | None:
        if values is None or field is None:
            return None
        beans = elements(values)
        for name in field.split("."):
            if not all(isinstance(bean, dict) for bean in beans):
                return None
            beans = [bean.get(name) for bean in beans if isinstance(bean, dict)]
        numbers = [number for bean in beans if (number := tool.number(bean)) is not None]
        return summary(numbers, len(beans))

    return method


def _sum(values: Iterable[float]) -> float:
    return functools.reduce(operator.add, values, 0.0)


def _total_of_arguments(tool: Tool, values: object) -> Number | None:
    total = _added(elements(values))
    return _of_values(_total)(tool, values) if total is None else total


def _average_of_arguments(tool: Tool, values: object) -> Number | None:
    arguments = elements(values)
    total = _added(arguments)
    if total is None or not arguments:
        return _of_values(_average)(tool, values)
    average = total / len(arguments)
    return whole_if_whole(average, ()) if isinstance(total, int) else average


def _added(arguments: Sequence[object]) -> int | float | None:
    """Longs are added as Longs, Doubles as Doubles; None where some argument is neither."""
    numbers = [value for value in arguments if is_floating(value) or _is_long(value)]
    if len(numbers) < len(arguments):
        return None
    if any(map(is_floating, numbers)):
        return _sum(map(double_value, numbers))
    return long(sum(map(long_value, numbers)))


def _is_long(value: object) -> TypeGuard[int]:
    return is_integral(value) and LONG_MIN <= value <= LONG_MAX


_SUMMARIES: Final = {
    "getTotal": (_total, _total_of_arguments),
    "getAverage": (_average, _average_of_arguments),
}


def totals(release: Release) -> Mapping[str, Function]:
    """The methods by their signatures."""
    signatures: dict[str, Function] = {}
    for name, (summary, of_arguments) in _SUMMARIES.items():
        signatures[f"{name}(Collection?)"] = _of_values(summary)
        signatures[f"{name}(Collection?,String?)"] = _of_field(summary)
        signatures[f"{name}(Object...)"] = of_arguments
        if not release.adds_numbers:
            signatures[f"{name}(double...)"] = of_arguments
            signatures[f"{name}(long...)"] = of_arguments
    return signatures
