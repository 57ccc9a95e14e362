"""Which keys a settings file may have, and what their values are."""

from __future__ import annotations

from datetime import UTC, date, datetime
import re
from typing import TYPE_CHECKING, Any

from velocity_preview.errors import SettingsError
from velocity_preview.settings.moments import parse_moment
from velocity_preview.settings.settings import Override
from velocity_preview.settings.suggestions import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from velocity_preview.settings.toml_places import KeyPath

_OFFSET_ZONE = re.compile(r"(?:GMT|UTC)(?:[+-][0-9]{1,2}(?::?[0-9]{2})?)?")

SEVERITIES = ("off", "info", "warning", "error")


def read_values(table: Mapping[str, object], at: KeyPath = ()) -> dict[str, Any]:
    """The attributes of `Settings` that a table of the file gives; raises `SettingsError` with the key."""
    readers = _OF_OVERRIDES if at else _OF_FILES
    values = {}
    for key, value in table.items():
        reader = readers.get(key)
        if reader is None:
            raise _unknown(key, readers, at)
        values[key.replace("-", "_")] = reader(value, (*at, key))
    return values


def _unknown(key: str, known: Mapping[str, object], at: KeyPath) -> SettingsError:
    meant = nearest(key, known)
    hint = f"did you mean `{meant}`?" if meant else f"there are {', '.join(known)}."
    return SettingsError(f"There is no setting `{key}`; {hint}", key=(*at, key))


def _wrong(value: object, at: KeyPath, wanted: str) -> SettingsError:
    return SettingsError(f"`{at[-1]}` is {_kind(value)}, not {wanted}", key=at)


def _kind(value: object) -> str:
    names = {
        bool: "a boolean",
        int: "a number",
        float: "a number",
        str: "a string",
        list: "an array",
        dict: "a table",
    }
    return names.get(type(value), "a date or time")


def _text(value: object, at: KeyPath) -> str:
    if isinstance(value, str):
        return value
    raise _wrong(value, at, f'a string: write `{at[-1]} = "{value}"`' if type(value) is float else "a string")


def _texts(value: object, at: KeyPath) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list):
        raise _wrong(value, at, "an array of strings")
    return tuple(_text(item, at) for item in value)


def _table(value: object, at: KeyPath) -> dict[str, object]:
    if isinstance(value, dict):
        return value
    raise _wrong(value, at, "a table")


def _moment(value: object, at: KeyPath) -> datetime:
    if isinstance(value, str):
        try:
            return parse_moment(value)
        except ValueError:
            raise SettingsError(f"`{value}` is no ISO 8601 date and time", key=at) from None
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=UTC)
    raise _wrong(value, at, "a date and time")


def _zone(value: object, at: KeyPath) -> str:
    """Java takes an unknown zone for GMT without a word; here it is an error."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415  (only these settings need it)

    name = _text(value, at)
    try:
        if not _OFFSET_ZONE.fullmatch(name):
            ZoneInfo(name)
    except (OSError, LookupError, ValueError):
        raise SettingsError(
            f"There is no time zone `{name}`; write `Europe/Kyiv` or `GMT+3`", key=at
        ) from None
    return name


def _payloads(value: object, at: KeyPath) -> dict[str, tuple[str, ...]]:
    return {template: _texts(patterns, (*at, template)) for template, patterns in _table(value, at).items()}


def _rules(value: object, at: KeyPath) -> dict[str, str]:
    rules = {rule: _text(severity, (*at, rule)) for rule, severity in _table(value, at).items()}
    for rule, severity in rules.items():
        if severity not in SEVERITIES:
            meant = nearest(severity, SEVERITIES)
            hint = f"did you mean `{meant}`?" if meant else f"use one of {', '.join(SEVERITIES)}."
            raise SettingsError(f"`{severity}` is no severity; {hint}", key=(*at, rule))
    return rules


def _limits(value: object, at: KeyPath) -> dict[str, float]:
    limits = {}
    for name, limit in _table(value, at).items():
        if isinstance(limit, bool) or not isinstance(limit, (int, float)):
            raise _wrong(limit, (*at, name), "a number")
        limits[name] = limit
    return limits


def _velocity(value: object, at: KeyPath) -> dict[str, object]:
    """Velocity's keys; `directive.if.empty_check = true` without quotes is three keys in TOML, one here."""
    flat: dict[str, object] = {}
    for key, item in _table(value, at).items():
        if isinstance(item, dict):
            flat |= {f"{key}.{rest}": inner for rest, inner in _velocity(item, (*at, key)).items()}
        elif isinstance(item, (str, int, float)):
            flat[key] = item
        else:
            raise _wrong(item, (*at, key), "a string, number or boolean")
    return flat


def _overrides(value: object, at: KeyPath) -> tuple[Override, ...]:
    if not isinstance(value, list):
        raise _wrong(value, at, "an array of tables: write `[[overrides]]`")
    return tuple(_override(_table(item, (*at, number)), (*at, number)) for number, item in enumerate(value))


def _override(table: dict[str, object], at: KeyPath) -> Override:
    if "files" not in table:
        for key in table.keys() - _OF_OVERRIDES.keys():
            raise _unknown(key, {"files": _texts, **_OF_OVERRIDES}, at)
        raise SettingsError("An override has no `files`: it says which templates it is for", key=at)
    values = {key: value for key, value in table.items() if key != "files"}
    return Override(_texts(table["files"], (*at, "files")), read_values(values, at))


_OF_OVERRIDES: dict[str, Callable[[Any, KeyPath], Any]] = {
    "profile": _text,
    "engine": _text,
    "root": _text,
    "payload-type": _text,
    "now": _moment,
    "locale": _text,
    "timezone": _zone,
    "contact-timezone": _zone,
    "subject": _text,
    "rules": _rules,
    "limits": _limits,
    "velocity": _velocity,
}
_OF_FILES = {**_OF_OVERRIDES, "ignore": _texts, "payloads": _payloads, "overrides": _overrides}
