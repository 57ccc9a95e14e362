"""Colour on terminals."""

from __future__ import annotations

from typing import Literal

Role = Literal["error", "warning", "info", "help", "path", "frame", "related", "rule"]

_CODES: dict[Role, str] = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "help": "32",
    "path": "1",
    "frame": "2",
    "related": "34",
    "rule": "2",
}


class Style:
    """Paints text, or leaves it plain."""

    def __init__(self, colored: bool = False) -> None:
        self.colored = colored

    def __call__(self, text: str, role: Role) -> str:
        return f"\x1b[{_CODES[role]}m{text}\x1b[0m" if self.colored and text else text


PLAIN = Style()
