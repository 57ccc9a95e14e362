"""Velocity's grammar: importing it puts every corrected element in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import airspeed

from velocity_preview.engine import (  # noqa: F401 (each registers its elements)
    block,
    collection_literals,
    comment,
    expression,
    foreach_directive,
    if_directive,
    inclusion,
    literal_block,
    literals,
    macro,
    reference,
    set_directive,
    stop,
    template_body,
    text,
)
from velocity_preview.engine.element import SUBSTITUTES

if TYPE_CHECKING:
    from velocity_preview.engine.reading import Reading
    from velocity_preview.engine.template_body import TemplateBody


def read_template(reading: Reading) -> TemplateBody:
    """The tree of a whole text; raises `VelocitySyntaxError` where the engine refuses it."""
    return cast("TemplateBody", SUBSTITUTES[airspeed.TemplateBody].read(reading, 0))
