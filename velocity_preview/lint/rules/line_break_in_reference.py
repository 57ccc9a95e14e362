from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.world import DATA
from velocity_preview.diagnostics import Edit, Outcome
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.damage import Damage
    from velocity_preview.analysis.scan import Piece
    from velocity_preview.analysis.scanned import Scanned

_BEHIND: Final = re.compile(
    r"(?P<before>[ \t]*(?:\r\n|\r|\n)\s*)\.(?=[A-Za-z_]\w*\(\s*(?:['\"$\d]|\)))"
    r"|\.(?P<behind>[ \t]*(?:\r\n|\r|\n)\s*)(?=[A-Za-z_]\w*\(\s*(?:['\"$\d]|\)))",
    re.ASCII,
)


class LineBreakInReference(Rule):
    """A line break inside of a reference.

    ## What it does
    Reports a method that stands on the line behind its reference, `$data` and below it `.get('x')`.

    ## Why is this bad?
    The reference ends with its line. `$data` prints the whole data object, with all personal data, and the
    rest is text.

    ## Example
    ```vtl
    Your code: $!data
      .get('promocode')
    ```
    ```vtl
    Your code: $!data.get('promocode')
    ```
    """

    outcomes = (Outcome.LEAK, Outcome.WRONG_TEXT)
    tier = 2
    cure = Cure.FIX
    rank = 6

    @classmethod
    def mend(cls, scanned: Scanned) -> Iterator[Damage]:
        for piece in scanned.references_before(" \t\r\n."):
            match = _BEHIND.match(scanned.text, piece.end)
            if match is None or scanned.text.endswith("}", 0, piece.end):
                continue
            blanks = Span(*match.span("before" if match["before"] is not None else "behind"))
            yield cls.damage(
                Span(piece.start, match.end()),
                "The reference ends with its line: the rest of it is text.",
                outcome=Outcome.LEAK if _is_root(scanned.text, piece) else Outcome.WRONG_TEXT,
                help="Write the reference on one line.",
                fix=(Edit(blanks, ""),),
            )


def _is_root(text: str, piece: Piece) -> bool:
    return text[piece.start : piece.end].lstrip("$!{") == DATA
