"""Lines that print."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from velocity_preview.engine.limits import LONG_PIECE
from velocity_preview.engine.lines import Lines
from velocity_preview.engine.pending import is_known, joined

if TYPE_CHECKING:
    from velocity_preview.engine.element import Element


class PrintingLines(Lines):
    """Prints at once what is straight: where no line between may print, or leave."""

    most_pending: ClassVar = 24
    """Parts of one f-string."""

    def write(self, expression: str, element: Element) -> None:
        """Print the text in `expression`, at once with what is straight before it."""
        self._current.pending.add(expression, element)
        self._flush_many()

    def write_text(self, text: str, element: Element) -> None:
        """As `write`, of a text known beforehand."""
        self._current.pending.add_text(text, element)
        self._flush_many()

    def _flush_many(self) -> None:
        if len(self._current.pending.parts) >= self.most_pending:
            self.flush()

    def flush(self) -> None:
        """Print what is pending: before control may go elsewhere.

        Where lines run often Python joins the parts at once, so that fewer pieces are left to be joined;
        elsewhere an f-string would take longer to compile. Each part may be as long as a string can be: see
        `Merge.joined_message`.
        """
        pending = self._current.pending
        for parts in pending.pieces():
            if is_known(parts):
                self.line(f"out.append({joined(parts, self.constant)})")
            elif self.is_hot:
                self.line(f"p = {joined(parts, self.constant)}; out.append(p)")
                self.line(f"if len(p) > {LONG_PIECE}: m.check(out)", pending.element)
            else:
                pieces = ", ".join(joined([part], self.constant) for part in parts)
                self.line(f"m.print(out, ({pieces},))", pending.element)
        pending.parts.clear()
