"""What holds for a template: its settings with the options of the command line or the page on top."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from velocity_preview.engine.configuration import configured_engine, configured_limits
from velocity_preview.errors import SettingsError
from velocity_preview.payloads.kinds import check_kind
from velocity_preview.settings import Settings, find_settings
from velocity_preview.tools import Toolbox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from velocity_preview.engine import Engine, Limits


class MergeOptions(NamedTuple):
    """How to merge, as the command line or the page says; None is for the settings to say."""

    engine: str | None = None
    profile: str | None = None
    root: str | None = None
    payload_type: str | None = None
    now: datetime | None = None


class Configuration(NamedTuple):
    """Everything a merge is told, checked."""

    settings: Settings
    engine: Engine
    limits: Limits
    profile: str
    root: str | None
    payload_type: str | None
    now: datetime | None
    tools: Mapping[str, object]


def configuration_for(
    template: Path, options: MergeOptions, find: Callable[[Path], Settings] = find_settings
) -> Configuration:
    """Raises `SettingsError`, with its place where a settings file is to blame."""
    settings = find(template.parent).for_template(template)
    try:
        return _configuration(settings, options)
    except SettingsError as error:
        raise error if _from_command_line(error, options) else settings.located(error) from None


def _from_command_line(error: SettingsError, options: MergeOptions) -> bool:
    return bool(error.key) and getattr(options, str(error.key[0]).replace("-", "_"), None) is not None


@contextmanager
def _about(key: str) -> Iterator[None]:
    """Errors inside are about that setting."""
    try:
        yield
    except SettingsError as error:
        raise SettingsError(error.message, key=(key,)) from None


def _configuration(settings: Settings, options: MergeOptions) -> Configuration:
    engine = configured_engine(options.engine or settings.engine, settings.velocity, settings.properties)
    profile = options.profile or settings.profile
    payload_type = options.payload_type or settings.payload_type
    now = options.now or settings.now
    if payload_type is not None:
        with _about("payload-type"):
            check_kind(payload_type)
    with _about("profile"):
        tools = Toolbox(
            profile,
            now,
            engine=engine,
            locale=settings.locale,
            zone=settings.timezone,
            contact_zone=settings.contact_timezone,
        )
    return Configuration(
        settings=settings,
        engine=engine,
        limits=configured_limits(settings.limits),
        profile=profile,
        root=options.root or settings.root,
        payload_type=payload_type,
        now=now,
        tools=tools,
    )
