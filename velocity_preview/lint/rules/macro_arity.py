from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.analysis.records import Use
from velocity_preview.diagnostics import Diagnostic, Related
from velocity_preview.engine.expression import Condition
from velocity_preview.engine.if_directive import IfDirective
from velocity_preview.engine.macro import MacroCall
from velocity_preview.engine.reference import FormalReference
from velocity_preview.lint.rule import Rule, visits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from velocity_preview.engine.element import Element
    from velocity_preview.engine.macro import MacroDefinition
    from velocity_preview.lint.subject import Subject


class MacroArity(Rule):
    """A call of a macro with too few arguments.

    ## What it does
    Reports `#price($item.price)` where the macro has another parameter, prints it without `$!`, and no test
    stands before it.

    ## Why is this bad?
    The macro prints the parameter's own name: `$currency`.

    ## Example
    ```vtl
    #macro(price $amount $currency)$amount $currency#end
    #price(990)
    ```
    ```vtl
    #macro(price $amount $currency)$amount $currency#end
    #price(990 'UAH')
    ```
    """

    tier = 2
    replaces = frozenset({"literal-in-output", "sometimes-missing-key", "maybe-unset"})

    def __init__(self, subject: Subject) -> None:
        super().__init__(subject)
        self._printing: dict[MacroDefinition, Mapping[str, FormalReference]] = {}
        self._asked: dict[Element, set[str]] = {}

    @visits(MacroCall)
    def check(self, call: MacroCall) -> Iterator[Diagnostic]:
        macro = self.subject.flow.whole.macros.get(call.macro_name)
        if macro is None:
            return
        left = macro.parameters[len(call.arguments) :]
        for parameter, default in left:
            name = parameter.expression.name
            printed = self._printed(macro, name) if default is None else None
            if printed is not None:
                is_near = printed.reading.source is call.reading.source
                yield self.finding(
                    call.head_span,
                    f"`#{call.macro_name}` prints `{printed.literal}`: the argument for it is missing here.",
                    element=call,
                    help=f"Add the argument, or give the parameter a default: `${name}=''`.",
                    related=(Related(printed.span, "printed here"),) if is_near else (),
                )
                return

    def _printed(self, macro: MacroDefinition, name: str) -> FormalReference | None:
        """Where a macro prints a parameter without a test before it."""
        if name in self.subject.set_names:
            return None
        if macro not in self._printing:
            self._printing[macro] = self._prints_of(macro)
        return self._printing[macro].get(name)

    def _prints_of(self, macro: MacroDefinition) -> Mapping[str, FormalReference]:
        """The names that a macro prints without a test before them, with the first place of each."""
        found: dict[str, FormalReference] = {}
        for element in macro.block.walk():
            if (
                isinstance(element, FormalReference)
                and (name := element.expression.name) not in found
                and not (element.silent or element.alternate or element.escapes % 2)
                and not any(name in self._asked_by(one) for one in self.subject.around(element, IfDirective))
                and self._is_printed(element)
            ):
                found[name] = element
        return found

    def _asked_by(self, directive: Element) -> set[str]:
        """The names that the conditions of an `#if` ask for."""
        if directive not in self._asked:
            conditions = [one for one in directive.walk() if isinstance(one, Condition)]
            names = {name for condition in conditions for one in condition.walk() for name in one.reads}
            self._asked[directive] = names
        return self._asked[directive]

    def _is_printed(self, reference: FormalReference) -> bool:
        record = self.subject.records.names.get(reference.expression)
        return record is not None and Use.PRINT in record.uses
