from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.analysis.html_context import foster_parents
from velocity_preview.diagnostics import Edit
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.damage import Damage
    from velocity_preview.analysis.scanned import Scanned


class UnwrappedDirectiveInTable(Rule):
    """A directive between the rows or cells of a table.

    ## What it does
    Reports directives that stand directly in `<table>`, `<tbody>`, `<tr>` and the like, or in `<head>`,
    without an HTML comment around them.

    ## Why is this bad?
    Text is not allowed there. A visual editor, an inliner or a sanitizer that reads the HTML moves the
    directive in front of the table: the loop repeats nothing, the row is sent always.

    ## Example
    ```vtl
    <table>
    #foreach($item in $items)
    <tr><td>$item.name</td></tr>
    #end
    </table>
    ```
    ```vtl
    <table>
    <!--#foreach($item in $items)-->
    <tr><td>$item.name</td></tr>
    <!--#end-->
    </table>
    ```
    """

    cure = Cure.FIX
    rank = 70

    @classmethod
    def mend(cls, scanned: Scanned) -> Iterator[Damage]:
        parents = foster_parents(scanned)
        for piece, parent in parents.items():
            name = f"#{piece.word}"
            yield cls.damage(
                piece.span,
                f"`{name}` stands directly in `<{parent}>`, where HTML tools move it away.",
                (),
                help=f"Write `<!--{name}…-->`.",
                fix=(
                    Edit(Span(piece.start, piece.start), "<!--"),
                    Edit(Span(piece.end, piece.end), "-->"),
                ),
            )
