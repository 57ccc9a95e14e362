"""`#macro(name $a $b) … #end`, `#name($x)`, `#@name($x) … #end`, `#define($block) … #end`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import airspeed

from velocity_preview.engine.arguments import (
    WordArgument,
    accept_comma,
    has_arguments,
    read_argument,
    read_arguments,
    refuse_word,
)
from velocity_preview.engine.block import Block
from velocity_preview.engine.element import Element, Operand, stands_for
from velocity_preview.engine.function import length_of
from velocity_preview.engine.if_directive import BlockDirective
from velocity_preview.engine.items import emit_items
from velocity_preview.engine.reference import FormalReference
from velocity_preview.engine.token_text import token_text
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.engine.code import Code


@stands_for(airspeed.MacroDefinition, airspeed._FunctionDefinition)  # noqa: SLF001
class MacroDefinition(BlockDirective, airspeed.MacroDefinition):
    """Defines a macro for the whole template, also before this place; the first of a name counts."""

    function_name: str
    parameters: list[tuple[FormalReference, Operand | None]]
    block: Block

    def parse(self) -> None:
        self.read_name()
        after_name = self.end
        bracketed = has_arguments(self)
        arguments = self._read_parameters()
        self.head_end = self.end
        at = self.reading.text.index("(", after_name) if bracketed else after_name
        if not bracketed and not self.reading.engine.end_of_text_mark:
            self._check(arguments, self.start)
        with self.reading.opened(self):
            if self.reading.engine.end_of_text_mark:
                self._check(arguments, at)
                self._read_block(arguments)
            else:
                self._read_block(arguments)
                self._check(arguments, at if bracketed else self.start)

    def _read_block(self, arguments: list[tuple[Operand, Operand | None]]) -> None:
        if arguments and isinstance(arguments[0][0], WordArgument):
            self.reading.macros.add(arguments[0][0].word)
        self.block = self.read_body(at_line_start=False)
        self.read_end()

    def _read_parameters(self) -> list[tuple[Operand, Operand | None]]:
        """The name and the parameters, each with its default (2.x: `$a='d'`)."""
        if not has_arguments(self):
            return []
        self.accept("(")
        bracket = self.end - 1
        found: list[tuple[Operand, Operand | None]] = []
        while not self.accept(")"):
            parameter = read_argument(self, accept_comma(self))
            self._check_at_once(parameter, len(found), bracket)
            default = None
            if found and self._may_have_default(parameter) and self.accept("="):
                self.skip_space()
                default = read_argument(self)
            found.append((parameter, default))
        return found

    def _may_have_default(self, parameter: Operand) -> bool:
        """Whether `=` may stand behind: not behind braces or members."""
        is_name = isinstance(parameter, FormalReference) and not (
            parameter.braces or parameter.expression.steps
        )
        return is_name and self.reading.engine.macro_defaults

    def _check_at_once(self, parameter: Operand, number: int, bracket: int) -> None:
        """Engine 1.7 looks at each argument as it is read."""
        is_word = isinstance(parameter, WordArgument)
        if number and is_word:
            refuse_word(self, number, bracket)
        if not number and not is_word and not self.reading.engine.end_of_text_mark:
            raise self.reading.error(
                bracket, "The name of a macro is a bare word.", help="Write `#macro(name $first)`."
            )

    def _check(self, arguments: list[tuple[Operand, Operand | None]], at: int) -> None:
        help_text = "Write `#macro(name $first $second)`."
        if not arguments:
            raise self.reading.error(at, "`#macro` needs a name.", help=help_text)
        name = arguments[0][0]
        if not isinstance(name, WordArgument):
            raise self.reading.error(at, "The name of a macro is a bare word.", help=help_text)
        self.function_name = name.word
        self.parameters = []
        for number, (parameter, default) in enumerate(arguments[1:], 1):
            if not isinstance(parameter, FormalReference):
                if not self.reading.engine.end_of_text_mark:
                    continue
                raise self.reading.error(
                    at, f"Parameter {number} of the macro is not a reference.", help=help_text
                )
            self.parameters.append((parameter, default))

    def children(self) -> Sequence[Element]:
        parameters = [part for pair in self.parameters for part in pair if part is not None]
        return *parameters, self.block

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parameters."""
        return tuple(parameter.bound_name for parameter, _ in self.parameters)

    @property
    def binds(self) -> tuple[str, ...]:
        return self.names

    def emit(self, code: Code) -> None:
        """Nothing is printed: macros are defined before the merge begins."""

    def emit_definition(self, code: Code) -> None:
        """Write the macro's function and the line that defines it."""
        leaf = code.leaf(self.function_name)
        name, parameters = (leaf.function, leaf.parameters) if leaf else ("", ())
        with code.function(name, parameters) as body:
            first = self.block.elements[0] if self.block.elements else self.block
            code.enter_macro(self.function_name, first)
            self.block.emit(code)
        if leaf:
            return
        defaults = [self._emit_default(code, default) for _, default in self.parameters]
        given = "".join(default + ", " for default in defaults)
        code.line(f"m.macros.define({self.function_name!r}, {self.names!r}, ({given}), {body.name})")

    def _emit_default(self, code: Code, default: Operand | None) -> str:
        if default is None:
            return "None"
        with code.function() as computed:
            code.line(f"return {default.value(code)}")
        return computed.name


@stands_for(airspeed.MacroCall, airspeed.UserDefinedDirective)
class MacroCall(BlockDirective, airspeed.MacroCall):
    """A call by name. A name that no macro has prints the call itself.

    `block` is the body of `#@name() … #end`, which the macro prints as `$bodyContent`.
    """

    macro_name: str
    arguments: list[Operand]
    block: Block | None = None
    arguments_span: Span | None = None
    """Where the bracket with the arguments stands, in the text that is read; None where there is none."""

    def parse(self) -> None:
        name = self.read_name()
        self.macro_name = name.removeprefix("@")
        bracketed = has_arguments(self)
        before = self.end
        self.arguments = read_arguments(self, words_at=range(len(self.reading.text)))
        self.head_end = self.end
        self.arguments_span = Span(before, self.end) if bracketed else None
        if name.startswith("@"):
            with self.reading.opened(self):
                self.block = self.read_body(at_line_start=False)
                self.read_end()
        elif bracketed or self.reading.engine.parser_space_gobbling != "bc":
            self.gobble_line_end()

    def children(self) -> Sequence[Element]:
        return self.arguments if self.block is None else (*self.arguments, self.block)

    @property
    def literal(self) -> str:
        """What is printed where no macro has this name."""
        return self.prefix + token_text(self)

    def emit(self, code: Code) -> None:
        if code.finds_macro(self.macro_name) is False and not code.engine.runtime_strict_mode_enable:
            code.write_text(self.literal, self)
            return
        code.flush()
        leaf = code.leaf(self.macro_name)
        if leaf:
            code.expose_loops(leaf.reads)
            arguments = ("m", "out", *(argument.value(code) for argument in self.arguments))
            code.line(f"{leaf.function}({', '.join(arguments)})", self)
            return
        code.expose_loops()
        if code.engine.runtime_strict_mode_enable and self.arguments_span is not None:
            code.line(f"m.macros.require({self.macro_name!r})", self)
        for argument in self.arguments:
            if isinstance(argument, WordArgument):
                code.line(
                    f"m.macros.refuse_word({self.macro_name!r}, {code.constant(argument.word)})", argument
                )
        given = self._emit_arguments(code)
        body = "None"
        if self.block is not None:
            with code.function() as function:
                self.block.emit(code)
            body = function.name
        call = f"m.macros.call({self.macro_name!r}, {given}, {body}, out, {code.named(self)})"
        code.line(call, self)

    def _emit_arguments(self, code: Code) -> str:
        """The tuple of the arguments. Those that can fail are computed only where there is such a macro."""
        certain = code.finds_macro(self.macro_name) or self.reading.engine.macro_arguments_by_name
        if certain or all(argument.is_harmless for argument in self.arguments):
            return self._emit_tuple(code)
        if code.is_deep:
            return code.store(code.apart(partial(self._emit_arguments, code)))
        given = code.store("()")
        with code.guarded(f"if {self.macro_name!r} in m.macros:"):
            code.line(f"{given} = {self._emit_tuple(code)}")
        return given

    def _emit_tuple(self, code: Code) -> str:
        given = emit_items(code, self.arguments, length_of, partial(self._emit_argument, code))
        return f"({given})"

    def _emit_argument(self, code: Code, argument: Operand) -> str:
        """The value, or where the engine passes by name, the function that computes it."""
        if not self.reading.engine.macro_arguments_by_name:
            return argument.value(code)
        with code.function() as computed:
            code.line(f"return {argument.value(code)}")
        return computed.name


@stands_for(airspeed.DefineDefinition)
class DefineDefinition(BlockDirective, airspeed.DefineDefinition):
    """`#define($name) … #end`: the block is merged each time the name is printed."""

    name: str
    is_complete: bool
    """Whether the merge can define it; otherwise it ends there."""
    block: Block

    def parse(self) -> None:
        self.read_name()
        after_name = self.end
        bracketed = has_arguments(self)
        arguments = read_arguments(self)
        self.head_end = self.end
        if not bracketed and not self.reading.engine.end_of_text_mark:
            self.name, self.is_complete, self.block = "", False, Block.empty(self)
            return
        at = self.reading.text.index("(", after_name) if bracketed else after_name
        with self.reading.opened(self):
            if self.reading.engine.end_of_text_mark:
                self._check(arguments, at)
            self.block = self.read_body(at_line_start=False)
            self.read_end()
        self._check(arguments, at)

    def _check(self, arguments: list[Operand], at: int) -> None:
        if len(arguments) != 1 and self.reading.engine.end_of_text_mark:
            raise self.reading.error(at, "`#define` needs one reference.", help="Write `#define($name)`.")
        first = arguments[0] if arguments else None
        if isinstance(first, WordArgument):
            raise self.reading.error(at, "The name of `#define` is a bare word.", help="Write `$` before it.")
        self.name = first.bound_name if isinstance(first, FormalReference) else ""
        self.is_complete = len(arguments) == 1 and (
            bool(self.name) or not self.reading.engine.end_of_text_mark
        )

    def children(self) -> Sequence[Element]:
        return (self.block,)

    @property
    def binds(self) -> tuple[str, ...]:
        return (self.name,) if self.name else ()

    def emit(self, code: Code) -> None:
        code.flush()
        if not self.is_complete:
            code.refuse("java.lang.NullPointerException", self)
            return
        with code.function() as body:
            self.block.emit(code)
        code.line(f"c[{code.constant(self.name)}] = m.defined({body.name}, {code.named(self)})", self)
