"""java.util.stream.Stream and IntStream, as far as they go without function objects, and Optional."""

from __future__ import annotations

from functools import cmp_to_key
from typing import TYPE_CHECKING, Final

from velocity_preview.values.arrays import IntArray, JavaArray
from velocity_preview.values.equality import java_equals
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.iterators import OtherListIterator
from velocity_preview.values.java_types import TypedObject
from velocity_preview.values.list_views import ImmutableList
from velocity_preview.values.member_tables import MemberTable, needs_function
from velocity_preview.values.numbers import long, wrap
from velocity_preview.values.object_members import OBJECT
from velocity_preview.values.ordering import compare_to
from velocity_preview.values.string_lines import lines
from velocity_preview.values.text import java_string
from velocity_preview.values.utf16 import text_of, units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


class Optional(TypedObject):
    """java.util.Optional, and OptionalInt and OptionalDouble. Holds a value or, for None, nothing."""

    java_class = "java.util.Optional"
    prints_as = "Optional"

    def __init__(self, value: object = None) -> None:
        self.value = value

    @property
    def members(self) -> MemberTable:
        return OPTIONAL

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and java_equals(self.value, other.value)

    def __hash__(self) -> int:
        return hash(self.value)

    def __len__(self) -> int:
        """A condition takes it as it takes a collection."""
        return int(self.value is not None)

    def java_string(self) -> str:
        """`Optional[a]`, `Optional.empty`."""
        if self.value is None:
            return f"{self.prints_as}.empty"
        return f"{self.prints_as}[{java_string(self.value)}]"

    def get(self) -> object:
        """`get()`; throws where there is nothing."""
        if self.value is None:
            raise JavaException("java.util.NoSuchElementException", "No value present")
        return self.value


class OptionalInt(Optional):
    """java.util.OptionalInt."""

    java_class = "java.util.OptionalInt"
    prints_as = "OptionalInt"

    @property
    def members(self) -> MemberTable:
        return OPTIONAL_INT


class OptionalDouble(Optional):
    """java.util.OptionalDouble."""

    java_class = "java.util.OptionalDouble"
    prints_as = "OptionalDouble"

    @property
    def members(self) -> MemberTable:
        return OPTIONAL_DOUBLE


class Stream(TypedObject):
    """A java.util.stream.Stream: elements that can be had once."""

    java_class = "java.util.stream.ReferencePipeline$Head"
    java_types = frozenset({"Stream", "Object"})

    def __init__(self, elements: Sequence[object]) -> None:
        self._elements: Sequence[object] | None = elements

    @property
    def members(self) -> MemberTable:
        return STREAM

    def take(self) -> Sequence[object]:
        """The elements; throws the second time."""
        if self._elements is None:
            message = "stream has already been operated upon or closed"
            raise JavaException("java.lang.IllegalStateException", message)
        elements, self._elements = self._elements, None
        return elements


class IntStream(Stream):
    """A java.util.stream.IntStream."""

    java_class = "java.util.stream.IntPipeline$Head"

    @property
    def members(self) -> MemberTable:
        return INT_STREAM


def stream_of(elements: Iterable[object]) -> Stream:
    """`stream()` of a collection."""
    return Stream(list(elements))


def lines_of(text: str) -> Stream:
    """`lines()` of a String."""
    return Stream(lines(text))


def characters_of(text: str) -> IntStream:
    """`chars()` of a String."""
    return IntStream(list(map(ord, units(text))))


def code_points_of(text: str) -> IntStream:
    """`codePoints()` of a String."""
    return IntStream(list(map(ord, text_of(text))))


def _sorted(stream: Stream) -> Stream:
    return type(stream)(sorted(stream.take(), key=cmp_to_key(compare_to)))


def _distinct(stream: Stream) -> Stream:
    distinct: list[object] = []
    for element in stream.take():
        if not any(java_equals(element, known) for known in distinct):
            distinct.append(element)
    return type(stream)(distinct)


def _limit(stream: Stream, count: int) -> Stream:
    if count < 0:
        raise JavaException("java.lang.IllegalArgumentException", str(count))
    return type(stream)(stream.take()[:count])


def _skip(stream: Stream, count: int) -> Stream:
    if count < 0:
        raise JavaException("java.lang.IllegalArgumentException", str(count))
    return type(stream)(stream.take()[count:])


def _find_first(stream: Stream) -> Optional:
    elements = stream.take()
    if not elements:
        return Optional()
    if elements[0] is None:
        raise JavaException("java.lang.NullPointerException")
    return Optional(elements[0])


def _reduced(function: Callable[..., object]) -> Callable[[IntStream], Optional]:
    def reduce(stream: IntStream) -> Optional:
        elements = stream.take()
        return OptionalInt(function(elements) if elements else None)

    return reduce


def _first(elements: Sequence[object]) -> object:
    return elements[0]


def _numbers(stream: IntStream) -> list[int]:
    return [element for element in stream.take() if isinstance(element, int)]


def _average(stream: IntStream) -> OptionalDouble:
    numbers = _numbers(stream)
    return OptionalDouble(sum(numbers) / len(numbers) if numbers else None)


_ANY_STREAM: Final = MemberTable(
    {
        "count()": lambda value: long(len(value.take())),
        "sorted()": _sorted,
        "distinct()": _distinct,
        "limit(long)": _limit,
        "skip(long)": _skip,
        "iterator()": lambda value: OtherListIterator(list(value.take())),
        "isParallel()": lambda _: False,
        "sequential()": lambda value: value,
        "parallel()": lambda value: value,
        "unordered()": lambda value: value,
        "close(): void": lambda _: None,
        **{
            f"{name}({kind})": needs_function
            for name in ("filter", "anyMatch", "allMatch", "noneMatch")
            for kind in ("Predicate",)
        },
        "map(Function)": needs_function,
        "forEach(Consumer): void": needs_function,
        "peek(Consumer)": needs_function,
    },
    OBJECT,
)

STREAM: Final = MemberTable(
    {
        "toList()": lambda value: ImmutableList(value.take()),
        "toArray()": lambda value: JavaArray(value.take()),
        "findFirst()": _find_first,
        "findAny()": _find_first,
        "min(Comparator)": needs_function,
        "max(Comparator)": needs_function,
    },
    _ANY_STREAM,
)

INT_STREAM: Final = MemberTable(
    {
        "toArray()": lambda value: IntArray(value.take()),
        "boxed()": lambda value: Stream(value.take()),
        "sum()": lambda value: wrap(sum(_numbers(value)), 32),
        "average()": _average,
        "min()": _reduced(min),
        "max()": _reduced(max),
        "findFirst()": _reduced(_first),
        "findAny()": _reduced(_first),
    },
    _ANY_STREAM,
)

OPTIONAL: Final = MemberTable(
    {
        "get()": Optional.get,
        "orElseThrow()": Optional.get,
        "isPresent()": lambda value: value.value is not None,
        "isEmpty()": lambda value: value.value is None,
        "orElse(Object)": lambda value, other: other if value.value is None else value.value,
        "orElseGet(Supplier)": needs_function,
        "ifPresent(Consumer): void": needs_function,
        "stream()": lambda value: Stream([] if value.value is None else [value.value]),
    },
    OBJECT,
)

OPTIONAL_INT: Final = MemberTable(
    {
        "getAsInt()": Optional.get,
        "orElseThrow()": Optional.get,
        "isPresent()": lambda value: value.value is not None,
        "isEmpty()": lambda value: value.value is None,
        "orElse(int)": lambda value, other: other if value.value is None else value.value,
    },
    OBJECT,
)

OPTIONAL_DOUBLE: Final = MemberTable(
    {
        "getAsDouble()": Optional.get,
        "orElseThrow()": Optional.get,
        "isPresent()": lambda value: value.value is not None,
        "isEmpty()": lambda value: value.value is None,
        "orElse(double)": lambda value, other: other if value.value is None else value.value,
    },
    OBJECT,
)
