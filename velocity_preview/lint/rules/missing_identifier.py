from __future__ import annotations

from velocity_preview.diagnostics import Outcome
from velocity_preview.lint.rule import Rule


class MissingIdentifier(Rule):
    """A call that says for no contact whom the message is for.

    ## What it does
    Reports an event without `keyValue` and without a contact's identifier, and a recipient without `locator`
    and `contactId`. It is off where the settings do not name it: payloads that are kept for previews leave
    out whom they were for.

    ## Why is this bad?
    The ESP does not know the contact. It does not accept the event, and nothing is sent.

    ## Example
    ```json
    {"eventTypeKey": "cart", "params": [{"name": "total", "value": "990"}]}
    ```
    ```json
    {"eventTypeKey": "cart", "keyValue": "ada@example.com", "params": [{"name": "total", "value": "990"}]}
    ```
    """

    outcomes = (Outcome.NOT_SENT,)
    tier = 2
    is_on = False
