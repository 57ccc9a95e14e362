"""Text as a terminal shows it: how many cells a character takes, and nothing that a terminal obeys."""

from __future__ import annotations

from typing import NamedTuple
import unicodedata

_TAB = 4
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
_OF_NO_WIDTH = frozenset(("Mn", "Me"))


class Cell(NamedTuple):
    """What stands for a character, and how many columns it takes."""

    text: str
    width: int


def cells(line: str) -> list[Cell]:
    """A cell for each character: tabs as blanks, characters that cannot be seen by their number."""
    found: list[Cell] = []
    column = 0
    for character in line:
        cell = _cell(character, column)
        column += cell.width
        found.append(cell)
    return found


def plain(text: str) -> str:
    """A message in one line, without what a terminal would obey."""
    if is_plain(text):
        return text
    return "".join(cell.text for cell in cells(" ".join(text.split("\n"))))


def is_plain(line: str) -> bool:
    """Whether a terminal shows every character as it is, in one column."""
    return line.isascii() and line.isprintable()


def _cell(character: str, column: int) -> Cell:
    if " " <= character <= "~":
        return Cell(character, 1)
    if character == "\t":
        width = _TAB - column % _TAB
        return Cell(" " * width, width)
    category = unicodedata.category(character)
    if category in _UNSEEN:
        name = f"<U+{ord(character):04X}>"
        return Cell(name, len(name))
    if category in _OF_NO_WIDTH:
        return Cell(character, 0)
    return Cell(character, 2 if unicodedata.east_asian_width(character) in "WF" else 1)
