"""The ways in which the data of the next message may differ."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

MANY: Final = 200
"""Items of a list that has many."""
MARKUP: Final = "<b>&\"'"
BIDI: Final = "שלום 👋 עולם"
"""Right to left, with a character of two UTF-16 units in it."""
LONGEST: Final = 600
"""Characters of a very long text."""


class Family(Enum):
    """Variants that have the same cause and the same cure."""

    MISSING = auto()
    SIZE = auto()
    TEXT = auto()
    NUMBER = auto()
    TYPE = auto()


class Variant(StrEnum):
    """What is done to a field; the first of two that show the same is the one to show."""

    ABSENT = "absent"
    NULL = "null"
    EMPTY = "empty"
    BLANK = "blank"
    EMPTY_LIST = "empty-list"
    ABSENT_IN_ONE_ITEM = "absent-in-one-item"
    ONE_ITEM = "one-item"
    MANY_ITEMS = "many-items"
    LONG = "long"
    MARKUP = "markup"
    BIDI = "bidi"
    NUMBER_AS_STRING = "number-as-string"
    STRING_AS_NUMBER = "string-as-number"
    ZERO = "zero"
    NEGATIVE = "negative"

    @property
    def family(self) -> Family:
        return _FAMILIES[self]

    @property
    def words(self) -> str:
        """What it makes of a field, behind its name."""
        return _WORDS[self]


_FAMILIES: Final[Mapping[Variant, Family]] = {
    **dict.fromkeys(
        (Variant.ABSENT, Variant.NULL, Variant.EMPTY, Variant.BLANK, Variant.EMPTY_LIST), Family.MISSING
    ),
    Variant.ABSENT_IN_ONE_ITEM: Family.MISSING,
    **dict.fromkeys((Variant.ONE_ITEM, Variant.MANY_ITEMS), Family.SIZE),
    **dict.fromkeys((Variant.LONG, Variant.MARKUP, Variant.BIDI), Family.TEXT),
    **dict.fromkeys((Variant.ZERO, Variant.NEGATIVE), Family.NUMBER),
    **dict.fromkeys((Variant.NUMBER_AS_STRING, Variant.STRING_AS_NUMBER), Family.TYPE),
}
_WORDS: Final[Mapping[Variant, str]] = {
    Variant.ABSENT: "is absent",
    Variant.NULL: "is null",
    Variant.EMPTY: "is an empty string",
    Variant.BLANK: "is a blank",
    Variant.EMPTY_LIST: "is an empty list",
    Variant.ABSENT_IN_ONE_ITEM: "is absent in one item",
    Variant.ONE_ITEM: "has one item",
    Variant.MANY_ITEMS: f"has {MANY} items",
    Variant.LONG: "is very long",
    Variant.MARKUP: f"is `{MARKUP}`",
    Variant.BIDI: "has right-to-left letters and emoji",
    Variant.NUMBER_AS_STRING: "is a string with a number",
    Variant.STRING_AS_NUMBER: "is a number, not a string",
    Variant.ZERO: "is 0",
    Variant.NEGATIVE: "is negative",
}


class Every(Enum):
    """A step of a path: every item of a list."""

    ITEM = auto()


Steps = tuple[str | Every, ...]
"""From the root of the data down."""


@dataclass(frozen=True, slots=True)
class Change:
    """One variant of one field. `path` is how messages show it: `items[*].price`.

    `number` is for the variants of type: the value that is written both ways; None is the one that is there.
    """

    steps: Steps
    path: str
    variant: Variant
    number: int | float | None = None

    @property
    def words(self) -> str:
        """The change as the beginning of a sentence: `name` is absent."""
        if self.number is None:
            return f"`{self.path}` {self.variant.words}"
        kind = "string" if self.variant is Variant.NUMBER_AS_STRING else "number"
        return f"`{self.path}` is the {kind} `{self.number}`"
