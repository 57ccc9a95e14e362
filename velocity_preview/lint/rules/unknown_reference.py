from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.analysis.records import NameRecord, NameState, Use
from velocity_preview.diagnostics import Diagnostic, Edit
from velocity_preview.engine.reference import FormalReference
from velocity_preview.lint.doubts import references_where
from velocity_preview.lint.likeness import nearest_of
from velocity_preview.lint.places import name_span
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.lint.rules.glued_name import glued_prefix, is_in_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.names import Nearest
    from velocity_preview.engine.path import VariableExpression


class UnknownReference(Rule):
    """A name that nothing sets.

    ## What it does
    Reports a reference whose name is no key of the data, no tool, and set by no `#set`, `#foreach`,
    `#define` or macro. A test whether it is there (`#if($gift)`) is no finding.

    ## Why is this bad?
    The reference prints its own source text, `$fristName`, or nothing where it is quiet. Names are
    case-sensitive.

    ## Example
    With the data `{"firstName": "Ada"}`:
    ```vtl
    Hello $fristName
    ```
    Write the name as the payload has it:
    ```vtl
    Hello $firstName
    ```
    """

    cure = Cure.SUGGEST
    of_data = True

    @visits(references_where(NameState.UNSET))
    def check(self, expression: VariableExpression) -> Iterator[Diagnostic]:
        record = self.subject.records.names.get(expression)
        name = expression.name
        if record is None or record.states != {NameState.UNSET} or name in self.subject.elsewhere:
            return
        meant = nearest_of(self.subject, name, self.subject.known_names)
        if not self._matters(expression, record, meant) or self._is_glued(expression):
            return
        span = name_span(expression, name)
        yield self.finding(
            span,
            f"Nothing sets `${name}`: it is no key of the data, no tool and no variable.",
            element=expression,
            help=self._advice(name, meant),
            suggestion=(Edit(span, meant.name),) if meant is not None and meant.name.isidentifier() else (),
        )

    def _matters(self, expression: VariableExpression, record: NameRecord, meant: Nearest | None) -> bool:
        if not self.subject.world.has_data:
            return False
        if meant is not None and meant.same_letters:
            return True
        if expression.name.lower() in ("null", "nil"):
            return False
        records = self.subject.records
        is_used = expression in records.used_missing
        harmless = {Use.TEST} if expression.steps else {Use.TEST, Use.BIND}
        if record.uses <= harmless and not is_used:
            return meant is not None and (bool(expression.steps) or expression in records.guarded_missing)
        is_used = is_used or not record.uses <= {*harmless, Use.DEFAULTED}
        is_certain = not record.guarded and self.subject.runs(expression)
        return meant is not None or (is_certain and is_used)

    def _is_glued(self, expression: VariableExpression) -> bool:
        """Whether it is a known name with text glued to it."""
        reference = self.subject.parent(expression)
        is_bare = isinstance(reference, FormalReference) and not (reference.braces or reference.escapes)
        is_bare = is_bare and is_in_text(reference, self.subject)
        return (
            is_bare
            and not expression.steps
            and glued_prefix(self.subject, expression.name, self.subject.facts_of_names) is not None
        )

    def _advice(self, name: str, meant: Nearest | None) -> str | None:
        if f"{name}Tool" in self.subject.world.tools:
            return f"The tool of this profile is `${name}Tool`."
        if meant is None:
            return None
        if meant.same_letters:
            return f"Names are case-sensitive: did you mean `${meant.name}`?"
        return f"Did you mean `${meant.name}`?"
