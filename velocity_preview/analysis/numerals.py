"""Strings of the data that hold numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from velocity_preview.analysis.facts import Fact

_NUMERAL: Final = rare_pattern(r"\s*[-+]?\d+(?:[.,]\d+)?\s*")


def is_numeral(fact: Fact) -> bool:
    """Whether every string that a value of the data can be holds a number."""
    found = [
        sample for shape in fact.shapes for sample in shape.samples if isinstance(sample, str) and sample
    ]
    found += [value for value in fact.constants if isinstance(value, str)]
    return bool(found) and all(_NUMERAL.fullmatch(value) for value in found)


def looks_like_json(fact: Fact) -> bool:
    """Whether a value of the data is a string with JSON in it."""
    found = [sample for shape in fact.shapes for sample in shape.samples if isinstance(sample, str)]
    return any(value.strip()[:1] in ("{", "[") and value.strip()[-1:] in ("}", "]") for value in found)
