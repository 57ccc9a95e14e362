from __future__ import annotations

from velocity_preview.diagnostics import Outcome
from velocity_preview.lint.rule import Rule


class StaleBaselineEntry(Rule):
    """An entry of the baseline whose finding is not there any more.

    ## What it does
    Reports entries of the file given as `--baseline` that no finding of this run needs: somebody cured it, or
    its file is gone. Entries of files that are not looked at are left alone.

    ## Why is this bad?
    The entry hides the next finding that looks like it.

    ## Example
    ```json
    {"path": "cart.vm", "rule": "unknown-key", "context": "Hello $!data.get('nmae')", "count": 1}
    ```
    for a `cart.vm` that says
    ```vtl
    Hello $!data.get('name')
    ```
    """

    outcomes = (Outcome.RISK,)
