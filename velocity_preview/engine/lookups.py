"""What the generated code calls to look members up.

Where nobody watches, a member of null is null, and so is one that does not exist: the reference is undefined.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from velocity_preview.values.exceptions import JavaException, NoSuchMember
from velocity_preview.values.members import call, get_index, get_property

if TYPE_CHECKING:
    from velocity_preview.engine.merge import Merge
    from velocity_preview.values.engines import Engine

Lookup = Callable[..., object]


LOOKUPS: Final = ("call", "get_property", "get_index", "key_of", "got_of")


def lookups(engine: Engine, wrapped: Callable[[Lookup], Lookup]) -> dict[str, Lookup]:
    """The functions by the names of `LOOKUPS`, which the code has for them.

    `wrapped` makes of each function in `values`, which says where there is no member, what the code calls.
    """
    called, property_of, index_of = wrapped(call), wrapped(get_property), wrapped(get_index)

    def key_of(value: object, key: str) -> object:
        """`$value.key`, where no method of a map has that name."""
        return value.get(key) if type(value) is dict else property_of(value, key, engine)

    def got_of(value: object, key: str) -> object:
        """`$value.get('key')`."""
        return value.get(key) if type(value) is dict else called(value, "get", (key,), engine)

    return dict(zip(LOOKUPS, (wrapped(_timed), property_of, index_of, key_of, got_of), strict=True))


def _timed(value: object, name: str, arguments: tuple[object, ...], merge: Merge) -> object:
    merge.tick()
    return call(value, name, arguments, merge.engine)


class Getter:
    """Makes of any value what has a `get` for keys, as a map has. `function` is `key_of` or `got_of`."""

    __slots__ = ("_function", "_value")

    def __init__(self, function: Lookup, value: object) -> None:
        self._function, self._value = function, value

    def get(self, key: str) -> object:
        return self._function(self._value, key)


def unchanged(function: Lookup) -> Lookup:
    """The function itself: strict mode says where there is no member."""
    return function


def quiet(
    function: Lookup,
    told: Callable[[object], None] | None = None,
    takes: Callable[[JavaException], bool] | None = None,
) -> Lookup:
    """The same where null has no members, and a member that does not exist is null; `told` is called with
    the value that lacks it. What a member throws ends the merge unless `takes` says that it goes on.
    """

    def lookup(value: object, *arguments: object) -> object:
        if value is None:
            return None
        try:
            return function(value, *arguments)
        except NoSuchMember:
            if told is not None:
                told(value)
            return None
        except JavaException as error:
            if takes is None or not takes(error):
                raise
            return None

    return lookup
