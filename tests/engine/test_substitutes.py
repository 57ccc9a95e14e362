"""Every element class of airspeed has one of ours in its place, so that an upgrade fails loudly."""

from __future__ import annotations

import inspect

import airspeed

from velocity_preview.engine import Template  # noqa: F401 (registers the elements)
from velocity_preview.engine.element import SUBSTITUTES

_NOT_ELEMENTS = {"_Element"}


def test_every_element_class_is_replaced():
    elements = {
        kind
        for name, kind in inspect.getmembers(airspeed, inspect.isclass)
        if issubclass(kind, airspeed._Element) and name not in _NOT_ELEMENTS
    }
    assert elements - set(SUBSTITUTES) == set()
