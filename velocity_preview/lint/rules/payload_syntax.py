from __future__ import annotations

from velocity_preview.diagnostics import Outcome
from velocity_preview.lint.rule import Rule


class PayloadSyntax(Rule):
    """A payload that is no JSON.

    ## What it does
    Reports where a payload stops being JSON, in the file and inside of the string of a `jsonParam`:
    unescaped or typographic quotes, raw line breaks, trailing commas, comments, `NaN`.

    ## Why is this bad?
    The ESP answers *Wrong Format*, and nothing is sent.

    ## Example
    ```json
    {"recipients": [{"jsonParam": "{"name": "Ada"}"}]}
    ```
    The quotes of the inner JSON are escaped:
    ```json
    {"recipients": [{"jsonParam": "{\\"name\\": \\"Ada\\"}"}]}
    ```
    """

    outcomes = (Outcome.NOT_SENT,)
