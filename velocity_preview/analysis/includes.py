"""The templates that a template includes or evaluates, as its merges see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.errors import VelocitySyntaxError

if TYPE_CHECKING:
    from velocity_preview.analysis.flow import Reader
    from velocity_preview.engine import Template


def reader_of(template: Template) -> Reader:
    """Reads what the template would read: the same trees as in a merge, so that what a merge did can be
    told of them.
    """

    def read(text: str, is_evaluated: bool) -> Template | None:
        try:
            if is_evaluated:
                return template.read_other(text, "#evaluate")
            loaded = template.loader.load_text(text)
            return template.read_other(loaded, text)
        except (LookupError, VelocitySyntaxError):
            return None

    return read
