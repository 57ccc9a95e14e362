"""The elements of templates, walked once for all that look at them."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from velocity_preview.engine.element import Element

Kind = TypeVar("Kind", bound="Element")


class Elements:
    """The elements of some trees: `all` in the order of the text, `parents` is what each is a part of."""

    def __init__(self, *roots: Element) -> None:
        found: list[Element] = []
        parents: dict[Element, Element] = {}
        by_type: defaultdict[type[Element], list[Element]] = defaultdict(list)
        pending = [*reversed(roots)]
        while pending:
            element = pending.pop()
            while True:
                found.append(element)
                by_type[type(element)].append(element)
                children = element.children()
                if not children:
                    break
                for child in children:
                    parents[child] = element
                if len(children) > 1:
                    pending += children[:0:-1]
                element = children[0]
        self.all: Sequence[Element] = found
        self.parents: Mapping[Element, Element] = parents
        self._by_type: Mapping[type[Element], Sequence[Element]] = by_type
        self._of: dict[type[Element], Sequence[Element]] = {}

    def of(self, kind: type[Kind]) -> Sequence[Kind]:
        """Those of a type, the types derived from it among them."""
        found = self._of.get(kind)
        if found is None:
            found = self._of[kind] = self._found(self._derived.get(kind, ()), kind)
        return cast("Sequence[Kind]", found)

    def _found(self, derived: Sequence[type[Element]], kind: type[Element]) -> Sequence[Element]:
        if len(derived) > 1:
            return [element for element in self.all if isinstance(element, kind)]
        return self._by_type[derived[0]] if derived else ()

    @cached_property
    def _derived(self) -> Mapping[type, Sequence[type[Element]]]:
        """The types of the elements, by what they are derived from."""
        derived: defaultdict[type, list[type[Element]]] = defaultdict(list)
        for one in self._by_type:
            for base in one.__mro__:
                derived[base].append(one)
        return derived
