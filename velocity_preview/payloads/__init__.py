"""Payloads: the ESP's JSON as scenarios, each a context to render a template with."""

from velocity_preview.payloads.encoding import decode_payload
from velocity_preview.payloads.findings import is_of_message
from velocity_preview.payloads.json_lines import read_json_lines
from velocity_preview.payloads.kinds import KINDS
from velocity_preview.payloads.limits import MAX_PAYLOAD_BYTES
from velocity_preview.payloads.loading import load_payload
from velocity_preview.payloads.payload import Origin, Payload, Scenario
from velocity_preview.payloads.places import Path
from velocity_preview.payloads.rewriting import payload_text

__all__ = [
    "KINDS",
    "MAX_PAYLOAD_BYTES",
    "Origin",
    "Path",
    "Payload",
    "Scenario",
    "decode_payload",
    "is_of_message",
    "load_payload",
    "payload_text",
    "read_json_lines",
]
