from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.diagnostics import Diagnostic, Edit
from velocity_preview.engine.block import Block
from velocity_preview.engine.if_directive import IfDirective
from velocity_preview.engine.reference import FormalReference
from velocity_preview.engine.set_directive import SetDirective
from velocity_preview.lint.doubts import references_with_gaps
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from velocity_preview.analysis.shape import Shape
    from velocity_preview.engine.element import Element


class SometimesMissingKey(Rule):
    """A key that some scenario does not have, printed without `$!`.

    ## What it does
    Merges the template with each scenario and reports a reference that prints nothing or its own source
    text in some of them, because the key is missing, null or empty there. A test before it, `$!` or an
    alternate value is what it asks for.

    ## Why is this bad?
    `$data.get('promo')` stands in the message of everybody who has no promo code.

    ## Example
    With `{"promo": "X5"}` and `{}`:
    ```vtl
    Your code: $data.get('promo')
    ```
    ```vtl
    #if($data.get('promo'))Your code: $data.get('promo')#end
    ```
    """

    cure = Cure.SUGGEST
    of_data = True

    @visits(references_with_gaps)
    def check(self, reference: FormalReference) -> Iterator[Diagnostic]:
        if reference.silent or reference.alternate is not None or reference.backslashes % 2:
            return
        if self.subject.follows_failure(reference):
            return
        printed = self.subject.observed.printed(reference)
        shapes = self._of_data(reference)
        if not shapes and printed is not None and printed.undefined:
            shapes = self._of_arguments(reference)
        if not shapes or self._is_of_mended(reference):
            return
        if printed is None:
            missing = self._deduced(reference, shapes)
        else:
            missing = printed.undefined | (printed.empty if "java.lang.String" in printed.classes else set())
        if not missing:
            return
        names = self.subject.scenario_names(missing)
        dollar = reference.span.start + reference.escapes + 1
        yield self.finding(
            reference,
            self._message(shapes, names, missing),
            help="Test it with `#if`, write `$!…`, or give an alternate value: `${…|'…'}`.",
            suggestion=(Edit(Span(dollar, dollar), "!"),),
            scenarios=names,
        )

    def _is_of_mended(self, reference: FormalReference) -> bool:
        """Whether a value may come from a head that could not be read, or is tested there: what merges print
        tells nothing.
        """
        if not self.subject.patched.is_changed:
            return False
        fact = self.subject.fact(reference)
        tests = self.subject.around(reference, IfDirective)
        return (fact is not None and fact.unknown) or any(
            not self.subject.is_as_written(test, test.head_span) for test in tests
        )

    def _of_data(self, reference: FormalReference) -> Collection[Shape]:
        """The places of the data that a reference prints; none where it is something else."""
        record = self.subject.records.names.get(reference.expression)
        if record is None or record.value.missing:
            return ()  # where a key or name is missing everywhere, that is said
        records = [self.subject.records.steps.get(step) for step in reference.expression.steps]
        if any(found is not None and any(one.missing for one in found.arguments) for found in records):
            return ()
        if record.value.shapes:
            return record.value.shapes
        if any(found is not None and found.lacking for found in records):
            return ()
        for step in reversed(reference.expression.steps):
            found = self.subject.records.steps.get(step)
            if found is not None and found.owner.shapes:
                return found.owner.shapes if found.owner.absent or _has_gaps(found.owner.shapes) else ()
        return ()

    def _of_arguments(self, reference: FormalReference) -> Collection[Shape]:
        """The places of the data that a value is computed from, where some are missing: then a tool gives
        nothing, and a `#set` keeps nothing.
        """
        found: set[Shape] = set()
        seen: set[Element] = set()
        pending: list[Element] = [reference]
        while pending:
            place = pending.pop()
            inner = [one for one in place.walk() if isinstance(one, FormalReference) and one not in seen]
            seen.update(inner)
            for one in inner:
                fact = self.subject.fact(one) if one.alternate is None else None
                if fact is not None and fact.missing:
                    return ()
                if fact is not None and (fact.absent or _has_gaps(fact.shapes)):
                    found.update(fact.live_shapes or self._of_owners(one))
                record = self.subject.records.names.get(one.expression)
                pending += (site for site in record.sites if isinstance(site, SetDirective)) if record else ()
        return found

    def _of_owners(self, reference: FormalReference) -> Collection[Shape]:
        """The place of the data that may be missing before a method: `$x.split(',')`."""
        records = (self.subject.records.steps.get(step) for step in reversed(reference.expression.steps))
        found = (record.owner for record in records if record is not None and record.owner.absent)
        return next((owner.live_shapes for owner in found if owner.live_shapes), frozenset())

    def _deduced(self, reference: FormalReference, shapes: Collection[Shape]) -> set[int]:
        """Where no merge came so far, for one before it broke off: what the data says."""
        fact = self.subject.fact(reference)
        observed = self.subject.observed
        if observed.is_complete or not observed.traces or fact is None or not fact.absent or fact.unknown:
            return set()
        is_printed = isinstance(self.subject.parent(reference), Block)
        if not is_printed or any(self.subject.around(reference, IfDirective)):
            return set()  # some merges may not come here
        every = set(range(len(self.subject.world.scenarios)))
        return {
            index
            for index in every
            if any(shape.nulls[index] or not shape.scenarios[index] for shape in shapes)
        }

    def _message(self, shapes: Collection[Shape], names: tuple[str, ...], missing: Collection[int]) -> str:
        path = min(shape.path for shape in shapes)
        total = len(self.subject.world.scenarios)
        if total == 1:
            return f"`{path}` is missing, null or empty, and is printed without `$!`."
        where = ", ".join(f"`{name}`" for name in names[:3]) + (", …" if len(names) > 3 else "")
        there = total - len(missing)
        return f"`{path}` is there in {there} of {total} scenarios; missing, null or empty in {where}."


def _has_gaps(shapes: Collection[Shape]) -> bool:
    return any(shape.nulls.total() or shape.blanks.total() for shape in shapes)
