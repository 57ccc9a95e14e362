"""Java's `toString()`, as Velocity prints it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeGuard, TypeVar

from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.floating import double_text, float_text
from velocity_preview.values.numbers import Float
from velocity_preview.values.objects import JavaObject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from velocity_preview.values.engines import Engine

N = TypeVar("N", int, float)

MAX_LENGTH: Final = 5_000_000
"""Characters a value's text may have; Java would run out of memory, at a place of its own."""

MAX_DEPTH: Final = 10_000
"""How deep collections may be nested; Java's stack overflows, at a depth of its own."""


_MOST_NUMBERS: Final = 5000
_LONG: Final = 10
"""Characters of a number that is likely to be of one message alone, such as that of an order."""


class _Texts(dict[N, str]):
    """The texts of numbers, remembered: the same prices, counts and years are printed again and again."""

    _text_of: Callable[[N], str]

    def __init__(self, text_of: Callable[[N], str]) -> None:
        super().__init__()
        self._text_of = text_of

    def __missing__(self, value: N) -> str:
        text = self._text_of(value)
        if value and len(text) < _LONG:  # -0.0 and 0.0 are the same key
            if len(self) >= _MOST_NUMBERS:
                self.clear()
            self[value] = text
        return text


def java_string(value: object) -> str | None:
    """What `toString()` returns; None where the value, or what its `toString()` returns, is null."""
    kind = type(value)
    if kind is str:
        return value  # type: ignore[return-value]
    if kind is int:
        try:
            return str(value)
        except ValueError:
            return _integer_text(value)  # type: ignore[arg-type]
    if kind is float:
        return double_text(value)  # type: ignore[arg-type]
    if kind is bool:
        return "true" if value else "false"
    if value is None:
        return None
    return _other_text(value)


def printed(value: object, engine: Engine) -> str | None:
    """What a reference prints: its `toString()`, but that Velocity 2 prints an array as a list."""
    if type(value) is str:
        return value
    if engine.arrays_print_as_lists and _is_array(value):
        elements = (printed(element, engine) for element in value)
        return f"[{', '.join('null' if text is None else text for text in elements)}]"
    return java_string(value)


def _is_array(value: object) -> TypeGuard[Iterable[object]]:
    """Java names the class of an array after its elements: `[Ljava.lang.String;`, `[C`."""
    return isinstance(value, JavaObject) and value.java_class.startswith("[") and isinstance(value, Iterable)


def joined(left: str, right: str) -> str:
    """Two texts in one; raises `JavaException` where it would be too long."""
    if len(left) + len(right) > MAX_LENGTH:
        raise out_of_memory()
    return left + right


def out_of_memory() -> JavaException:
    """What ends the merge where a value grows too large."""
    return JavaException("java.lang.OutOfMemoryError", "Java heap space")


def _integer_text(value: int) -> str:
    try:
        return int.__repr__(value)
    except ValueError:  # Python refuses more than 4300 digits
        return format(Decimal(value), "f")


def _other_text(value: object) -> str | None:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int):
        return _integer_text(value)
    if isinstance(value, float):
        return float_text(value) if type(value) is Float else double_text(value)
    if isinstance(value, Decimal):
        return decimal_text(value)
    try:
        if isinstance(value, (list, dict)):
            return _collection_text(value)
        if isinstance(value, JavaObject):
            return value.java_string()
    except RecursionError:
        raise JavaException("java.lang.StackOverflowError") from None
    return str(value)


INTEGERS: Final = _Texts(_integer_text)
DOUBLES: Final = _Texts(double_text)


def decimal_text(value: Decimal) -> str:
    """BigDecimal's: Python's, but that there is no negative zero."""
    return str(value or value.copy_abs())


def _collection_text(root: list[object] | dict[object, object]) -> str:
    """Nested collections on a stack of our own, for data may be nested deeper than Python recurses."""
    pieces: list[str] = []
    length = 0
    stack = [_parts(root)]
    while stack:
        for part in stack[-1]:
            if isinstance(part, str):
                pieces.append(part)
                length += len(part)
                if length > MAX_LENGTH:
                    raise out_of_memory()
                continue
            if len(stack) >= MAX_DEPTH:
                raise JavaException("java.lang.StackOverflowError")
            stack.append(_parts(part))
            break
        else:
            stack.pop()
    return "".join(pieces)


_Part = str | list[object] | dict[object, object]


def _parts(value: list[object] | dict[object, object]) -> Iterator[_Part]:
    return _map_parts(value) if isinstance(value, dict) else _list_parts(value)


def _list_parts(value: list[object]) -> Iterator[_Part]:
    separator = "["
    for element in value:
        yield separator
        yield "(this Collection)" if element is value else _part(element)
        separator = ", "
    yield "]" if value else "[]"


def _map_parts(value: dict[object, object]) -> Iterator[_Part]:
    separator = "{"
    for key, element in value.items():
        yield separator
        yield _part(key)
        yield "="
        yield "(this Map)" if element is value else _part(element)
        separator = ", "
    yield "}" if value else "{}"


def _part(value: object) -> _Part:
    if isinstance(value, (list, dict)):
        return value
    text = java_string(value)
    return "null" if text is None else text
