from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.world import DATA
from velocity_preview.diagnostics import Diagnostic, Edit
from velocity_preview.engine.path import Member
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.lint.selections import before_text
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from velocity_preview.engine.reference import FormalReference
    from velocity_preview.lint.selections import BeforeText

_REST: Final = re.compile(r"(?:-\w+)+", re.ASCII)


class HyphenatedName(Rule):
    """A key with a hyphen in the place of a name.

    ## What it does
    Reports `$old-price` and `$item.old-price` where the data has the key `old-price`.

    ## Why is this bad?
    A name has no hyphen: the reference ends before it. What is printed is the value of `$old`, or its
    source text, with `-price` behind it.

    ## Example
    With the data `{"old-price": 990}`:
    ```vtl
    $!old-price
    ```
    ```vtl
    $!data.get('old-price')
    ```
    """

    tier = 2
    cure = Cure.FIX
    replaces = frozenset(
        {"unknown-reference", "unknown-key", "engine-divergence", "sometimes-missing-key",
         "literal-in-output", "unknown-method", "printed-collection"}
    )  # fmt: skip

    @visits(before_text("-"))
    def check(self, found: BeforeText) -> Iterator[Diagnostic]:
        reference, behind, _ = found
        match = _REST.match(behind.text)
        is_read = self.subject.engine.parser_allow_hyphen_in_identifiers
        if match is not None and not is_read and not reference.braces and not reference.escapes:
            yield from self._check(reference, match.group())

    def _check(self, reference: FormalReference, rest: str) -> Iterator[Diagnostic]:
        steps = reference.expression.steps
        last = steps[-1] if steps else None
        if last is not None and (not isinstance(last, Member) or last.parameters is not None):
            return
        name = last.name if isinstance(last, Member) else reference.expression.name
        key = _longest(name + rest, name, self._keys(reference))
        if key is None:
            return
        end = reference.span.end + len(key) - len(name)
        start = last.span.start if last is not None else reference.expression.span.start
        root = "" if last is not None else DATA
        yield self.finding(
            Span(reference.span.start, end),
            f"The name ends before the hyphen: `{key}` is not read.",
            element=reference,
            help=f"Write `{root}.get('{key}')`.",
            fix=(Edit(Span(start, end), f"{root}.get('{key}')"),),
        )

    def _keys(self, reference: FormalReference) -> Collection[str]:
        """The keys that could stand where the last name of a reference stands."""
        if not reference.expression.steps:
            data = self.subject.world.data
            return data.members if data is not None else ()
        record = self.subject.records.steps.get(reference.expression.steps[-1])
        return {key for shape in record.owner.maps for key in shape.members} if record is not None else ()


def _longest(text: str, name: str, keys: Collection[str]) -> str | None:
    """The longest key that a text begins with, and that is longer than the name."""
    return max((key for key in keys if len(key) > len(name) and text.startswith(key)), key=len, default=None)
