"""What would end a traced merge that goes on behind it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from velocity_preview.engine.inclusion import IncludeDirective, ParseDirective
from velocity_preview.engine.reference import FormalReference
from velocity_preview.errors import MergeError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from velocity_preview.engine.element import Element
    from velocity_preview.engine.template import Template
    from velocity_preview.errors import IncludeError
    from velocity_preview.values.exceptions import JavaException


class Failures:
    """Failing members and inclusions of one template. The value of a member that fails is null, and what is
    not found is nothing.

    `errors` are the first of each place, in their order.
    """

    def __init__(self, template: Template) -> None:
        self._template = template
        self.errors: dict[Element, MergeError] = {}

    @cached_property
    def _places(self) -> Mapping[Element, Element]:
        """Where the merge can go on: references and their steps, with the references, and inclusions."""
        places: dict[Element, Element] = {}
        for element in self._template.root_element.walk():
            if isinstance(element, FormalReference):
                places.update(dict.fromkeys((element, *element.expression.steps), element))
            elif isinstance(element, (ParseDirective, IncludeDirective)):
                places[element] = element
        return places

    @property
    def places(self) -> set[Element]:
        """The references and inclusions that failed."""
        return {self._places[element] for element in self.errors}

    def take_exception(self, element: Element, error: JavaException) -> bool:
        """Whether the merge goes on behind a member that throws."""
        if element not in self._places:
            return False
        if element not in self.errors:
            self.errors[element] = MergeError(str(error), self._template.source, element.blamed_span)
        return True

    def take_inclusion(self, element: Element, error: IncludeError) -> bool:
        """Whether the merge goes on behind a file that is not there."""
        if element not in self._places:
            return False
        self.errors.setdefault(element, error)
        return True
