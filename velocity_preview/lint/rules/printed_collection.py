from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.records import Use
from velocity_preview.analysis.shape import LIST, MAP
from velocity_preview.analysis.world import DATA
from velocity_preview.engine.reference import FormalReference
from velocity_preview.lint.rule import Rule, visits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.diagnostics import Diagnostic

_WORD: Final = re.compile(r"[A-Za-z_]\w*", re.ASCII)


class PrintedCollection(Rule):
    """A whole map or list in the message.

    ## What it does
    Reports a reference that prints a map or a list: `$!item`, `$data`, `$!data.get('items')`.

    ## Why is this bad?
    The reader sees Java's text of it, `{name=Cup, price=10}`, with everything that the payload holds.

    ## Example
    ```vtl
    #foreach($item in $items)$item#end
    ```
    Print its fields:
    ```vtl
    #foreach($item in $items)$item.name, $item.price#end
    ```
    """

    @visits(FormalReference)
    def check(self, reference: FormalReference) -> Iterator[Diagnostic]:
        record = self.subject.records.names.get(reference.expression)
        if record is None or record.value is None or not record.uses & {Use.PRINT, Use.QUIET}:
            return
        kind = self._kind(reference) if not self._goes_on(reference) else None
        if kind is not None:
            yield self.finding(
                reference,
                f"`{reference.literal}` prints a whole {kind}, as Java writes it.",
                help="Print its fields one by one." if kind == "map" else "Go through it with `#foreach`.",
            )

    def _goes_on(self, reference: FormalReference) -> bool:
        """Whether a dot behind it was meant to lead to a property."""
        text = reference.reading.text
        if not text.startswith(".", reference.end) or not reference.braces:
            return text.startswith(".", reference.end)
        fact = self.subject.fact(reference)
        match = _WORD.match(text, reference.end + 1)
        return (
            fact is not None
            and match is not None
            and any(match.group() in shape.members for shape in fact.maps)
        )

    def _kind(self, reference: FormalReference) -> str | None:
        fact = self.subject.fact(reference)
        if fact is None:
            return None
        if not self.subject.world.has_data and reference.literal.strip("$!{}") == DATA and fact.unknown:
            return "map"
        printed = self.subject.observed.printed.get(reference)
        classes = printed.classes if printed is not None else set()
        if "java.util.LinkedHashMap" in classes or (
            not classes and not fact.unknown and fact.java_types == {MAP}
        ):
            return "map"
        if "java.util.ArrayList" in classes or (
            not classes and not fact.unknown and fact.java_types == {LIST}
        ):
            return "list"
        return None
