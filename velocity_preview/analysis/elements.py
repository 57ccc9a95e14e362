"""The elements of templates, walked once for all that look at them."""

from __future__ import annotations

from collections import defaultdict
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
            found.append(element)
            by_type[type(element)].append(element)
            if children := [*element.children()]:
                for child in children:
                    parents[child] = element
                children.reverse()
                pending += children
        self.all: Sequence[Element] = found
        self.parents: Mapping[Element, Element] = parents
        self._by_type: Mapping[type[Element], Sequence[Element]] = by_type
        self._of: dict[type[Element], Sequence[Element]] = {}

    def of(self, kind: type[Kind]) -> Sequence[Kind]:
        """Those of a type, the types derived from it among them."""
        if kind not in self._of:
            held = [one for one in self._by_type if kind in one.__mro__]
            if len(held) > 1:
                self._of[kind] = [element for element in self.all if isinstance(element, kind)]
            else:
                self._of[kind] = self._by_type[held[0]] if held else ()
        return cast("Sequence[Kind]", self._of[kind])
