from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.analysis.operations import LOGICAL, Operation, unwrapped
from velocity_preview.diagnostics import Diagnostic, Outcome, Related
from velocity_preview.engine.if_directive import IfDirective
from velocity_preview.engine.literals import Literal
from velocity_preview.engine.reference import FormalReference
from velocity_preview.lint.rule import Rule, visits
from velocity_preview.lint.selections import conditions, operations_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from velocity_preview.engine.element import Operand
    from velocity_preview.engine.expression import Condition
    from velocity_preview.engine.if_directive import ElseBlock
    from velocity_preview.lint.subject import Subject


def _testing_no_references(subject: Subject) -> Iterable[Condition]:
    """Conditions of which no test is a reference or begins with one."""
    return [condition for condition, tests in conditions(subject) if not any(map(_is_of_reference, tests))]


def _is_of_reference(test: Operation | Operand) -> bool:
    return isinstance(test.left if isinstance(test, Operation) else test, FormalReference)


class ConstantCondition(Rule):
    """A condition that is always true or always false.

    ## What it does
    Reports `$a != 'x' || $a != 'y'`, `$a == 'x' && $a == 'y'`, conditions of literals alone, an `#elseif`
    with the condition of an arm before it, and arms that are the same.

    ## Why is this bad?
    One of the arms is never sent. Mostly `&&` and `||` are mixed up, or a copy was not finished.

    ## Example
    ```vtl
    #if($status != 'new' || $status != 'paid')On its way#end
    ```
    ```vtl
    #if($status != 'new' && $status != 'paid')On its way#end
    ```
    """

    outcomes = (Outcome.RISK,)
    tier = 2

    @visits(operations_with("||", "&&"))
    def check_logic(self, operation: Operation) -> Iterator[Diagnostic]:
        wanted = "!=" if operation.sign == "||" else "=="
        first, second = _compared(operation.left, wanted), _compared(operation.right, wanted)
        if first is not None and second is not None and first[0] == second[0] and first[1] != second[1]:
            yield self.finding(
                operation.operator,
                f"`{first[0]}` cannot be both, so this is always "
                f"{'true' if operation.sign == '||' else 'false'}.",
                help=f"Write `{'&&' if operation.sign == '||' else '||'}`.",
            )

    @visits(_testing_no_references)
    def check_literals(self, condition: Condition) -> Iterator[Diagnostic]:
        is_constant = not any(isinstance(one, FormalReference) for one in condition.walk())
        if is_constant and "%" not in condition.source_text:  # a merge tag of the ESP
            yield self.finding(condition, "This condition is the same for every message.")

    @visits(IfDirective)
    def check_arms(self, directive: IfDirective) -> Iterator[Diagnostic]:
        seen = {_text(directive.condition): directive.condition} if directive.elseifs else {}
        for arm in directive.elseifs:
            before = seen.setdefault(_text(arm.condition), arm.condition)
            if before is not arm.condition:
                yield self.finding(
                    arm.condition,
                    "An arm before this one has the same condition, so this one never runs.",
                    related=(Related(before.span, "the same"),) if self.subject.is_own(directive) else (),
                )
        if directive.else_block is not None and _are_same(directive, directive.else_block):
            yield self.finding(directive.head_span, "All arms are the same.", element=directive)


def _compared(side: Operation | Operand, sign: str) -> tuple[str, object] | None:
    """The reference and the constant of a comparison with this sign."""
    side = unwrapped(side)
    if not isinstance(side, Operation) or side.sign in LOGICAL or side.sign != sign:
        return None
    left, right = unwrapped(side.left), unwrapped(side.right)
    reference, literal = (left, right) if isinstance(left, FormalReference) else (right, left)
    if not isinstance(reference, FormalReference) or not isinstance(literal, Literal):
        return None
    return f"${reference.expression.source_text}", literal.constant


def _are_same(directive: IfDirective, last: ElseBlock) -> bool:
    """Whether the arms have the same text, and have one."""
    first = directive.block.source_text.strip()
    others = (last.block, *[arm.block for arm in directive.elseifs])
    return first != "" and all(block.source_text.strip() == first for block in others)


def _text(condition: Condition) -> str:
    return "".join(condition.source_text.split())
