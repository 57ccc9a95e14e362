from __future__ import annotations

from velocity_preview.diagnostics import Outcome
from velocity_preview.lint.rule import Rule


class ReservedKey(Rule):
    """A key with the name of something that the context has already.

    ## What it does
    Reports the keys `data` and `foreach`, and those with the name of a tool, in the root of a payload.

    ## Why is this bad?
    `$data` is the whole data, `$foreach` the loop, and `$mathTool` the tool, wherever they are. The key can
    be read with `$data.get('foreach')` only.

    ## Example
    ```json
    {"data": {"total": 990}, "foreach": 5}
    ```
    ```json
    {"order": {"total": 990}, "each": 5}
    ```
    """

    outcomes = (Outcome.RISK,)
    tier = 2
