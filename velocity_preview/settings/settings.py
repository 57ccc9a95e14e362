"""The options of a project as values."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from velocity_preview.errors import SettingsError, SettingsFileError
from velocity_preview.settings.globs import matches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from velocity_preview.settings.toml_places import KeyPath
    from velocity_preview.source import Source, Span

    Finder: TypeAlias = Callable[[Path, str], tuple[Path, ...]]

TABLES = frozenset(("limits", "rules", "velocity"))
"""Tables that an override adds to; any other value it replaces."""


class Override(NamedTuple):
    """Values of `Settings` for the files that one of the patterns means."""

    files: tuple[str, ...]
    values: Mapping[str, Any]


class Settings(NamedTuple):
    """What a settings file says. Immutable.

    `folder` is where the file stands: patterns are relative to it. `timezone` is the organisation's, and the
    contact's where that has none; `subject` is the VTL of the subject line. `payloads` has the payloads'
    patterns by the template's, `rules` the severity (`off` too) by rule, `limits` the bounds of a merge by
    name, `velocity` and `properties` Velocity's own keys as `[velocity]` and `velocity.properties` have them.
    Whether a profile, an engine, a rule, a bound or a key of Velocity exists is for those to say who know
    them; `located` gives their `SettingsError` its place.
    """

    folder: Path | None = None
    profile: str = "yespo"
    engine: str = "2.4.1"
    root: str | None = None
    payload_type: str | None = None
    now: datetime | None = None
    locale: str = "en"
    timezone: str = "UTC"
    contact_timezone: str | None = None
    subject: str | None = None
    ignore: tuple[str, ...] = ()
    payloads: Mapping[str, tuple[str, ...]] = {}
    rules: Mapping[str, str] = {}
    limits: Mapping[str, float] = {}
    velocity: Mapping[str, object] = {}
    properties: Mapping[str, str] = {}
    overrides: tuple[Override, ...] = ()
    places: Mapping[KeyPath, tuple[Source, Span]] = {}

    def for_template(self, template: Path) -> Settings:
        """The settings of one file: the overrides that mean it, the last one first."""
        settings = self
        name = self._name(template)
        for number, override in enumerate(self.overrides):
            if name is not None and any(matches(name, pattern) for pattern in override.files):
                settings = settings._overridden(override, number)
        return settings

    def ignores(self, path: Path) -> bool:
        name = self._name(path) if self.ignore else None
        return name is not None and any(matches(name, pattern) for pattern in self.ignore)

    def payloads_of(self, template: Path, found_by: Finder | None = None) -> tuple[Path, ...] | None:
        """The payload files that are named for a template; None where none of the patterns means it.

        `found_by` finds the files of a pattern below a folder, for callers that remember them.
        """
        name = self._name(template) if self.payloads else None
        patterns = [
            pattern
            for key, wanted in self.payloads.items()
            if name is not None and matches(name, key)
            for pattern in wanted
        ]
        if not patterns or self.folder is None:
            return None
        found_by = found_by or files_found
        return tuple(dict.fromkeys(path for pattern in patterns for path in found_by(self.folder, pattern)))

    def located(self, error: SettingsError) -> SettingsError:
        """An error about one of these settings, with its place where the file says it."""
        for path in _ways_to(error.key):
            if path in self.places:
                return SettingsFileError(error.message, *self.places[path])
        return error

    def _name(self, path: Path) -> str | None:
        """The path from the settings' folder, with slashes; None outside of it."""
        if self.folder is None:
            return None
        full = Path(path).resolve()
        folder = self.folder.resolve()
        return full.relative_to(folder).as_posix() if full.is_relative_to(folder) else None

    def _overridden(self, override: Override, number: int) -> Settings:
        values: dict[str, Any] = {
            name: {**getattr(self, name), **value} if name in TABLES else value
            for name, value in override.values.items()
        }
        places = dict(self.places)
        for path, place in self.places.items():
            if path[:2] == ("overrides", number):
                places[path[2:]] = place
        return self._replace(**values, places=places)


def files_found(folder: Path, pattern: str) -> tuple[Path, ...]:
    """The files below a folder that a pattern means, sorted."""
    return tuple(path for path in sorted(folder.glob(pattern)) if path.is_file())


def _ways_to(key: KeyPath) -> Iterator[KeyPath]:
    """The key as written with dots or without, then the tables around it."""
    for length in range(len(key), 0, -1):
        yield key[:length]
        yield tuple(
            part for name in key[:length] for part in (name.split(".") if isinstance(name, str) else [name])
        )
