"""Constants of the generated code, by the names that it has for them."""

from __future__ import annotations

from velocity_preview.engine.pending import INLINE


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
        if kind is str:
            return self._name(value, value)
        return self._name((kind, repr(value)), value) if kind is float else self.named(value)

    def named(self, value: object) -> str:
        """The name by which the running code has an object, such as an element."""
        return self._name(id(value), value)

    def _name(self, key: object, value: object) -> str:
        name = self._named.get(key)
        if name is None:
            name = self._named[key] = f"K{len(self.constants)}"
            self.constants[name] = value
        return name

    def is_held(self, expression: str) -> bool:
        """Whether an expression is only the name of what is held."""
        return expression[:1] in "tdv" and expression[1:].isdecimal()
