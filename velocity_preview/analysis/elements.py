"""The elements of templates, walked once for all that look at them."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from velocity_preview.engine.element import Element

Kind = TypeVar("Kind", bound="Element")


class Elements:
    """The elements of some trees in the order of the text, and by their types."""

    def __init__(self, elements: Iterable[Element]) -> None:
        self.all = tuple(elements)
        self._by_type: defaultdict[type[Element], list[Element]] = defaultdict(list)
        for element in self.all:
            self._by_type[type(element)].append(element)

    def of(self, kind: type[Kind]) -> Sequence[Kind]:
        """Those of a type, the types derived from it among them."""
        found = [held for held in self._by_type if issubclass(held, kind)]
        if len(found) == 1:
            return cast("Sequence[Kind]", self._by_type[found[0]])
        return [element for element in self.all if isinstance(element, kind)] if found else ()

    @cached_property
    def parents(self) -> Mapping[Element, Element]:
        """The element that each is a part of."""
        return {child: element for element in self.all for child in element.children()}
