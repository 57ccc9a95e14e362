from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.diagnostics import Diagnostic, Edit
from velocity_preview.engine.literals import Literal
from velocity_preview.engine.macro import MacroCall
from velocity_preview.engine.reference import FormalReference
from velocity_preview.lint.likeness import nearest_of
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


class UnknownMacro(Rule):
    """A call of a macro that is not defined.

    ## What it does
    Reports `#name($x)` where no `#macro(name …)` stands in the template or in a file that it includes.

    ## Why is this bad?
    The call is printed as it stands: `#price($item.price)`.

    ## Example
    ```vtl
    #macro(price $amount)$amount UAH#end
    #prise($item.price)
    ```
    ```vtl
    #macro(price $amount)$amount UAH#end
    #price($item.price)
    ```
    """

    cure = Cure.SUGGEST

    @visits(MacroCall)
    def check(self, call: MacroCall) -> Iterator[Diagnostic]:
        flow = self.subject.flow
        if call.macro_name in flow.whole.macros or flow.state.open:
            return
        meant = nearest_of(self.subject, call.macro_name, flow.whole.macros)
        if meant is None and not _is_call(call):
            return
        start = call.span.start + call.reading.text[call.start : call.end].index(call.macro_name)
        name = Span(start, start + len(call.macro_name))
        yield self.finding(
            call.head_span,
            f"No `#macro` defines `{call.macro_name}`: the call is printed as it stands.",
            element=call,
            help=f"Did you mean `#{meant.name}`?" if meant is not None else None,
            suggestion=(Edit(name, meant.name),) if meant is not None else (),
        )


def _is_call(call: MacroCall) -> bool:
    """Whether it is no text, such as `#sale(50)`."""
    if call.block is not None or not call.arguments:
        return call.block is not None or call.reading.text[call.start : call.end].rstrip().endswith("()")
    return any(
        isinstance(argument, FormalReference) or (isinstance(argument, Literal) and argument.keeps_text)
        for argument in call.arguments
    )
