from __future__ import annotations

from velocity_preview.diagnostics import Outcome
from velocity_preview.lint.rule import Rule


class ParamsShape(Rule):
    """A payload of the wrong shape.

    ## What it does
    Reports an element of `params` without name or value, names that stand twice, and payloads that are no
    object, have no recipients or otherwise not the shape of their resource.

    ## Why is this bad?
    The ESP does not accept the call, and nothing is sent.

    ## Example
    ```json
    {"eventTypeKey": "cart", "params": [{"value": "Ada"}]}
    ```
    ```json
    {"eventTypeKey": "cart", "params": [{"name": "firstName", "value": "Ada"}]}
    ```
    """

    outcomes = (Outcome.NOT_SENT,)
