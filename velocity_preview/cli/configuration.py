"""What holds for a template on the command line, where it may come from standard input."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from velocity_preview.cli.options import STDIN
from velocity_preview.settings import find_settings
from velocity_preview.workspace import configuration_for as of_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from velocity_preview.settings import Settings
    from velocity_preview.workspace import Configuration, MergeOptions


def configuration_for(
    template: Path, options: MergeOptions, find: Callable[[Path], Settings] = find_settings
) -> Configuration:
    """Raises `SettingsError`, with its place where a settings file is to blame."""
    return of_file(Path.cwd() / STDIN if template == STDIN else template, options, find)
