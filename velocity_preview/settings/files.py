"""Finding and reading settings files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from velocity_preview.errors import SettingsError, SettingsFileError
from velocity_preview.patterns import rare_pattern
from velocity_preview.settings.settings import Settings
from velocity_preview.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from velocity_preview.settings.toml_places import KeyPath

OWN_FILE = "velocity-preview.toml"
PROJECT_FILE = "pyproject.toml"
PROPERTIES_FILE = "velocity.properties"
_IN_PROJECT = ("tool", "velocity-preview")
_AT = rare_pattern(r" \(at line (\d+), column (\d+)\)$")


def find_settings(start: Path) -> Settings:
    """The settings that hold for a file or folder: those of the nearest folder upward that has some.

    `velocity-preview.toml` comes before `[tool.velocity-preview]` in `pyproject.toml`; `velocity.properties`
    counts with either of them and alone. Raises `SettingsError`.
    """
    return SettingsFinder().find(start)


class SettingsFinder:
    """Finds settings and remembers those of the folders it came through, for runs over many files."""

    def __init__(self) -> None:
        self._known: dict[Path, Settings] = {}

    def find(self, start: Path) -> Settings:
        """As `find_settings` does."""
        if start in self._known:
            return self._known[start]
        way = [start]
        start = start.absolute()
        found = None
        for folder in (start, *start.parents):
            way.append(folder)
            found = self._known.get(folder) or _settings_in(folder)
            if found is not None:
                break
        settings = found or Settings()
        self._known.update(dict.fromkeys(way, settings))
        return settings


def _settings_in(folder: Path) -> Settings | None:
    own, project = folder / OWN_FILE, folder / PROJECT_FILE
    if own.is_file():
        return read_settings(own)
    if project.is_file() and _IN_PROJECT[1] in _text(project) and _table(project) is not None:
        return read_settings(project)
    if (folder / PROPERTIES_FILE).is_file():
        return _settings(folder, {}, {})
    return None


def read_settings(path: Path) -> Settings:
    """The settings of a file, and of the `velocity.properties` beside it.

    Raises `SettingsFileError` at what cannot be used, and `SettingsError` where the file cannot be read.
    """
    from velocity_preview.settings.toml_places import key_places  # noqa: PLC0415  (as with `tomllib`)

    table = _table(path) or {}
    source = Source(_shown(path), _text(path))
    prefix = _IN_PROJECT if path.name == PROJECT_FILE else ()
    places = {
        key[len(prefix) :]: (source, span)
        for key, span in key_places(source.text).items()
        if key[: len(prefix)] == prefix
    }
    return _settings(path.parent, table, places)


def _settings(
    folder: Path, table: Mapping[str, object], places: dict[KeyPath, tuple[Source, Span]]
) -> Settings:
    # Many a folder has no settings.
    from velocity_preview.settings.properties import read_properties  # noqa: PLC0415
    from velocity_preview.settings.schema import read_values  # noqa: PLC0415

    properties = {}
    path = folder / PROPERTIES_FILE
    if path.is_file():
        source = Source(_shown(path), _text(path, "iso-8859-1"))
        for name, found in read_properties(source.text).items():
            properties[name] = found.value
            places[PROPERTIES_FILE, name] = source, found.span
    try:
        values = read_values(table)
    except SettingsError as error:
        raise Settings(places=places).located(error) from None
    return Settings(folder=folder, properties=properties, places=places, **values)


def _table(path: Path) -> dict[str, Any] | None:
    import tomllib  # noqa: PLC0415  (many a folder has no settings)

    text = _text(path)
    try:
        table: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _broken(Source(_shown(path), text), str(error)) from None
    if path.name != PROJECT_FILE:
        return dict(table)
    for key in _IN_PROJECT:
        table = table.get(key)
        if table is None:
            return None
        if not isinstance(table, dict):
            raise SettingsError(f"{_shown(path)}: `{key}` is not a table")
    return dict(table)


def _broken(source: Source, message: str) -> SettingsFileError:
    place = _AT.search(message)
    start = source.offset(int(place[1]), int(place[2])) if place else len(source.text)
    message = _AT.sub("", message).removesuffix(" (at end of document)")
    return SettingsFileError(f"This is no TOML: {message}", source, Span(start, start + 1))


def _text(path: Path, encoding: str = "utf-8") -> str:
    try:
        return path.read_bytes().decode(encoding)
    except UnicodeDecodeError:
        raise SettingsError(f"{_shown(path)}: the file is not UTF-8") from None
    except OSError as error:
        raise SettingsError(f"{_shown(path)}: {error.strerror or error}") from None


def _shown(path: Path) -> str:
    """The path as messages show it: from the working folder where it lies below."""
    working = Path.cwd()
    return os.fspath(path.relative_to(working) if path.is_relative_to(working) else path)
