"""A template with all that it is linted with."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from velocity_preview.cli.inputs import source_name, template_source
from velocity_preview.cli.options import STDIN
from velocity_preview.errors import LocatedError
from velocity_preview.workspace import include_folder
from velocity_preview.workspace.lint_cache import LintInput

if TYPE_CHECKING:
    from velocity_preview.cli.payload_files import Content
    from velocity_preview.source import Source
    from velocity_preview.workspace import Configuration
    from velocity_preview.workspace.severities import Severities


class LintCase(NamedTuple):
    """The files as they were read: what is found and what is remembered is about the same bytes."""

    path: Path
    content: bytes
    payloads: tuple[Content, ...]
    configuration: Configuration
    severities: Severities

    @property
    def include_folder(self) -> Path:
        return Path() if self.path == STDIN else include_folder(self.path)

    @property
    def files(self) -> tuple[Path, ...]:
        return (self.path, *(payload.path for payload in self.payloads))

    def source(self) -> Source:
        """Raises `LocatedError` where the bytes are no UTF-8."""
        return template_source(self.path, self.content)

    def sources(self) -> dict[str, Source]:
        """The template's and the payloads', by name; without those that are no text."""
        found: dict[str, Source] = {}
        for read in (self.source, *(payload.source for payload in self.payloads)):
            with suppress(LocatedError):
                source = read()
                found[source.name] = source
        return found

    def input(self) -> LintInput:
        payloads = tuple((source_name(payload.path), payload.digest) for payload in self.payloads)
        return LintInput(
            source_name(self.path), self.content, payloads, self.configuration, self.include_folder
        )
