from __future__ import annotations

from velocity_preview.diagnostics import Outcome
from velocity_preview.lint.rule import Rule


class DuplicateKey(Rule):
    """A key that stands twice in an object.

    ## What it does
    Reports keys that are repeated in one object, and keys that differ by their case alone.

    ## Why is this bad?
    Of two values with the same key the last one counts, without a word.

    ## Example
    ```json
    {"name": "Ada", "name": "Grace"}
    ```
    ```json
    {"firstName": "Ada", "lastName": "Grace"}
    ```
    """

    outcomes = (Outcome.RISK,)
