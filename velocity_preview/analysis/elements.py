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
        pending = [*reversed(roots)]
        while pending:
            element = pending.pop()
            found.append(element)
            if children := [*element.children()]:
                parents.update(dict.fromkeys(children, element))
                pending += reversed(children)
        self.all: Sequence[Element] = found
        self.parents: Mapping[Element, Element] = parents
        self._by_type: defaultdict[type[Element], list[Element]] = defaultdict(list)
        for element in found:
            self._by_type[type(element)].append(element)

    def of(self, kind: type[Kind]) -> Sequence[Kind]:
        """Those of a type, the types derived from it among them."""
        held = [one for one in self._by_type if issubclass(one, kind)]
        if len(held) == 1:
            return cast("Sequence[Kind]", self._by_type[held[0]])
        return [element for element in self.all if isinstance(element, kind)] if held else ()
