"""Payloads of any size, one recipient after the other."""

from velocity_preview.payloads.streaming.document import Document
from velocity_preview.payloads.streaming.lines import Lines, Pause
from velocity_preview.payloads.streaming.opening import open_payload
from velocity_preview.payloads.streaming.piece import Findings, Piece, Read
from velocity_preview.payloads.streaming.sniffing import MOST, is_json_lines
from velocity_preview.payloads.streaming.whole import Loaded, Whole

__all__ = [
    "MOST",
    "Document",
    "Findings",
    "Lines",
    "Loaded",
    "Pause",
    "Piece",
    "Read",
    "Whole",
    "is_json_lines",
    "open_payload",
]
