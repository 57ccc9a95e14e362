"""The formats of what-if by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.reporters.style import PLAIN, Style
from velocity_preview.reporters.whatif_html import whatif_html
from velocity_preview.reporters.whatif_json import whatif_json
from velocity_preview.reporters.whatif_text import whatif_text

if TYPE_CHECKING:
    from velocity_preview.whatif import WhatIfReport

WHATIF_FORMATS = ("text", "json", "html")


def whatif_formatted(report: WhatIfReport, form: str, *, style: Style = PLAIN) -> str:
    """A report in one of `WHATIF_FORMATS`; `style` is for text."""
    if form == "text":
        return whatif_text(report, style)
    return whatif_json(report) if form == "json" else whatif_html(report)
