"""Whether a template can change its data: only then is the data copied before a merge."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from velocity_preview.engine.inclusion import EvaluateDirective, ParseDirective
from velocity_preview.engine.path import Member, Step, VariableExpression
from velocity_preview.engine.set_directive import SetDirective
from velocity_preview.values.objects import JavaObject

if TYPE_CHECKING:
    from collections.abc import Mapping

    from velocity_preview.engine.element import Element

READING_METHODS = frozenset({
    "charAt", "compareTo", "compareToIgnoreCase", "concat", "contains", "containsAll", "containsKey",
    "containsValue", "doubleValue", "endsWith", "equals", "equalsIgnoreCase", "floatValue", "get",
    "getClass", "getCount", "getIndex", "getKey", "getName", "getOrDefault", "getValue", "hasNext",
    "hashCode", "indexOf", "intValue", "isBlank", "isEmpty", "isFirst", "isLast", "lastIndexOf", "length",
    "longValue", "matches", "repeat", "replaceAll", "replaceFirst", "size", "split", "startsWith", "strip",
    "subSequence", "substring", "toLowerCase", "toString", "toUpperCase", "trim",
})  # fmt: skip
"""Methods that leave their receiver as it is, whatever it is."""
_BOUND_BY_ENGINE = frozenset({"foreach", "velocityCount", "velocityHasNext"})
_CHANGING_PROPERTIES = frozenset({"clear"})


@dataclass(frozen=True, slots=True)
class Changes:
    """What a merge may change: anything, or what these names hold unless it is a tool."""

    anything: bool
    names: frozenset[str]
    bound: Mapping[str, int]
    """How often each name is bound."""

    def binds(self, name: str, *, at_most: int = 0) -> bool:
        """Whether a name is bound in more places than `at_most`, as far as the text tells."""
        return self.anything or name in _BOUND_BY_ENGINE or self.bound.get(name, 0) > at_most

    def may_change(self, context: Mapping[str, object]) -> bool:
        """Whether a merge may change a list or map that the context holds."""
        return self.anything or not all(isinstance(context.get(name), JavaObject) for name in self.names)


def changes_of(root: Element) -> Changes:
    """What a merge of the tree may change. Other templates and evaluated text may change anything."""
    names: set[str] = set()
    bound: Counter[str] = Counter()
    for element in root.walk():
        bound.update(element.binds)
        if isinstance(element, (ParseDirective, EvaluateDirective)):
            return Changes(anything=True, names=frozenset(), bound={})
        if isinstance(element, SetDirective) and element.target.expression.steps:
            names.add("")
        if isinstance(element, VariableExpression):
            for index, step in enumerate(element.steps):
                if _may_change(step):
                    names.add(element.name if index == 0 else "")
    return Changes("" in names or not names.isdisjoint(bound), frozenset(names), bound)


def _may_change(step: Step) -> bool:
    if not isinstance(step, Member):
        return False
    if step.parameters is None:
        return step.name in _CHANGING_PROPERTIES
    return step.name not in READING_METHODS
