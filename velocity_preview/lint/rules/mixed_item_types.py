from __future__ import annotations

from velocity_preview.diagnostics import Outcome
from velocity_preview.lint.rule import Rule


class MixedItemTypes(Rule):
    """A key that has another type in some items of a list.

    ## What it does
    Reports `"55.5"` in one item and `419.99` in another.

    ## Why is this bad?
    `+` glues the string to the sum, a comparison takes it for a text, and a method of numbers is missing on
    it: the template works with one item and fails with the next.

    ## Example
    ```json
    {"items": [{"price": "55.5"}, {"price": 419.99}]}
    ```
    ```json
    {"items": [{"price": 55.5}, {"price": 419.99}]}
    ```
    """

    outcomes = (Outcome.RISK,)
    tier = 2
