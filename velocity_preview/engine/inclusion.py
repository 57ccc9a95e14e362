"""`#parse('file')`, `#include('file')`, `#evaluate('text')`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import airspeed

from velocity_preview.engine.arguments import has_arguments, read_arguments
from velocity_preview.engine.directive import Directive
from velocity_preview.engine.element import Element, Operand, stands_for

if TYPE_CHECKING:
    from velocity_preview.engine.code import Code


class _Inclusion(Directive):
    arguments: list[Operand]

    def parse(self) -> None:
        self.read_name()
        bracketed = has_arguments(self)
        after_name = self.end
        self.arguments = read_arguments(self)
        self.head_end = self.end
        self.check(self.reading.text.index("(", after_name) if bracketed else after_name)
        self.gobble_line_end()

    def check(self, at: int) -> None:
        """Refuse a wrong number of arguments, at the bracket."""

    def children(self) -> Iterator[Element]:
        return iter(self.arguments)


@stands_for(airspeed.ParseDirective)
class ParseDirective(_Inclusion, airspeed.ParseDirective):
    """Merges another template here, with the same context."""

    def check(self, at: int) -> None:
        if len(self.arguments) != 1 and self.reading.engine.end_of_text_mark:
            raise self.reading.error(at, "`#parse` needs one file name.", help="Write `#parse('header.vm')`.")

    def emit(self, code: Code) -> None:
        code.flush()
        name = self.arguments[0].value(code) if self.arguments else "None"
        code.line(f"m.parse({name}, out, {code.element(self)})", self)


@stands_for(airspeed.IncludeDirective)
class IncludeDirective(_Inclusion, airspeed.IncludeDirective):
    """Prints files as they are."""

    def emit(self, code: Code) -> None:
        for argument in self.arguments:
            code.write(code.store(f"m.include({argument.value(code)}, {code.element(self)})", self))


@stands_for(airspeed.EvaluateDirective)
class EvaluateDirective(_Inclusion, airspeed.EvaluateDirective):
    """Merges a string as a template."""

    def check(self, at: int) -> None:
        if len(self.arguments) != 1:
            raise self.reading.error(self.start, "`#evaluate` needs one string.", help="Write `#evaluate($text)`.")

    def emit(self, code: Code) -> None:
        code.flush()
        code.line(f"m.evaluate({self.arguments[0].value(code)}, out, {code.element(self)})", self)
