"""The templates that a template includes or evaluates, as its merges see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.errors import VelocitySyntaxError
from velocity_preview.source import Source

if TYPE_CHECKING:
    from velocity_preview.engine import Template


class Others:
    """Reads what a template would read: the same trees as in a merge, so that what a merge did can be told of
    them. `refused` are the included files that the engine does not take, by their names.
    """

    def __init__(self, template: Template) -> None:
        self._template = template
        self.refused: dict[str, Source] = {}

    def included(self, name: str) -> Template | None:
        """A file by its name; None where there is none, or the engine refuses it."""
        try:
            text = self._template.loader.load_text(name)
        except LookupError:
            return None
        try:
            return self._template.read_other(text, name)
        except VelocitySyntaxError:
            self.refused.setdefault(name, Source(name, text))
            return None

    def evaluated(self, text: str) -> Template | None:
        """The text of an `#evaluate`; None where the engine refuses it."""
        try:
            return self._template.read_other(text, "#evaluate")
        except VelocitySyntaxError:
            return None
