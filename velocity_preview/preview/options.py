"""How the preview renders: what the command line or the settings chose."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from velocity_preview.engine import Limits

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class PreviewOptions:
    """`root` and `payload_kind` are `load_payload`'s; `now` fixes the date tool's clock."""

    engine: str = "2.4.1"
    profile: str = "yespo"
    root: str | None = None
    payload_kind: str | None = None
    now: datetime | None = None
    limits: Limits = field(default_factory=Limits)
