from __future__ import annotations

from velocity_preview.diagnostics import Outcome
from velocity_preview.lint.rule import Rule


class PayloadLimit(Rule):
    """A payload over a limit of the ESP.

    ## What it does
    Reports an event larger than 20 KB, more than 1,000 recipients or orders in a call, names that are too
    long or have forbidden characters, and files too large to be payloads.

    ## Why is this bad?
    The ESP does not accept the call, and nothing is sent.

    ## Example
    ```json
    {"eventTypeKey": "cart;abandoned", "params": []}
    ```
    ```json
    {"eventTypeKey": "cart-abandoned", "params": []}
    ```
    """

    outcomes = (Outcome.NOT_SENT,)
