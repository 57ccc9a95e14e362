"""Constants of the generated code, by the names that it has for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.engine.pending import INLINE

if TYPE_CHECKING:
    from velocity_preview.engine.element import Element


class Constants:
    """What a template has of texts, numbers and elements. None of it becomes Python but as `repr`."""

    def __init__(self) -> None:
        self.constants: dict[str, object] = {}
        self._named: dict[object, str] = {}

    def constant(self, value: object) -> str:
        """A Python expression for a constant; long text gets a name of its own, which compiles faster, and so
        do large numbers: Python writes out none of thousands of digits.
        """
        kind = type(value)
        size = len(value) if kind is str else value.bit_length() if kind is int else INLINE  # type: ignore[arg-type,attr-defined]
        if size < INLINE or value is None or kind is bool:
            return repr(value)
        key = value if kind is str else id(value) if kind is not float else (kind, repr(value))
        if key not in self._named:
            self._named[key] = f"K{len(self.constants)}"
            self.constants[self._named[key]] = value
        return self._named[key]

    def element(self, element: Element) -> str:
        """The name by which the running code has an element."""
        return self.constant(element)

    def is_held(self, expression: str) -> bool:
        """Whether an expression is only the name of what is held."""
        return expression[:1] in "tdv" and expression[1:].isdecimal()
