"""What became of reading a text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from velocity_preview.analysis.attributes import Attributes
from velocity_preview.analysis.patched import Patched
from velocity_preview.analysis.scan import scan

if TYPE_CHECKING:
    from velocity_preview.analysis.damage import Damage
    from velocity_preview.analysis.scanned import Scanned
    from velocity_preview.engine import Template
    from velocity_preview.errors import VelocitySyntaxError
    from velocity_preview.source import Source


@dataclass(slots=True)
class Recovered:
    """`template` is that of the mended text; None where nothing helps. Damages are in offsets of the
    original.
    """

    source: Source
    template: Template | None = None
    error: VelocitySyntaxError | None = None
    """What the engine says of the original."""
    damages: list[Damage] = field(default_factory=list)
    patched: Patched = field(init=False)
    scanned: Scanned | None = None
    """The mended text as it was looked at last."""

    def __post_init__(self) -> None:
        self.patched = Patched(self.source.text)

    @property
    def attributes(self) -> Attributes:
        """Those of the HTML of the mended text."""
        text = self.patched.text
        if self.scanned is not None and self.scanned.text == text:
            return self.scanned.attributes
        return Attributes(text, scan(text))
