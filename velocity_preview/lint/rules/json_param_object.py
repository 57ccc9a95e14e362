from __future__ import annotations

from velocity_preview.diagnostics import Outcome
from velocity_preview.lint.rule import Rule


class JsonParamObject(Rule):
    """A `jsonParam` that is an object.

    ## What it does
    Reports a recipient whose `jsonParam` is an object instead of a string.

    ## Why is this bad?
    The resource takes a string with JSON in it.

    ## Example
    ```json
    {"recipients": [{"locator": "ada@example.com", "jsonParam": {"name": "Ada"}}]}
    ```
    ```json
    {"recipients": [{"locator": "ada@example.com", "jsonParam": "{\\"name\\": \\"Ada\\"}"}]}
    ```
    """

    outcomes = (Outcome.NOT_SENT,)
