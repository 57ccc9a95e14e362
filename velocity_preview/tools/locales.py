"""java.util.Locale as far as templates meet it: `$numberTool.locale`, or `'de_DE'` for such a parameter."""

from __future__ import annotations

from typing import Final

from velocity_preview.values.java_types import TypedObject
from velocity_preview.values.member_tables import MemberTable
from velocity_preview.values.object_members import OBJECT

_NEW_CODES: Final = {"iw": "he", "ji": "yi", "in": "id"}


class Locale(TypedObject):
    """A language, perhaps with a country and a variant."""

    java_class = "java.util.Locale"
    java_types = frozenset({"Locale", "Object"})

    def __init__(self, language: str, country: str = "", variant: str = "") -> None:
        language = language.lower()
        self.language = _NEW_CODES.get(language, language)
        self.country = country.upper()
        self.variant = variant

    @classmethod
    def of(cls, text: str) -> Locale:
        """From `de`, `de_DE` or `de_DE_variant`."""
        return cls(*text.split("_", 2))

    def java_string(self) -> str:
        parts = [self.language, self.country, self.variant]
        while parts and not parts[-1]:
            parts.pop()
        return "_".join(parts)

    @property
    def members(self) -> MemberTable:
        """What a template calls."""
        return _TABLE


_TABLE: Final = MemberTable(
    {
        "getLanguage()": lambda locale: locale.language,
        "getCountry()": lambda locale: locale.country,
        "getVariant()": lambda locale: locale.variant,
    },
    OBJECT,
)
