"""`[1, 2]`, `[1..5]` and `{'key': value}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import airspeed

from velocity_preview.engine.element import Element, Operand, stands_for
from velocity_preview.engine.function import length_of
from velocity_preview.engine.items import emit_items
from velocity_preview.engine.literals import IntegerLiteral
from velocity_preview.engine.reference import FormalReference
from velocity_preview.engine.tokens import Place
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.engine.code import Code
    from velocity_preview.engine.reading import Reading


_WORD_IN_BRACES = rare_pattern(r"\{[A-Za-z_@]\w*\}", re.ASCII)
"""One token in a directive: the name of `#{word}`."""


class _Collection(Operand):
    def emit(self, code: Code) -> None:
        """Where 1.7 merges it as a block, the references in it are printed."""
        for child in self.children():
            child.emit(code)

    def truth(self, code: Code) -> str:
        """Where there is something in it, nothing is computed."""
        if not self.reading.engine.literals_are_true:
            return "False"
        return "True" if self.children() else super().truth(code)


@stands_for(airspeed.ArrayLiteral, airspeed.ValueList, airspeed._EmptyValues)  # noqa: SLF001
class ArrayLiteral(_Collection, airspeed.ArrayLiteral):
    """`[a, b]`. The items are single values: no operators, as in the engine's grammar."""

    values: list[Operand]
    range: Range | None = None

    @classmethod
    def read(cls, reading: Reading, at: int) -> Element:
        """The list that begins here, or the range: the first item is read only once to tell which."""
        element = cast("ArrayLiteral", super().read(reading, at))
        return element.range or element

    def parse(self) -> None:
        if not self.reading.text.startswith("[", self.end):
            raise airspeed.NoMatch
        self.values = []
        self.end += 1
        if self.reading.text.startswith("]", self.end):
            self.end += 1
            return
        with self.reading.deeper(self):
            self._read_items()

    def _read_items(self) -> None:
        while True:
            self.skip_space()
            self.values.append(cast("Operand", self.require_next_element(airspeed.Value, "a value")))
            if self.accept("]"):
                return
            if (
                len(self.values) == 1
                and isinstance(self.values[0], (FormalReference, IntegerLiteral))
                and self.accept("..")
            ):
                self.range = Range.after(self, self.values[0])
                self.end = self.range.end
                return
            if not self.accept(","):
                self.fail("`,` or `]`")

    def children(self) -> Sequence[Element]:
        return self.values

    def value(self, code: Code) -> str:
        items = emit_items(code, self.values, length_of, lambda item: item.value(code))
        return code.store(f"[{items}]", self)


@stands_for(airspeed.Range)
class Range(_Collection, airspeed.Range):
    """`[a..b]`, both ends included; runs downwards too. The ends are references or integers."""

    value1: Operand
    value2: Operand

    @classmethod
    def after(cls, opened: ArrayLiteral, first: Operand) -> Range:
        """The range whose first end `opened` has read, and the dots."""
        element = cls.at(opened.reading, opened.start)
        element.end = opened.end
        element.value1 = first
        element.parse()
        return element

    def parse(self) -> None:
        self.skip_space()
        self.value2 = cast(
            "Operand",
            self.require_next_element((airspeed.FormalReference, airspeed.IntegerLiteral), "a number"),
        )
        if not self.accept("]"):
            self.fail("`]`")

    def children(self) -> Sequence[Element]:
        return self.value1, self.value2

    def value(self, code: Code) -> str:
        first, last = self.value1.value(code), self.value2.value(code)
        return code.store(f"m.range({first}, {last})", self)

    def truth(self, code: Code) -> str:  # noqa: ARG002 (nothing is computed)
        """Both engines take a range itself for false; a variable that holds one is tested for its items."""
        return "False"


@stands_for(airspeed.DictionaryLiteral)
class DictionaryLiteral(_Collection, airspeed.DictionaryLiteral):
    """`{'key': value}`. Keys and values are single values."""

    pairs: list[tuple[Operand, Operand]]

    def parse(self) -> None:
        if not self.reading.text.startswith("{", self.end):
            raise airspeed.NoMatch
        self.pairs = []
        self.end += 1
        if self.accept("}"):
            return
        with self.reading.deeper(self):
            while True:
                self.pairs.append(self._pair())
                if self.accept("}"):
                    self._refuse_in_alternate()
                    return
                if not self.accept(","):
                    self.fail("`,` or `}`")

    def _is_refused_at(self, key: Operand) -> bool:
        """Whether the error of a missing colon is at the key: always in 2.x, for a lone token in 1.7."""
        if self.reading.engine.end_of_text_mark:
            return True
        is_token = not isinstance(key, _Collection) and key.source_text[-1] not in ")]"
        blank_behind = self.reading.text[self.end : self.end + 1].isspace()
        return is_token and key.start == self.start + 1 and not blank_behind

    def _refuse_in_alternate(self) -> None:
        """In an alternate value, `}` right behind a reference ends the value for the scanner."""
        last = self.pairs[-1][1]
        bare = isinstance(last, FormalReference) and not last.braces
        if self.reading.place is Place.ALTERNATE and bare and last.end == self.end - 1:
            raise self.reading.unexpected_here(self.end, "a blank before `}`")

    def _pair(self) -> tuple[Operand, Operand]:
        self.skip_space()
        start = self.end
        if _WORD_IN_BRACES.match(self.reading.text, self.start) and self.reading.place is Place.DIRECTIVE:
            self.end = self.start
            self.fail("a value")
        key = cast("Operand", self.require_next_element(airspeed.Value, "a key"))
        if not self.accept(":"):
            if not self.pairs and self._is_refused_at(key):
                self.end = start
            self.fail("`key: value`")
        self.skip_space()
        return key, cast("Operand", self.require_next_element(airspeed.Value, "a value"))

    def children(self) -> Sequence[Element]:
        return [element for pair in self.pairs for element in pair]

    def value(self, code: Code) -> str:
        pairs = emit_items(
            code, self.pairs, _length_of_pair, lambda pair: f"({pair[0].value(code)}, {pair[1].value(code)})"
        )
        return code.store(f"new_map(({pairs}))", self)


def _length_of_pair(pair: tuple[Operand, Operand]) -> int:
    key, value = pair
    return value.end - key.start
