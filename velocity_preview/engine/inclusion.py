"""`#parse('file')`, `#include('file')`, `#evaluate('text')`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import airspeed

from velocity_preview.engine.arguments import WordArgument, has_arguments, read_arguments
from velocity_preview.engine.directive import Directive
from velocity_preview.engine.element import Element, Operand, stands_for
from velocity_preview.engine.literals import InterpolatedStringLiteral, StringLiteral
from velocity_preview.engine.reference import FormalReference
from velocity_preview.errors import IncludeError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.engine.code import Code


class _Inclusion(Directive):
    """What merges or prints something that stands elsewhere."""

    arguments: list[Operand]
    always_gobbles: ClassVar[bool] = True
    """Whether the line end is dropped wherever the directive stands."""

    def parse(self) -> None:
        self.read_name()
        bracketed = has_arguments(self)
        after_name = self.end
        self.arguments = read_arguments(self)
        self.head_end = self.end
        self.check(self.reading.text.index("(", after_name) if bracketed else after_name)
        self.gobble_line_end(always=self.always_gobbles)

    def check(self, at: int) -> None:
        """Refuse a wrong number of arguments, at the bracket."""

    def children(self) -> Sequence[Element]:
        return self.arguments

    def not_found(self, name: str, reason: str) -> IncludeError:
        """What ends the merge where there is no such file."""
        return IncludeError(
            f"`{name}` cannot be included: {reason}.",
            self.reading.source,
            self.span,
            help="Names are relative to the folder of the template.",
        )


@stands_for(airspeed.ParseDirective)
class ParseDirective(_Inclusion, airspeed.ParseDirective):
    """Merges another template here, with the same context."""

    def check(self, at: int) -> None:
        if len(self.arguments) != 1 and self.reading.engine.end_of_text_mark:
            raise self.reading.error(at, "`#parse` needs one file name.", help="Write `#parse('header.vm')`.")
        if any(isinstance(argument, WordArgument) for argument in self.arguments):
            raise self.reading.error(
                at, "The file name of `#parse` is a bare word.", help="Write `#parse('header.vm')`."
            )

    def emit(self, code: Code) -> None:
        code.flush()
        if not self.arguments:
            code.end_merge(
                "org.apache.velocity.exception.VelocityException", "#parse(): argument missing", self
            )
            return
        code.line(f"m.parse({self.arguments[0].value(code)}, out, {code.named(self)})", self)


@stands_for(airspeed.IncludeDirective)
class IncludeDirective(_Inclusion, airspeed.IncludeDirective):
    """Prints files as they are."""

    def emit(self, code: Code) -> None:
        for number, argument in enumerate(self.arguments):
            is_name = isinstance(argument, (FormalReference, StringLiteral, InterpolatedStringLiteral))
            name = argument.value(code) if is_name else "None"
            code.write(code.store(f"m.include({name}, {number}, {code.named(self)})", self), self)
            if not is_name:
                code.flush()
                code.end_merge("org.apache.velocity.exception.VelocityException", "invalid argument", self)
                return


@stands_for(airspeed.EvaluateDirective)
class EvaluateDirective(_Inclusion, airspeed.EvaluateDirective):
    """Merges a string as a template."""

    always_gobbles = False

    def check(self, at: int) -> None:  # noqa: ARG002 (its errors stand elsewhere)
        if len(self.arguments) != 1:
            place = self.arguments[1].start if self.arguments else self.start - len(self.prefix)
            raise self.reading.error(place, "`#evaluate` needs one string.", help="Write `#evaluate($text)`.")
        argument = self.arguments[0]
        if not isinstance(argument, (FormalReference, StringLiteral, InterpolatedStringLiteral)):
            raise self.reading.error(
                argument.start, "`#evaluate` takes a string or a reference.", end=argument.end
            )

    def emit(self, code: Code) -> None:
        code.flush()
        code.line(f"m.evaluate({self.arguments[0].value(code)}, out, {code.named(self)})", self)
