"""Whom a call is for: https://docs.yespo.io/docs/how-use-v1event-api-resource."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.diagnostics import Outcome
from velocity_preview.payloads.payload import Note

if TYPE_CHECKING:
    from collections.abc import Mapping

_OF_CONTACT: Final = frozenset(
    {"contactid", "contact_id", "externalcustomerid", "email", "emailaddress", "useremail", "contactemail",
     "phone", "sms", "phonenumber", "pushtoken", "mobpushtoken", "telegrambottoken", "emails", "phones"}
)  # fmt: skip
"""Spellings that the ESP takes for an identifier, in lower case: of the call's own keys and of params."""
_NOTHING: Final = (None, "", "null")


def identifier_notes(call: Mapping[str, object], params: Mapping[str, object]) -> list[Note]:
    """The finding of an event that names nobody."""
    named = {**params, **{key: value for key, value in call.items() if key != "params"}}
    if _is_there(call.get("keyValue")) or any(
        key.lower() in _OF_CONTACT and _is_there(value) for key, value in named.items()
    ):
        return []
    message = "The event has no `keyValue` and no identifier of a contact"
    help_text = "Add `keyValue`, or one of contactId, externalCustomerId, email, phone and pushToken."
    return [Note("missing-identifier", Outcome.NOT_SENT, message, help_text, ("eventTypeKey",), of_key=True)]


def recipient_notes(recipient: Mapping[str, object], index: int) -> list[Note]:
    """The finding of a recipient that names nobody."""
    if _is_there(recipient.get("locator")) or _is_there(recipient.get("contactId")):
        return []
    message = "The recipient has neither `locator` nor `contactId`"
    path = ("recipients", index)
    return [Note("missing-identifier", Outcome.NOT_SENT, message, "Add one of the two.", path)]


def _is_there(value: object) -> bool:
    return (value.strip() if isinstance(value, str) else value) not in _NOTHING
