"""How much is measured."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """The full one is for figures, the short one shows that all of it still runs."""

    rounds: int = 5
    recipients: int = 10_000
    sizes: tuple[int, ...] = (10_000, 100_000, 1_000_000)
    """Characters of the templates that grow."""
    reloads: int = 10_000
    templates: int = 1_000
    other_languages: bool = True


SHORT = Scale(
    rounds=1, recipients=20, sizes=(1_000, 2_000, 4_000), reloads=20, templates=4, other_languages=False
)
