"""One `%-10.2f` of a format string."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.text import MAX_LENGTH, out_of_memory
from velocity_preview.values.utf16 import length, text_of, units

_FLAG_ORDER: Final = "-#+ 0,(<"


def illegal(class_name: str, message: str) -> JavaException:
    """One of the exceptions of java.util for a faulty format string."""
    return JavaException(f"java.util.{class_name}", message)


def illegal_conversion(conversion: str, class_name: str) -> JavaException:
    """The argument is of a class that the conversion does not take."""
    return illegal("IllegalFormatConversionException", f"{conversion} != {class_name}")


@dataclass(frozen=True, slots=True)
class Specifier:
    """A conversion with what modifies it. `index` counts from 1; -1 means the argument before, None the next
    one. `date` is `t` for a part of a date."""

    index: int | None
    flags: str
    width: int | None
    precision: int | None
    date: str
    conversion: str
    is_upper: bool

    def __str__(self) -> str:
        """As Java writes it in its complaints."""
        conversion = self.conversion.upper() if self.is_upper and not self.date else self.conversion
        date = (self.date.upper() if self.is_upper else self.date) if self.date else ""
        index = f"{self.index}$" if self.index is not None and self.index > 0 else ""
        precision = "" if self.precision is None else f".{self.precision}"
        return f"%{self.ordered_flags()}{index}{self.width or ''}{precision}{date}{conversion}"

    def ordered_flags(self) -> str:
        """The flags in Java's order."""
        given = self.flags + ("<" if self.index == -1 else "")
        return "".join(flag for flag in _FLAG_ORDER if flag in given)

    def flag_mismatch(self, flag: str) -> JavaException:
        """The conversion does not take that flag."""
        message = f"Conversion = {self.conversion}, Flags = {flag}"
        return illegal("FormatFlagsConversionMismatchException", message)

    def check_width_for(self, flags: str) -> None:
        """Raises where one of these flags is given, but no width."""
        if self.width is None and any(flag in self.flags for flag in flags):
            raise illegal("MissingFormatWidthException", str(self))

    def text(self, value: str) -> str:
        """A text cut to the precision, in capitals where asked for, and filled up to the width."""
        if self.precision is not None:
            value = text_of(units(value)[: self.precision])
        return self.justified(self.upper(value))

    def upper(self, value: str) -> str:
        """In capitals where asked for."""
        return value.upper() if self.is_upper else value

    def justified(self, value: str) -> str:
        """Filled up to the width with spaces."""
        missing = (self.width or 0) - length(value)
        if missing > MAX_LENGTH:
            raise out_of_memory()
        if missing <= 0:
            return value
        return value + " " * missing if "-" in self.flags else " " * missing + value
