"""Numbers, booleans and strings."""

from __future__ import annotations

from functools import partial
import re
from typing import TYPE_CHECKING, cast

import airspeed

from velocity_preview.engine.element import SUBSTITUTES, Element, Operand, stands_for
from velocity_preview.engine.function import length_of
from velocity_preview.engine.items import emit_items
from velocity_preview.engine.reference import FormalReference
from velocity_preview.engine.text import Text
from velocity_preview.errors import VelocitySyntaxError
from velocity_preview.patterns import rare_pattern
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.literals import float_literal, integer_literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.engine.block import Block
    from velocity_preview.engine.code import Code
    from velocity_preview.engine.reading import Reading
    from velocity_preview.engine.template_body import TemplateBody


class Literal(Operand):
    """An element whose value is known beforehand."""

    constant: object
    is_harmless = True

    def value(self, code: Code) -> str:
        return code.constant(self.constant)

    def truth(self, code: Code) -> str:
        return super().truth(code) if self.reading.engine.literals_are_true else "False"


class NumberLiteral(Literal):
    """A number. The engines take a `#` right before a number for a part of it, and cannot read it."""

    def refuse_hash(self) -> None:
        if self.reading.text.startswith("#", self.start - 1) and self.start:
            self.reading.malformed.append(self)

    @property
    def null_text(self) -> str:
        return "" if self.reading.engine.null_text_is_signs else self.source_text


@stands_for(airspeed.IntegerLiteral)
class IntegerLiteral(NumberLiteral, airspeed.IntegerLiteral):
    INTEGER = rare_pattern(r"(-?\d++)(?=\.\.|(?!\.|[eE][+-]?\d))", re.ASCII)

    def parse(self) -> None:
        (digits,) = self.identity_match(self.INTEGER)
        try:
            self.constant = integer_literal(digits)
        except JavaException:
            raise self.reading.error(self.start, "This number has too many digits.", end=self.end) from None
        self.refuse_hash()


@stands_for(airspeed.FloatingPointLiteral)
class FloatingPointLiteral(NumberLiteral, airspeed.FloatingPointLiteral):
    FLOAT = rare_pattern(r"(-?(?:\d+\.\d*|\.\d+|\d+(?=[eE]))(?:[eE][+-]?\d+)?)", re.ASCII)

    def parse(self) -> None:
        (digits,) = self.identity_match(self.FLOAT)
        self.constant = float_literal(digits)
        self.refuse_hash()


@stands_for(airspeed.BooleanLiteral)
class BooleanLiteral(Literal, airspeed.BooleanLiteral):
    BOOLEAN = rare_pattern(r"(true|false)(?![\w-])", re.ASCII)

    def parse(self) -> None:
        (word,) = self.identity_match(self.BOOLEAN)
        self.constant = word == "true"

    def truth(self, code: Code) -> str:
        return code.constant(self.constant)


@stands_for(airspeed.NullLiteral)
class Word(Literal, airspeed.NullLiteral):
    """A bare word as a method's argument: it is read, and is null."""

    RESERVED = frozenset({"and", "or", "not", "eq", "ne", "gt", "ge", "lt", "le"})

    constant = None

    @property
    def keeps_text(self) -> bool:
        return True

    def parse(self) -> None:
        (word,) = self.identity_match(self.reading.root_name)
        if word in self.RESERVED and self.reading.engine.word_operators_reserved:
            raise airspeed.NoMatch


class _String(Literal):
    @property
    def keeps_text(self) -> bool:
        return True


@stands_for(airspeed.StringLiteral)
class StringLiteral(_String, airspeed.StringLiteral):
    """`'text'`; a doubled quote stands for one."""

    constant: str
    STRING = rare_pattern(r"'((?:[^']|'')*)'")

    is_text_constant = True

    def parse(self) -> None:
        (content,) = self.identity_match(self.STRING)
        self.constant = content.replace("''", "'")


@stands_for(airspeed.InterpolatedStringLiteral)
class InterpolatedStringLiteral(_String, airspeed.InterpolatedStringLiteral):
    r"""`"text $a"`: a template of its own. A doubled quote stands for one, `\u0041` for a character."""

    STRING = rare_pattern(r'"((?:[^"]|"")*)"')
    _REPLACED = rare_pattern(r'""|\\u([0-9a-fA-F]{4})')

    block: Block | None = None

    def parse(self) -> None:
        (content,) = self.identity_match(self.STRING)
        text, removed = self._unquote(content)
        self.constant = text
        if "$" in text or "#" in text:
            reading = self.reading.inside(self.start, text, removed)
            self.reading.deferred.append(partial(self._read_content, reading))

    def _read_content(self, reading: Reading) -> None:
        """Read the string's own template: the engine does so when the text around it is read."""
        try:
            body = cast("TemplateBody", SUBSTITUTES[airspeed.TemplateBody].read(reading, 0))
        except VelocitySyntaxError as error:
            error.message = f"In this string: {error.message}"
            raise
        self.block = body.block

    def _unquote(self, content: str) -> tuple[str, tuple[int, ...]]:
        pieces: list[str] = []
        removed: list[int] = []
        end = length = 0
        for match in self._REPLACED.finditer(content):
            replacement = chr(int(match.group(1), 16)) if match.group(1) else '"'
            pieces += content[end : match.start()], replacement
            length += match.start() - end + 1
            removed += [length] * (len(match.group()) - 1)
            end = match.end()
        return "".join((*pieces, content[end:])), tuple(removed)

    @property
    def is_text_constant(self) -> bool:  # type: ignore[override]
        return self.block is None

    @property
    def is_harmless(self) -> bool:  # type: ignore[override]
        return self.block is None

    @property
    def is_simple(self) -> bool:
        """Whether it is nothing but text and references."""
        block = self.block
        return block is None or all(isinstance(part, (Text, FormalReference)) for part in block.children())

    def children(self) -> Sequence[Element]:
        return () if self.block is None else (self.block,)

    def value(self, code: Code) -> str:
        if self.block is None:
            return code.constant(self.constant)
        return code.store(self._joined(code, self.block), self)

    def _joined(self, code: Code, block: Block) -> str:
        if self.is_simple:
            if code.traced:
                code.visit(block)
            parts = emit_items(code, block.children(), length_of, partial(_printed, code))
            return f"m.joined(({parts}))"
        with code.function() as body:
            block.emit(code)
        return f"m.captured({body.name})"

    def truth(self, code: Code) -> str:
        return Operand.truth(self, code) if self.reading.engine.literals_are_true else "False"


def _printed(code: Code, part: Element) -> str:
    """The expression of what a text or a reference in a string prints."""
    return part.text(code) if isinstance(part, FormalReference) else code.constant(cast("Text", part).text)
