from __future__ import annotations

from velocity_preview.diagnostics import Outcome
from velocity_preview.lint.rule import Cure, Rule


class MalformedSuppression(Rule):
    """A `velocity-preview:` comment with an unknown rule or command.

    ## What it does
    Reports comments that are meant for the linter and name a rule that does not exist, or another command
    than `disable-next-line`, `disable-line`, `disable` and `enable`.

    ## Why is this bad?
    Nothing is suppressed.

    ## Example
    ```vtl
    ## velocity-preview: disable-next-line unknown_key -- comes from the CRM
    Hello $!data.get('nick')
    ```
    ```vtl
    ## velocity-preview: disable-next-line unknown-key -- comes from the CRM
    Hello $!data.get('nick')
    ```
    """

    outcomes = (Outcome.RISK,)
    cure = Cure.SUGGEST
