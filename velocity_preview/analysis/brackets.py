"""Which bracket closes which, in texts whose brackets may not come out even."""

from __future__ import annotations

import re
from typing import Final

_CLOSED: Final = {"(": ")", "[": "]", "{": "}"}
_BRACKET: Final = re.compile(r"[()\[\]{}\"']")
_FLAT: Final = r"(?:[^()\[\]{}\"']++|'[^']*+'(?!')|\"[^\"]*+\"(?!\"))*+"
_SIMPLE: Final = re.compile(rf"\({_FLAT}(?:(?:\({_FLAT}\)|\[{_FLAT}\]){_FLAT})*+\)")
"""Round brackets with at most one pair of others around anything in them, as most are."""
LONGEST_HEAD: Final = 8_000
"""Characters. What goes on longer is no head, but a bracket that nothing closes."""
_NOWHERE: Final = -1


class Brackets:
    """The brackets of a text. What stands in strings is none.

    Behind a bracket that nothing closes there are mostly more of them, and each is asked for by itself. What
    closes one depends on nothing before it, so it is looked for once, from whichever bracket around it.
    """

    def __init__(self, text: str) -> None:
        self.text: Final = text
        self._behind: dict[int, int] = {}
        """The offsets behind what closes the brackets at these offsets."""

    def closing(self, at: int, *, last: int | None = None) -> int | None:
        """The offset behind the bracket that closes the one at `at`; None where none before `last` does."""
        last = at + LONGEST_HEAD if last is None else last
        if simple := _SIMPLE.match(self.text, at, last):
            return simple.end()
        end = self._end(at)
        return end if 0 <= end <= last else None

    def first_outside(self, character: str, at: int) -> int | None:
        """The offset behind a bracket that closes none from `at` on; None where another one comes first."""
        last = at + LONGEST_HEAD
        while match := _BRACKET.search(self.text, at, last):
            found, at = match.group(), match.end()
            if found in "\"'":
                at = string_end(self.text, match.start())
            elif found == character:
                return at
            elif found not in _CLOSED or (at := self._end(match.start())) < 0:
                return None
        return None

    def _end(self, at: int) -> int:
        """The offset behind what closes the bracket at an offset, however far it is."""
        known = self._behind.get(at)
        return self._look(at) if known is None else known

    def _look(self, at: int) -> int:
        text, behind = self.text, self._behind
        opened = [at]
        at += 1
        while match := _BRACKET.search(text, at):
            character, start, at = match.group(), match.start(), match.end()
            if character in "\"'":
                at = string_end(text, start)
            elif character in _CLOSED:
                known = behind.get(start)
                if known is None:
                    opened.append(start)
                elif known == _NOWHERE:
                    break
                else:
                    at = known
            elif character != _CLOSED[text[opened[-1]]]:
                break
            else:
                behind[opened.pop()] = at
                if not opened:
                    return at
        behind.update(dict.fromkeys(opened, _NOWHERE))
        return _NOWHERE


def string_end(text: str, at: int) -> int:
    """Behind the string that begins at `at`; a doubled quote does not end it. The end of the text where it
    is open.
    """
    quote = text[at]
    at += 1
    while True:
        at = text.find(quote, at)
        if at < 0:
            return len(text) + 1
        if not text.startswith(quote, at + 1):
            return at + 1
        at += 2
