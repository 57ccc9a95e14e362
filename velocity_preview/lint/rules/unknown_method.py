from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.members import LOOP, TABLES, is_method_like, method_names
from velocity_preview.analysis.numerals import looks_like_json
from velocity_preview.analysis.records import StepRecord, Use
from velocity_preview.analysis.state import unset_path
from velocity_preview.diagnostics import Diagnostic, Edit, Outcome
from velocity_preview.engine.path import Member, VariableExpression
from velocity_preview.lint.doubts import failed_steps, steps_that_lack
from velocity_preview.lint.likeness import nearest_of
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.lint.selections import references_to
from velocity_preview.values.objects import JavaObject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from velocity_preview.engine.path import Step
    from velocity_preview.lint.subject import Subject

_NAMES: Final = {
    "String": "A string", "Integer": "An integer", "Long": "A long integer", "Double": "A decimal number",
    "BigInteger": "A large integer", "Boolean": "A boolean", "ArrayList": "A list", "LinkedHashMap": "A map",
    "Number": "A number", "ForeachScope": "`$foreach`",
}  # fmt: skip
_NUMBER_METHODS: Final = frozenset({"intValue", "longValue", "doubleValue", "floatValue"})


_ELSEWHERE: Final = ("IndexOutOfBoundsException", "PatternSyntaxException")
"""What other rules speak of: an index, a part of a string, a regular expression."""


def _in_doubt(subject: Subject) -> Iterable[Step]:
    """Steps that a value may lack, and those that tools are asked for."""
    of_tools = (one.steps[0] for one in references_to(*subject.tools)(subject) if one.steps)
    return dict.fromkeys((*steps_that_lack(subject), *of_tools))


class UnknownMethod(Rule):
    """A method that the value does not have.

    ## What it does
    Reports a call of a method that Java's class of the value does not have: `.intValue()` of a string,
    `.length()` of a list, `.toUppercase()`; and a call that ends the merge, for the method cannot take the
    arguments.

    ## Why is this bad?
    The engine does not complain: the reference prints its own source text, or nothing.

    ## Example
    With the data `{"total": "2499"}`:
    ```vtl
    $data.get('total').intValue()
    ```
    ```vtl
    $mathTool.toInteger($data.get('total'))
    ```
    """

    outcomes = (Outcome.WRONG_TEXT, Outcome.NOT_SENT)
    cure = Cure.SUGGEST

    @visits(failed_steps)
    def check_failure(self, member: Step) -> Iterator[Diagnostic]:
        """A call that merges came to, and that ended them: `$name.substring('a')`."""
        if not isinstance(member, Member):
            return
        scenarios = {
            index
            for name, found in self.subject.observed.failed[member].items()
            if not name.endswith(_ELSEWHERE)
            for index in found
        }
        if scenarios and member.name != "get" and not self._is_consequence(member):
            yield self.finding(
                member.name_span,
                f"`.{member.name}` does not take these arguments: the merge ends here.",
                element=member,
                outcome=Outcome.NOT_SENT,
                scenarios=self.subject.scenario_names(scenarios),
            )

    @visits(_in_doubt)
    def check(self, member: Step) -> Iterator[Diagnostic]:
        record = self.subject.records.steps.get(member)
        if record is None or not isinstance(member, Member):
            return
        lacking = self._lacking(member, record)
        kinds = {self._known_as(kind) for kind in lacking} - {
            "LinkedHashMap" if member.parameters is None else ""
        }
        if (
            not kinds
            or self._is_consequence(member)
            or _is_path(member)
            or (member.parameters is None and not self._is_method(member, record))
        ):
            return
        names: set[str] = set()
        for kind in kinds:
            names |= method_names(kind) or self._tool_methods(kind)
        meant = nearest_of(self.subject, member.name, names)
        yield self.finding(
            member.name_span,
            self._message(min(kinds), member, names),
            element=member,
            help=self._advice(member, record, meant.name if meant is not None else None),
            suggestion=(Edit(member.name_span, meant.name),) if meant is not None else (),
            scenarios=self._scenarios(member),
        )

    def _is_consequence(self, member: Member) -> bool:
        """Whether an argument is missing everywhere: that is said."""
        record = self.subject.records.steps.get(member)
        return record is not None and any(argument.missing for argument in record.arguments)

    def _lacking(self, member: Member, record: StepRecord) -> set[str]:
        """The types that do not have it: as merges show, and as the data says where none came."""
        observed = self.subject.observed.lacking.get(member, {})
        found = set(observed) or self._tool_without(member, record)
        if not observed and not record.owner.unknown:
            found |= record.lacking
        if member.parameters is None:
            found -= {"org.apache.velocity.runtime.directive.ForeachScope"}
            found |= record.lacking & {LOOP}
        return found

    def _tool_without(self, member: Member, record: StepRecord) -> set[str]:
        """The class of a tool that has no such method, where no merge comes to the call."""
        expression = self.subject.parent(member)
        if not isinstance(expression, VariableExpression) or expression.steps[0] is not member:
            return set()
        tool = self.subject.tools.get(expression.name)
        is_hidden = record.path != unset_path(expression.name)
        if not isinstance(tool, JavaObject) or is_hidden or member.parameters is None:
            return set()
        names = self._tool_methods(tool.java_class)
        return set() if not names or member.name in names else {tool.java_class}

    def _known_as(self, kind: str) -> str:
        simple = kind.rpartition(".")[2]
        return simple if simple in TABLES else kind

    def _is_method(self, member: Member, record: StepRecord) -> bool:
        """A property that is the name of a method, or near to one: `$total.intValue`."""
        kinds = record.owner.java_types
        if record.owner.unknown or not kinds or not record.uses - {Use.TEST}:
            return False
        if kinds == {LOOP}:
            return True
        if not kinds <= TABLES.keys():
            return False
        return is_method_like(member.name, kinds)

    def _tool_methods(self, kind: str) -> frozenset[str]:
        for tool in self.subject.tools.values():
            if isinstance(tool, JavaObject) and tool.java_class == kind:
                return frozenset(tool.members.methods) if tool.members is not None else frozenset()
        return frozenset()

    def _message(self, kind: str, member: Member, names: set[str]) -> str:
        name = _NAMES.get(kind, f"`{kind.rpartition('.')[2]}`")
        if member.name in names:
            return f"{name} has no method `{member.name}` for these arguments."
        return f"{name} has no method `{member.name}`."

    def _advice(self, member: Member, record: StepRecord, meant: str | None) -> str | None:
        if looks_like_json(record.owner):
            return (
                "The value is JSON in a string: send an object, or parse it with the workflow's JSON field."
            )
        if meant is not None:
            return f"Did you mean `{meant}`?"
        if member.name in _NUMBER_METHODS:
            return "The value is a string: write `$mathTool.toInteger(…)` or `$mathTool.toDouble(…)`."
        if member.name == "length":
            return "Write `.size()`."
        if member.name.startswith("get") and record.owner.maps:
            key = member.name[3:4].lower() + member.name[4:]
            return f"Write `.get('{key}')`."
        return None

    def _scenarios(self, member: Member) -> tuple[str, ...]:
        found = self.subject.observed.lacking.get(member, {})
        return self.subject.scenario_names(set().union(*found.values())) if found else ()


def _is_path(member: Member) -> bool:
    """`get('a', 'b')`: two keys for one."""
    return member.name == "get" and member.parameters is not None and len(member.parameters.values) > 1
