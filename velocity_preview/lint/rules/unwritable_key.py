from __future__ import annotations

from velocity_preview.diagnostics import Outcome
from velocity_preview.lint.rule import Rule


class UnwritableKey(Rule):
    """A key that cannot be written behind a dot.

    ## What it does
    Reports keys that are no name for Velocity: with a blank, a dot or a hyphen, with a digit first, or with
    other letters than Latin ones.

    ## Why is this bad?
    `$item.Old Price` and `$data.1043` read something else, and print it. Such a key can be read with
    `get('Old Price')` only.

    ## Example
    ```json
    {"Old Price": 990}
    ```
    ```json
    {"oldPrice": 990}
    ```
    """

    outcomes = (Outcome.RISK,)
    tier = 2
