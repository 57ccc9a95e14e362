"""`#parse`, `#include` and `#evaluate` on the way: a text that is known is read as a part of the template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.engine.inclusion import EvaluateDirective, IncludeDirective, ParseDirective

if TYPE_CHECKING:
    from velocity_preview.analysis.flow import Flow
    from velocity_preview.analysis.includes import Others
    from velocity_preview.analysis.state import State
    from velocity_preview.engine import Template
    from velocity_preview.engine.element import Operand
    from velocity_preview.source import Source


class Inclusions:
    """`templates` are those that were read, in their order; `evaluated` the strings of `#evaluate` that are
    known, by the source that is read from them.
    """

    def __init__(self, flow: Flow, others: Others) -> None:
        self.templates: dict[Template, None] = {}
        self.evaluated: dict[Source, Operand] = {}
        self._flow = flow
        self._others = others

    def read(self, directive: ParseDirective | IncludeDirective | EvaluateDirective, state: State) -> None:
        flow = self._flow
        facts = [flow.operands.value(argument, state) for argument in directive.arguments]
        if isinstance(directive, IncludeDirective):
            return
        text = facts[0].only_constant if facts else None
        other = self._other(directive, text) if isinstance(text, str) else None
        if other is None:
            state.open = True
            flow.workshop.open_all()
            return
        self.templates.setdefault(other)
        if isinstance(directive, EvaluateDirective):
            self.evaluated.setdefault(other.source, directive.arguments[0])
        flow.other(other, state)

    def _other(self, directive: ParseDirective | EvaluateDirective, text: str) -> Template | None:
        is_evaluated = isinstance(directive, EvaluateDirective)
        return self._others.evaluated(text) if is_evaluated else self._others.included(text)
