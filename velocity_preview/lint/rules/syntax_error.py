from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.diagnostics import Outcome, Related
from velocity_preview.lint.rule import Rule
from velocity_preview.source import Span

if TYPE_CHECKING:
    from velocity_preview.analysis.damage import Damage, Failure


class SyntaxError(Rule):  # noqa: A001  (the rule's name)
    """The engine refuses the template.

    ## What it does
    Reports each place where Velocity cannot read on, at the engine's own line and column, unless another
    rule explains it.

    ## Why is this bad?
    A template that cannot be read is not sent to anybody.

    ## Example
    ```vtl
    #if($total > )Free delivery#end
    ```
    A value is missing behind the operator:
    ```vtl
    #if($total > 50)Free delivery#end
    ```
    """

    outcomes = (Outcome.NOT_SENT,)
    rank = 1000

    @classmethod
    def explain(cls, failure: Failure) -> Damage:
        error = failure.error
        start = min(failure.at, len(failure.text))
        related = []
        if error.opener is not None and error.source.text == failure.text:
            related.append(Related(error.opener, "still open here"))
        return cls.damage(
            Span(start, min(start + 1, len(failure.text))),
            error.message,
            failure.neutral,
            help=error.help,
            related=related,
        )
