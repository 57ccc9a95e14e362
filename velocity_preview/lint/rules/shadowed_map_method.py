from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.analysis.members import is_map_method
from velocity_preview.diagnostics import Diagnostic, Edit
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.lint.selections import properties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.engine.path import Member


class ShadowedMapMethod(Rule):
    """A key that has the name of a method of Java's Map.

    ## What it does
    Reports `$item.size`, `.values`, `.empty`, `.class`, `.clear` and the like where the data has such a key.

    ## Why is this bad?
    The engine calls the method: `$item.size` is the number of keys, not `"XL"`. `$item.clear` empties the
    map.

    ## Example
    With the data `{"item": {"name": "Coat", "size": "XL"}}`:
    ```vtl
    $item.size
    ```
    ```vtl
    $item.get('size')
    ```
    """

    cure = Cure.FIX

    @visits(properties)
    def check(self, member: Member) -> Iterator[Diagnostic]:
        record = self.subject.records.steps.get(member)
        if record is None or not is_map_method(member.name, self.subject.engine):
            return
        if any(member.name in shape.members for shape in record.owner.keyed):
            written = f".get('{member.name}')"
            yield self.finding(
                member.name_span,
                f"`.{member.name}` is a method of the map, which hides the key of that name.",
                element=member,
                help=f"Write `{written}`.",
                fix=(Edit(member.span, written),),
            )
