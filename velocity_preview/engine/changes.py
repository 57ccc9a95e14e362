"""What the text of a template can bind and change, known before any merge.

Only where a template can change its data is the data copied before a merge; only a name that is bound nowhere
else need not be asked for again and again.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from velocity_preview.engine.inclusion import EvaluateDirective, ParseDirective
from velocity_preview.engine.macro import DefineDefinition, MacroCall, MacroDefinition
from velocity_preview.engine.path import Member, VariableExpression
from velocity_preview.engine.set_directive import SetDirective
from velocity_preview.values.objects import JavaObject

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from velocity_preview.engine.element import Element
    from velocity_preview.engine.path import Step
    from velocity_preview.source import Span

READING_METHODS = frozenset({
    "charAt", "compareTo", "compareToIgnoreCase", "concat", "contains", "containsAll", "containsKey",
    "containsValue", "doubleValue", "endsWith", "equals", "equalsIgnoreCase", "floatValue", "get",
    "getClass", "getCount", "getIndex", "getKey", "getName", "getOrDefault", "getValue", "hasNext",
    "hashCode", "indexOf", "intValue", "isBlank", "isEmpty", "isFirst", "isLast", "lastIndexOf", "length",
    "longValue", "matches", "repeat", "replaceAll", "replaceFirst", "size", "split", "startsWith", "strip",
    "subSequence", "substring", "toLowerCase", "toString", "toUpperCase", "trim",
})  # fmt: skip
"""Methods that leave their receiver as it is, whatever it is."""
LOOP_NAMES = frozenset({"foreach", "velocityCount", "velocityHasNext"})
"""What a running `#foreach` binds beside its own name."""
_CHANGING_PROPERTIES = frozenset({"clear"})


class Changes(NamedTuple):
    """What a merge may bind and change: anything, or what these names hold unless it is a tool."""

    anything: bool
    names: frozenset[str]
    places: Mapping[str, Sequence[int]]
    """Where each name is bound: offsets in the source, in ascending order."""
    rebound: frozenset[str]
    """The names of these that are not bound as parameters of macros alone."""
    macros: tuple[MacroDefinition, ...]
    calls: tuple[MacroCall, ...]
    later: bool
    """Whether blocks are printed later, elsewhere: by `#define`, or where anything may happen."""

    def rebinds(self, name: str) -> bool:
        """Whether a name may be bound while a function of the code runs, by a loop that `$foreach` tells of
        or by the text. The parameters of a macro are bound before, and restored behind it.
        """
        return self.anything or name in LOOP_NAMES or name in self.rebound

    @property
    def rebinds_loops(self) -> bool:
        """Whether the text itself binds what loops bind beside their own names. Each loop asks, so the few
        names are looked up among all that are bound, not the other way round.
        """
        return self.anything or not self.places.keys().isdisjoint(LOOP_NAMES)

    def binds_inside(self, name: str, span: Span) -> bool:
        """Whether the name of a loop may be bound again by the text of its body or by what that calls."""
        places = self.places.get(name, ())
        if self.anything or self.later or self.macros:
            return len(places) > 1
        index = bisect_left(places, span.start)
        return index < len(places) and places[index] < span.end

    def may_change(self, context: Mapping[str, object]) -> bool:
        """Whether a merge may change a list or map that the context holds."""
        if self.anything or not self.names:
            return self.anything
        return not all(isinstance(context.get(name), JavaObject) for name in self.names)


def changes_of(notable: Iterable[Element]) -> Changes:
    """What the directives and paths of a template bind and change. Other templates may do anything, and so
    may evaluated text.
    """
    names: set[str] = set()
    places: dict[str, list[int]] = {}
    rebound: set[str] = set()
    macros: list[MacroDefinition] = []
    calls: list[MacroCall] = []
    anything = later = False
    for element in notable:
        kind = type(element)
        if kind is VariableExpression:
            names |= _changed(element)  # type: ignore[arg-type]
            continue
        for name in element.binds:
            places.setdefault(name, []).append(element.span.start)
        if kind is MacroDefinition:
            macros.append(element)  # type: ignore[arg-type]
            continue
        if kind is MacroCall:
            calls.append(element)  # type: ignore[arg-type]
            continue
        rebound.update(element.binds)
        if kind is SetDirective and element.target.expression.steps:  # type: ignore[attr-defined]
            names.add("")
        anything |= kind is ParseDirective or kind is EvaluateDirective
        later |= kind is DefineDefinition
    anything = anything or "" in names or not names.isdisjoint(places)
    in_order = {name: sorted(offsets) for name, offsets in places.items()}
    return Changes(
        anything,
        frozenset(names),
        in_order,
        frozenset(rebound),
        tuple(macros),
        tuple(calls),
        later or anything,
    )


def _changed(path: VariableExpression) -> set[str]:
    """Of a reference that may change what it leads through: its name, or `""` where a member is changed."""
    return {path.name if index == 0 else "" for index, step in enumerate(path.steps) if _may_change(step)}


def _may_change(step: Step) -> bool:
    if type(step) is not Member:
        return False
    if step.parameters is None:
        return step.name in _CHANGING_PROPERTIES
    return step.name not in READING_METHODS
