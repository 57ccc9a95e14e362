"""What the stock tools have in common: an engine, a locale, and strings taken for numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from velocity_preview.tools.decimal_parsing import parse_number
from velocity_preview.tools.locales import Locale
from velocity_preview.tools.number_formats import DEFAULT_FORMAT, number_format
from velocity_preview.tools.releases import RELEASES, Release
from velocity_preview.values.iteration import iterate
from velocity_preview.values.member_tables import MemberTable
from velocity_preview.values.numbers import Number, is_number
from velocity_preview.values.object_members import OBJECT
from velocity_preview.values.objects import JavaObject
from velocity_preview.values.text import java_string

if TYPE_CHECKING:
    from collections.abc import Sequence

    from velocity_preview.tools.decimal_format import DecimalFormat
    from velocity_preview.values.engines import Engine


class Tool(JavaObject):
    """A tool in the release that stands beside an engine."""

    def __init__(self, engine: Engine, locale: Locale) -> None:
        self.locale = locale
        self.release = RELEASES[engine.name]

    def for_engine(self, engine: Engine) -> Self:
        """The same tool for another engine."""
        return self if RELEASES[engine.name] is self.release else type(self)(engine, self.locale)

    def number(self, value: object) -> Number | None:
        """What the tool takes a value for; None, where it is no number."""
        return to_number(value, number_format(DEFAULT_FORMAT, self.locale.language, self.locale.country))


def inherited(release: Release) -> MemberTable:
    """The members of a tool that was never configured."""
    conversion = {"toLocale(Object)": _to_locale} if release.locale_conversion else {}
    configuration = {
        "getFormat()": lambda _: DEFAULT_FORMAT,
        "getLocale()": lambda tool: tool.locale,
        "isConfigLocked()": lambda _: False,
        "isSafeMode()": lambda _: False,
    }
    return MemberTable({**configuration, **conversion}, OBJECT)


def _to_locale(_: Tool, value: object) -> Locale | None:
    if isinstance(value, Locale):
        return value
    text = java_string(value)
    return None if text is None or text.endswith("_") else Locale.of(text)


def elements(values: object) -> Sequence[object]:
    """Of a collection or an array; the arguments that Java makes an array of are a tuple."""
    return values if isinstance(values, tuple) else list(iterate(values) or ())


def to_number(value: object, form: DecimalFormat) -> Number | None:
    """A number as it is, anything else as its text begins: `5%` is 5, `1 250` is 1. None for no number."""
    if is_number(value):
        return value
    if value is None or isinstance(value, (list, dict)):
        return None
    read = parse_number(form, java_string(value) or "")
    return read[0] if read else None
