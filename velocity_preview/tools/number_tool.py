"""`$numberTool`: org.apache.velocity.tools.generic.NumberTool.

A format is the name of a standard one (`integer`, `number`, `percent`, `currency`) or a DecimalFormat
pattern. Where the value is no number the reference prints as it is written; a malformed pattern ends the
merge.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, ClassVar, Final

from velocity_preview.tools.locales import Locale
from velocity_preview.tools.number_formats import DEFAULT_FORMAT, number_format
from velocity_preview.tools.tool import Tool, inherited, to_number
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.member_tables import MemberTable
from velocity_preview.values.numbers import Number, is_number
from velocity_preview.values.object_members import OBJECT
from velocity_preview.values.objects import JavaObject

if TYPE_CHECKING:
    from collections.abc import Mapping

    from velocity_preview.tools.decimal_format import DecimalFormat
    from velocity_preview.tools.releases import Release
    from velocity_preview.values.overloads import Function


class NumberFormat(JavaObject):
    """The java.text.DecimalFormat that `getNumberFormat` returns."""

    java_class = "java.text.DecimalFormat"

    def __init__(self, form: DecimalFormat) -> None:
        self._form = form

    def _format(self, number: object) -> str:
        if not is_number(number):
            problem = "Cannot format given Object as a Number"
            raise JavaException("java.lang.IllegalArgumentException", problem)
        return self._form.format(number)

    _TABLE: ClassVar = MemberTable({"format(Object)": _format}, OBJECT)

    @property
    def members(self) -> MemberTable:
        """What a template calls."""
        return self._TABLE


def _form(name: str, locale: Locale | str) -> DecimalFormat:
    if isinstance(locale, str):  # what Velocity 2 takes for a Locale
        locale = Locale.of(locale)
    return number_format(name, locale.language, locale.country)


def _named(name: str) -> Function:
    return lambda tool, value: _format(tool, name, value, tool.locale)


def _format(tool: Tool, name: str | None, value: object, locale: Locale | str | None) -> str | None:
    if name is None or locale is None:
        return None
    form = _form(name, locale)
    number = tool.number(value)
    return None if number is None else form.format(number)


def _to_number(_: Tool, name: str | None, value: object, locale: Locale | str | None) -> Number | None:
    """A malformed pattern is no error here."""
    if is_number(value):
        return value
    if name is None or locale is None:
        return None
    try:
        return to_number(value, _form(name, locale))
    except JavaException:
        return None


def _number_format(_: Tool, name: str | None, locale: Locale | str | None) -> NumberFormat | None:
    return None if name is None or locale is None else NumberFormat(_form(name, locale))


_SIGNATURES: Final[Mapping[str, Function]] = {
    "format(Object)": _named(DEFAULT_FORMAT),
    "format(String?,Object)": lambda tool, name, value: _format(tool, name, value, tool.locale),
    "format(String?,Object,Locale?)": _format,
    "integer(Object)": _named("integer"),
    "number(Object)": _named("number"),
    "percent(Object)": _named("percent"),
    "currency(Object)": _named("currency"),
    "toNumber(Object)": lambda tool, value: tool.number(value),
    "toNumber(String?,Object)": lambda tool, name, value: _to_number(tool, name, value, tool.locale),
    "toNumber(String?,Object,Locale?)": _to_number,
    "getNumberFormat(String?,Locale?)": _number_format,
}


@functools.cache
def _table(release: Release) -> MemberTable:
    return MemberTable(_SIGNATURES, inherited(release))


class NumberTool(Tool):
    """Numbers as text."""

    java_class = "org.apache.velocity.tools.generic.NumberTool"

    @property
    def members(self) -> MemberTable:
        """Its methods in the release that it is of."""
        return _table(self.release)
