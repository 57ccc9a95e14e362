"""Where the characters of a JSON string stand in the text that spells it with escapes."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from velocity_preview.patterns import rare_pattern

# Two escapes that spell a surrogate pair are one character; a lone half is one as well.
_ESCAPE = rare_pattern(r"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|u....|.)")


class Escapes(NamedTuple):
    """The escapes of one string: `places` are offsets in its value, ascending, `growth` how many characters
    more than the value the text has by the end of each."""

    places: tuple[int, ...]
    growth: tuple[int, ...]

    @classmethod
    def of(cls, raw: str) -> Escapes:
        """Those of the text between the quotes of a string."""
        places, growth = [], [0]
        for match in _ESCAPE.finditer(raw):
            places.append(match.start() - growth[-1])
            growth.append(growth[-1] + len(match[0]) - 1)
        return cls(tuple(places), tuple(growth))

    def raw_offset(self, offset: int) -> int:
        """The offset in the text for an offset in the value."""
        return offset + self.growth[bisect_left(self.places, offset)]
