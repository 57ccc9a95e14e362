from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.members import STRINGS
from velocity_preview.analysis.records import Use
from velocity_preview.analysis.shape import LIST, MAP
from velocity_preview.analysis.world import DATA
from velocity_preview.lint.rule import Rule, visits
from velocity_preview.lint.selections import printed_references
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from velocity_preview.diagnostics import Diagnostic
    from velocity_preview.engine.reference import FormalReference
    from velocity_preview.lint.subject import Subject

_PRINTED: Final = frozenset({Use.PRINT, Use.QUIET, Use.DEFAULTED})
_VIEWS: Final = frozenset({"LinkedKeySet", "LinkedValues", "LinkedEntrySet", "SubList"})
_KINDS: Final = {"java.util.LinkedHashMap": "map", "java.util.ArrayList": "list"}
_WORD: Final = rare_pattern(r"[A-Za-z_]\w*", re.ASCII)


def _perhaps_collections(subject: Subject) -> Iterable[FormalReference]:
    """Printed references: where merges printed no collection at all, those that printed no value."""
    references, observed = printed_references(subject), subject.observed
    if any(map(_kind_of, observed.classes)):
        return references
    return [one for one in references if one not in observed.texts or one in observed.with_gaps]


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

    @visits(_perhaps_collections)
    def check(self, reference: FormalReference) -> Iterator[Diagnostic]:
        kind = self._kind(reference)
        if kind is None or self.subject.fact(reference) is None or self._goes_on(reference):
            return
        record = self.subject.records.names.get(reference.expression)
        if record is not None and record.uses & _PRINTED:
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
        """What it printed in merges; where none came to it, what is known of it."""
        texts = self.subject.observed.texts.get(reference, ())
        classes = {java_class for java_class, _ in texts if java_class is not None}
        if classes:
            return next(filter(None, map(_kind_of, sorted(classes))), None)
        return self._known(reference)

    def _known(self, reference: FormalReference) -> str | None:
        fact = self.subject.fact(reference)
        if fact is None:
            return None
        expression = reference.expression
        is_data = expression.name == DATA and not expression.steps and fact.unknown
        if is_data and not self.subject.world.has_data and reference.literal.strip("$!{}") == DATA:
            return "map"
        if not fact.unknown and fact.java_types == {MAP}:
            return "map"
        return "list" if not fact.unknown and fact.java_types in ({LIST}, {STRINGS}) else None


def _kind_of(java_class: str) -> str | None:
    """What Java writes as `{a=1}` or `[a, b]`."""
    if java_class.startswith("[") or java_class.rpartition("$")[2] in _VIEWS:
        return "list"
    return _KINDS.get(java_class)
