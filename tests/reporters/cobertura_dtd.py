"""Cobertura's coverage-04.dtd: what each element may hold, and the attributes that it needs and may have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_RATES = {"line-rate", "branch-rate", "complexity"}
_COUNTS = {"lines-covered", "lines-valid", "branches-covered", "branches-valid", "version", "timestamp"}
CONTENT = {
    "coverage": r"(sources )?packages ",
    "sources": r"(source )*",
    "source": r"",
    "packages": r"(package )*",
    "package": r"classes ",
    "classes": r"(class )*",
    "class": r"methods lines ",
    "methods": r"(method )*",
    "method": r"lines ",
    "lines": r"(line )*",
    "line": r"(conditions )*",
    "conditions": r"(condition )*",
    "condition": r"",
}
REQUIRED = {
    "coverage": _RATES | _COUNTS,
    "package": {"name"} | _RATES,
    "class": {"name", "filename"} | _RATES,
    "method": {"name", "signature"} | _RATES,
    "line": {"number", "hits"},
    "condition": {"number", "type", "coverage"},
}
OPTIONAL = {"line": {"branch", "condition-coverage"}}


def violations(element: Element) -> list[str]:
    """What the DTD does not allow."""
    tag = element.tag
    held = "".join(f"{child.tag} " for child in element)
    needed = REQUIRED.get(tag, set())
    found = [f"{tag}: {held}"] if not re.fullmatch(CONTENT[tag], held) else []
    found += [f"{tag} lacks {name}" for name in needed - element.attrib.keys()]
    found += [f"{tag} has {name}" for name in element.attrib.keys() - needed - OPTIONAL.get(tag, set())]
    return found + [one for child in element for one in violations(child)]
