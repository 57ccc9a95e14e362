"""Java objects that are no plain value: tools, map entries, the loop's `$foreach`.

A template reaches them through their tables alone. There is no `getattr` on a value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from velocity_preview.values.engines import Engine
    from velocity_preview.values.member_tables import MemberTable


class JavaObject:
    """An object whose Java members are listed. `java_class` is the name `getClass().getName()` prints."""

    java_class: ClassVar[str] = "java.lang.Object"

    @property
    def members(self) -> MemberTable | None:
        """Its methods; None where it has those of any object alone."""
        return None

    def java_string(self) -> str | None:
        """What `toString()` returns; None prints as an undefined reference."""
        return f"{self.java_class}@1"

    def for_engine(self, engine: Engine) -> JavaObject:
        """The object as it is beside an engine: a tool has another release there."""
        del engine
        return self

    def __deepcopy__(self, memo: dict[int, object]) -> JavaObject:
        """A merge copies its data, not its tools."""
        return self
