"""What a page asks: which template and scenario, with which engine, and what of it it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from velocity_preview.errors import SettingsError

if TYPE_CHECKING:
    from velocity_preview.workspace import MergeOptions

PARTS = frozenset({"data", "text", "template"})
"""What a view has only where the page shows it."""


@dataclass(frozen=True, slots=True)
class Question:
    """`scenario` may be empty for the first; `payload` is to hold `text` instead of what is on disk."""

    template: str
    scenario: str = ""
    engine: str = ""
    parts: frozenset[str] = frozenset()
    payload: str | None = None
    text: str | None = None

    @property
    def is_of_disk(self) -> bool:
        """Whether it asks for what is on disk, as the settings have it."""
        return self.text is None and not self.engine

    def options(self, usual: MergeOptions) -> MergeOptions:
        return usual._replace(engine=self.engine) if self.engine else usual


def read_question(fields: object) -> Question:
    """A question from a query or a JSON body: `t`, `s`, `e`, `want`, `payload`, `text`.

    Raises `SettingsError` where a field is not text.
    """
    if not isinstance(fields, Mapping):
        raise SettingsError("The question has to be an object")
    for name, value in fields.items():
        if not isinstance(value, str):
            raise SettingsError(f"`{name}` has to be a string")
    text = {name: value for name, value in fields.items() if isinstance(value, str)}
    return Question(
        template=text.get("t", ""),
        scenario=text.get("s", ""),
        engine=text.get("e", ""),
        parts=PARTS & set(text.get("want", "").split(",")),
        payload=text.get("payload"),
        text=text.get("text"),
    )
