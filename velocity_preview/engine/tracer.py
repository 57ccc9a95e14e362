"""What the generated code of a traced merge calls."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from velocity_preview.engine.compilation import running_element
from velocity_preview.engine.lookups import lookups, quiet
from velocity_preview.engine.trace import Missing, Path, Print, Trace
from velocity_preview.values.numbers import java_class
from velocity_preview.values.text import printed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.engine.element import Element
    from velocity_preview.engine.merge import Merge, Output
    from velocity_preview.engine.origins import Printing, Run
    from velocity_preview.engine.purpose import Purpose


class Tracer:
    """Writes the record of one merge. `paths` holds where the values of set names come from.

    `purpose` is that of the code which it traces.
    """

    def __init__(self, merge: Merge, trace: Trace, purpose: Purpose) -> None:
        self._merge = merge
        self._trace = trace
        self._visited: list[Element] = []
        self._pending: list[Print] = []
        """What was made a text and is not put out yet."""
        self.purpose = purpose
        self.paths: dict[str, Path | None] = {}
        self.lookups = tuple(lookups(merge.engine, partial(quiet, told=self._lacks)).values())
        self.visit = self._visited.append

    def finish(self) -> None:
        self._trace.visits.update(self._visited)

    def shown(self, value: object, undefined: str, printing: Printing, path: Path | None = None) -> str:
        """What a reference prints, as in code that is not traced."""
        if type(value) is str:
            text = value
        elif value is None:
            text = undefined
        else:
            self._merge.tick()
            made = printed(value, self._merge.engine)
            text = undefined if made is None else made
        self.printed(value, text, printing, path)
        return text

    def printed(self, value: object, text: str, printing: Printing, path: Path | None = None) -> None:
        """A reference was made a text."""
        if printing.keys is not None:
            path = self.path(printing.name)
        kind = None if value is None else java_class(value)
        told = Print(printing, kind, text, path)
        self._trace.prints.append(told)
        if printing.is_piece:
            self._pending.append(told)

    def put(self, out: Output, texts: Sequence[str], run: Run) -> None:
        """Print texts, those of references that were made last among them."""
        out.extend(texts)
        first = len(self._pending) - len(run.references)
        if out is self._merge.message:
            self._trace.runs.append((texts, run, self._pending[first:]))
        del self._pending[first:]

    def path(self, name: str, *keys: object) -> Path | None:
        """The data path of what is found behind a name: its own, or that of what it was set to."""
        if name not in self.paths or name not in self._merge.context:
            return (name, *keys)
        before = self.paths[name]
        return before and (*before, *keys)

    def _lacks(self, value: object) -> None:
        """A member that the running line asks for does not exist."""
        self._trace.missing.append(Missing(running_element(), java_class(value)))
