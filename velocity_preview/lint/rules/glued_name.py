from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.records import NameState
from velocity_preview.diagnostics import Diagnostic, Edit
from velocity_preview.engine.block import Block
from velocity_preview.engine.path import Member
from velocity_preview.engine.reference import FormalReference
from velocity_preview.lint.doubts import references_where, steps_to_unknown_keys
from velocity_preview.lint.likeness import names_among
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from velocity_preview.engine.element import Element
    from velocity_preview.engine.path import Step, VariableExpression
    from velocity_preview.lint.subject import Subject

_SUFFIX: Final = rare_pattern(r"_|[A-Z]{2,}|[A-Z][a-z]|\d")
_SCALARS: Final = frozenset({"String", "Integer", "Long", "Double", "BigInteger", "Boolean", "Number"})


class GluedName(Rule):
    """Letters or digits glued to a name.

    ## What it does
    Reports `$name_suffix` and `$priceUAH` where nothing has that name, but `name` and `price` are there.

    ## Why is this bad?
    The engine takes all letters, digits and underscores for the name. The reference prints its own source
    text.

    ## Example
    With the data `{"price": 990}`:
    ```vtl
    $priceUAH
    ```
    ```vtl
    ${price}UAH
    ```
    """

    cure = Cure.FIX

    @visits(references_where(NameState.UNSET))
    def check(self, expression: VariableExpression) -> Iterator[Diagnostic]:
        is_unset = self.subject.records.names[expression].states == {NameState.UNSET}
        if is_unset and not expression.steps and self._is_bare(expression.reference):
            yield from self._check(expression.reference, expression.name, self._known, expression.span)

    @cached_property
    def _known(self) -> frozenset[str]:
        """The names of which something is known."""
        facts = self.subject.facts_of_names
        return frozenset(name for name in self.subject.known_names if facts.get(name) is not None)

    @visits(steps_to_unknown_keys)
    def check_property(self, step: Step) -> Iterator[Diagnostic]:
        reference = self.subject.reference_of(step)
        is_last = step is reference.expression.steps[-1]
        if is_last and isinstance(step, Member) and step.parameters is None and self._is_bare(reference):
            keyless = self.subject.records.steps[step].keyless
            members = {key: shape for owner in keyless for key, shape in owner.members.items()}
            scalars = frozenset(key for key, shape in members.items() if shape.types & _SCALARS)
            yield from self._check(reference, step.name, scalars, step.name_span)

    def _is_bare(self, reference: FormalReference) -> bool:
        return not (reference.braces or reference.escapes) and is_in_text(reference, self.subject)

    def _check(
        self, reference: FormalReference, name: str, known: Iterable[str], place: Span
    ) -> Iterator[Diagnostic]:
        prefix = glued_prefix(self.subject, name, known)
        if prefix is None:
            return
        rest = name[len(prefix) :]
        dollar = reference.span.start
        head = Span(dollar, dollar + 1 + reference.silent)
        end = place.start + len(prefix)
        yield self.finding(
            Span(place.start, place.start + len(name)),
            f"`{rest}` is glued to the name `{prefix}`: nothing is called `{name}`.",
            element=reference,
            help=f"Write `{{{prefix}}}{rest}`: braces keep the name apart from the text.",
            fix=(Edit(Span(head.end, head.end), "{"), Edit(Span(end, end), "}")),
        )


def is_in_text(reference: Element | None, subject: Subject) -> bool:
    """Whether text can follow a reference, as it can in a message and in `"…"`."""
    return isinstance(reference, FormalReference) and isinstance(subject.parent(reference), Block)


def glued_prefix(subject: Subject, name: str, known: Iterable[str]) -> str | None:
    """The known name that a name begins with, where text is glued to it."""
    names = names_among(subject, known)
    found = next((one for one in names.beginnings(name) if _SUFFIX.match(name, len(one))), None)
    return found if found is not None and names.with_same_letters(name) is None else None
