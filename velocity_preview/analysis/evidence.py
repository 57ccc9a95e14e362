"""What speaks for an opener and an `#end` being a pair.

The same line, the same indentation, HTML that is balanced between them, a loop's variable that is used
inside of its loop only.
"""

from __future__ import annotations

from functools import cache
import re
from typing import TYPE_CHECKING, Final

from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from velocity_preview.analysis.scan import Piece
    from velocity_preview.analysis.structure import Opener

_TAG: Final = rare_pattern(r"<(/?)([A-Za-z][\w-]*)[^<>]*?(/?)>")
_VOID: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
_KEY: Final = rare_pattern(r"\(\s*['\"](\w+)['\"]\s*\)")
_VARIABLE: Final = rare_pattern(r"\$!?\{?([A-Za-z_]\w*)", re.ASCII)


class Evidence:
    """Looks at pairs of one text; what it has seen once it remembers."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pair = cache(self._look_at_pair)
        self.last_use = cache(self._last_use)
        self.uses_behind = cache(self._uses_behind)

    def fit(self, opener: Opener) -> int:
        """How well an opener and its end fit together."""
        end = opener.end
        if end is None:
            return 0
        score = self._pair(opener.piece, end)
        if opener.piece.word == "macro" and opener.parent is not None:
            score -= 3
        last = self.last_use(opener.piece, end)
        return score - sum(last < inner.piece.start for inner in opener.inner)

    def _look_at_pair(self, opener: Piece, end: Piece) -> int:
        content = self._text[opener.end : end.start]
        score = _balance(content)
        if "\n" not in content:
            return score + 3
        opens_line, ends_line = self._stands_alone(opener), self._stands_alone(end)
        if opens_line and ends_line:
            score += 2 if self._indentation(opener) == self._indentation(end) else -2
        elif opens_line != ends_line:
            score -= 1
        if self._goes_on(opener) or not ends_line:
            score -= 2
        return score - self.uses_behind(opener, end.start)

    def _goes_on(self, opener: Piece) -> bool:
        """Whether text follows an opener on its line: then its end is expected there too."""
        line_end = self._text.find("\n", opener.end)
        rest = self._text[opener.end : line_end if line_end >= 0 else len(self._text)].strip()
        return rest.removeprefix("-->").strip() != ""

    def _uses_behind(self, opener: Piece, end: int) -> int:
        """A penalty for a loop whose variable is used behind its end."""
        variable = _VARIABLE.search(self._text, opener.start, opener.end)
        if opener.word != "foreach" or variable is None:
            return 0
        used = re.compile(rf"\$!?\{{?{re.escape(variable.group(1))}\b")
        again = re.compile(rf"#\{{?foreach\}}?\s*\(\s*{used.pattern}").search(self._text, end)
        return 3 if used.search(self._text, end, again.start() if again else len(self._text)) else 0

    def _last_use(self, opener: Piece, end: Piece) -> int:
        """The last place in a block that uses its loop's variable, or the names and keys of its condition;
        the end where none does, for then nothing can be told.
        """
        head = self._text[opener.start : opener.end]
        names = _VARIABLE.findall(head)
        if opener.word == "foreach":
            names = [*names[:1], "foreach"]
        elif opener.word == "if":
            names = [name for name in names if name not in ("data", "foreach")] + _KEY.findall(head)
        if not names:
            return end.start
        words = "|".join(map(re.escape, names))
        used = re.compile(rf"\$!?\{{?(?:{words})\b|['\"](?:{words})['\"]")
        found = used.finditer(self._text, opener.end, end.start)
        return max((match.end() for match in found), default=end.start)

    def _line_before(self, piece: Piece) -> str:
        return self._text[self._text.rfind("\n", 0, piece.start) + 1 : piece.start]

    def _stands_alone(self, piece: Piece) -> bool:
        """Whether nothing but blanks and the opening of an HTML comment stand before it on its line."""
        return not self._line_before(piece).strip().removeprefix("<!--").strip()

    def _indentation(self, piece: Piece) -> str:
        line = self._line_before(piece)
        return line[: len(line) - len(line.lstrip())]


def _balance(html: str) -> int:
    """What the HTML in a block says: a block that is a single tag is half of a pair of blocks."""
    if _is_balanced(html):
        return 1
    return 0 if _TAG.fullmatch(html.strip().removeprefix("-->").removesuffix("<!--").strip()) else -3


def _is_balanced(html: str) -> bool:
    """Whether every tag that is closed in a text is opened in it, and the other way round."""
    depth = 0
    for slash, name, empty in _TAG.findall(html):
        if name.lower() in _VOID or empty:
            continue
        depth += -1 if slash else 1
        if depth < 0:
            return False
    return depth == 0
