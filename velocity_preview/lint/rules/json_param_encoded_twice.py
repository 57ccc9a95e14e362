from __future__ import annotations

from velocity_preview.diagnostics import Outcome
from velocity_preview.lint.rule import Rule


class JsonParamEncodedTwice(Rule):
    """JSON in a string in a string.

    ## What it does
    Reports a `jsonParam` whose JSON is again a string with JSON in it.

    ## Why is this bad?
    The template finds no keys in a string: everything is empty.

    ## Example
    ```json
    {"recipients": [{"jsonParam": "\\"{\\\\\\"name\\\\\\": \\\\\\"Ada\\\\\\"}\\""}]}
    ```
    ```json
    {"recipients": [{"jsonParam": "{\\"name\\": \\"Ada\\"}"}]}
    ```
    """

    outcomes = (Outcome.WRONG_TEXT,)
