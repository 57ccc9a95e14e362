from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.diagnostics import Edit, Outcome
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from velocity_preview.analysis.damage import Damage, Failure

_MINUS: Final = rare_pattern(r"(?<=[\w)\]}])([ \t]*-)(?=\.?\d)")
_DASH: Final = rare_pattern("[ \\t]*[\u2010\u2011\u2012\u2013\u2014\u2212][ \\t]*")


class AmbiguousMinus(Rule):
    """A minus that the engine does not take for one.

    ## What it does
    Reports `$n -1` and `$n-1` in an expression, and dashes (\u2013, \u2014, \u2212) in the place of a minus.

    ## Why is this bad?
    A `-` with a digit right behind it is the sign of that number, so two values stand side by side and the
    engine refuses the template: nothing is sent.

    ## Example
    ```vtl
    #set($last = $items.size() -1)
    ```
    ```vtl
    #set($last = $items.size() - 1)
    ```
    """

    outcomes = (Outcome.NOT_SENT,)
    cure = Cure.FIX
    rank = 45

    @classmethod
    def explain(cls, failure: Failure) -> Damage | None:
        edits = [Edit(failure.span(match), " - ") for match in _DASH.finditer(failure.code)]
        edits += [Edit(failure.span(match), " - ") for match in _MINUS.finditer(failure.code)]
        if not edits:
            return None
        first = min(edits, key=lambda edit: edit.span)
        found = failure.text[first.span.start : first.span.end]
        place = first.span.start + len(found) - len(found.lstrip())
        return cls.damage(
            Span(place, place + 1),
            "Two values stand side by side: this `-` is the sign of the number behind it."
            if found.strip() == "-"
            else f"`{found.strip()}` is a dash, no minus.",
            help="Write ` - ` with blanks around it.",
            fix=edits,
        )
