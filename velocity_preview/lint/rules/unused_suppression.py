from __future__ import annotations

from velocity_preview.diagnostics import Outcome
from velocity_preview.lint.rule import Cure, Rule


class UnusedSuppression(Rule):
    """A comment that suppresses nothing.

    ## What it does
    Reports rules named in a `velocity-preview:` comment that find nothing at its place any more, and `enable`
    for what is not disabled. Where the linter cannot know, as for rules about data without a payload, it is
    silent.

    ## Why is this bad?
    The comment hides the next finding there, which nobody has looked at.

    ## Example
    ```vtl
    ## velocity-preview: disable-next-line accidental-comment -- the address is in the data
    <a href="$url">
    ```
    ```vtl
    <a href="$url">
    ```
    """

    outcomes = (Outcome.RISK,)
    cure = Cure.SUGGEST
