from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.members import TABLES
from velocity_preview.analysis.numerals import looks_like_json
from velocity_preview.engine.foreach_directive import ForeachDirective
from velocity_preview.lint.likeness import keys_of
from velocity_preview.lint.rule import Rule, visits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.facts import Fact
    from velocity_preview.diagnostics import Diagnostic
    from velocity_preview.engine.element import Element

_SCALARS: Final = frozenset(TABLES) - {"ArrayList", "LinkedHashMap"} | {"Number"}
_NAMES: Final = {"String": "a string", "Boolean": "a boolean"}


class NotIterable(Rule):
    """A loop over something that cannot be gone through.

    ## What it does
    Reports a `#foreach` over a string, a number or a boolean of the data, and over a key that no scenario
    has.

    ## Why is this bad?
    The loop runs not once, without a word. Often the value is JSON inside of a string: events of version 1
    send nested data so.

    ## Example
    With the data `{"items": "[{\\"name\\": \\"Cup\\"}]"}`:
    ```vtl
    #foreach($item in $data.get('items'))$item.name#end
    ```
    Send the list as a list, or let the workflow's JSON field parse it.
    """

    @visits(ForeachDirective)
    def check(self, directive: ForeachDirective) -> Iterator[Diagnostic]:
        record = self.subject.records.loops.get(directive)
        if record is None or directive.source is None or record.source.unknown:
            return
        message = self._message(record.source, directive.source)
        if message is not None:
            yield self.finding(
                directive.source,
                message[0],
                help=message[1],
            )

    def _message(self, source: Fact, element: Element) -> tuple[str, str | None] | None:
        found = source.java_types & _SCALARS
        if found:
            kind = _NAMES.get(min(found), "a number")
            if looks_like_json(source):
                return (
                    "This is a string with JSON in it, so the loop never runs.",
                    "Send it as a list, or parse it with the workflow's JSON field.",
                )
            return f"This is {kind}, so the loop never runs.", "`#foreach` goes through lists and maps."
        steps = set(element.walk()) if source.missing and source.is_absent else set()
        missing = [one for one in source.missing if one.step in steps]
        if missing and not any(keys_of(self.subject, one.owners).names.nearest(one.key) for one in missing):
            return f"No scenario has `{missing[0].key}`, so the loop never runs.", None
        return None
