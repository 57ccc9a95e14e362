"""The template of the command line, parsed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from velocity_preview.cli.options import STDIN
from velocity_preview.engine import Template
from velocity_preview.workspace import include_folder

if TYPE_CHECKING:
    from velocity_preview.source import Source
    from velocity_preview.workspace import Configuration


def parsed_template(path: Path, source: Source, configuration: Configuration) -> Template:
    """Raises `VelocitySyntaxError`."""
    return Template.parse(
        source.text,
        name=source.name,
        engine=configuration.engine,
        includes=Path.cwd() if path == STDIN else include_folder(path),
        limits=configuration.limits,
    )
