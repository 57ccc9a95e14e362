"""Settings made an engine and its bounds: names, kinds and allowed values are checked here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from velocity_preview.engine.limits import Limits
from velocity_preview.errors import SettingsError
from velocity_preview.settings import nearest
from velocity_preview.values.engines import ENGINES, Engine, SpaceGobbling

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEYS = {
    "directive.if.empty_check": "directive_if_empty_check",
    "directive.include.output.errormsg.start": "directive_include_output_errormsg_start",
    "directive.include.output.errormsg.end": "directive_include_output_errormsg_end",
    "directive.foreach.max_loops": "directive_foreach_max_loops",
    "directive.foreach.skip_invalid": "directive_foreach_skip_invalid",
    "directive.set.null.allowed": "directive_set_null_allowed",
    "directive.parse.max_depth": "directive_parse_max_depth",
    "parser.allow_hyphen_in_identifiers": "parser_allow_hyphen_in_identifiers",
    "parser.space_gobbling": "parser_space_gobbling",
    "runtime.strict_mode.enable": "runtime_strict_mode_enable",
    "velocimacro.arguments.strict": "velocimacro_arguments_strict",
    "velocimacro.arguments.preserve_literals": "velocimacro_arguments_preserve_literals",
    "velocimacro.body_reference": "velocimacro_body_reference",
    "velocimacro.max_depth": "velocimacro_max_depth",
}
"""The fields of `Engine` that an operator sets, by Velocity's name for them."""

_OLD_KEYS = {
    "directive.if.emptycheck": "directive.if.empty_check",
    "directive.foreach.maxloops": "directive.foreach.max_loops",
    "directive.foreach.skip.invalid": "directive.foreach.skip_invalid",
    "directive.parse.max.depth": "directive.parse.max_depth",
    "runtime.references.strict": "runtime.strict_mode.enable",
    "space.gobbling": "parser.space_gobbling",
    "velocimacro.body.reference": "velocimacro.body_reference",
    "velocimacro.max.depth": "velocimacro.max_depth",
}
"""Names of 1.7 and 2.0; later engines still read them."""

_UNKNOWN_TO = {
    "1.7": frozenset(
        (
            "directive.if.empty_check",
            "parser.allow_hyphen_in_identifiers",
            "parser.space_gobbling",
            "velocimacro.arguments.preserve_literals",
        )
    ),
    "2.4.1": frozenset(("directive.set.null.allowed",)),
}
"""What an engine reads past: the setting came later, or is gone."""

_BOOLEANS = {"true": True, "on": True, "yes": True, "false": False, "off": False, "no": False}


def configured_engine(
    name: str, velocity: Mapping[str, object] | None = None, properties: Mapping[str, str] | None = None
) -> Engine:
    """The engine of that name with the keys of `[velocity]` and, behind them, of `velocity.properties`.

    A key that the engine does not know changes nothing, as in Velocity. In `velocity.properties` that holds
    for every unknown key: most are about logs and loaders. In `[velocity]` it is a `SettingsError`.
    """
    if name not in ENGINES:
        raise SettingsError(_unknown("engine", name, ENGINES), key=("engine",))
    values: dict[str, Any] = {}
    for key, text in (properties or {}).items():
        _set(values, name, key, text, "velocity.properties")
    for key, value in (velocity or {}).items():
        if key not in _KEYS and key not in _OLD_KEYS:
            raise SettingsError(
                _unknown("key of Velocity", key, {**_OLD_KEYS, **_KEYS}), key=("velocity", key)
            )
        _set(values, name, key, value, "velocity")
    return ENGINES[name]._replace(**values)


def configured_limits(limits: Mapping[str, float]) -> Limits:
    """The bounds of a merge with those that are set; raises `SettingsError` for others and for nonsense."""
    known = Limits._field_defaults
    for name, value in limits.items():
        if name not in known:
            raise SettingsError(_unknown("limit", name, known), key=("limits", name))
        if value <= 0 or type(value) is float is not type(known[name]):
            whole = "" if type(known[name]) is float else "whole "
            raise SettingsError(f"`{name}` is {value:g}, not a {whole}number above 0", key=("limits", name))
    return Limits(**limits)  # type: ignore[arg-type]  # checked above


def _set(values: dict[str, Any], engine: str, written: str, value: object, table: str) -> None:
    key = _OLD_KEYS.get(written, written)
    field = _KEYS.get(key)
    if field is None or key in _UNKNOWN_TO[engine]:
        return
    default = getattr(ENGINES[engine], field)
    converted = _converted(value, default)
    allowed = [str(word) for word in get_args(SpaceGobbling) if word != "legacy"]
    if converted is None or (key == "parser.space_gobbling" and converted not in allowed):
        wanted = {bool: "true or false", int: "a whole number"}.get(
            type(default), f"one of {', '.join(allowed)}"
        )
        raise SettingsError(f"`{written}` is `{value}`, not {wanted}", key=(table, written))
    values[field] = converted


def _converted(value: object, default: object) -> object:
    """A value as Velocity reads it: text means booleans and numbers too. None where it cannot be meant."""
    if isinstance(default, bool):
        return value if isinstance(value, bool) else _BOOLEANS.get(str(value).strip().lower())
    if isinstance(default, int):
        try:
            return None if isinstance(value, (bool, float)) else int(str(value))
        except ValueError:
            return None
    return value if isinstance(value, str) else None


def _unknown(what: str, name: str, known: Mapping[str, object]) -> str:
    meant = nearest(name, known)
    hint = f"did you mean `{meant}`?" if meant else f"there are {', '.join(known)}."
    return f"There is no {what} `{name}`; {hint}"
