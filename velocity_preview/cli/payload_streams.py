"""The payloads of `render --all`: opened, not read."""

from __future__ import annotations

from dataclasses import dataclass
import os
from pathlib import Path
import sys
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from velocity_preview.cli.inputs import file_problem, source_name
from velocity_preview.cli.options import STDIN
from velocity_preview.cli.payload_files import is_lines
from velocity_preview.cli.pipe_input import PipeInput
from velocity_preview.cli.scenarios import BrokenPayload, usual_payloads
from velocity_preview.errors import LocatedError, SettingsError
from velocity_preview.payloads import MAX_PAYLOAD_BYTES
from velocity_preview.payloads.streaming import MOST, Lines, is_json_lines, open_payload
from velocity_preview.workspace import payload_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import ExitStack

    from velocity_preview.payloads.streaming import Document, Whole
    from velocity_preview.workspace import Configuration

Stream: TypeAlias = "Document | Whole | Lines"


@dataclass(frozen=True, slots=True)
class PayloadStream:
    """A payload; `label` is what its only scenario is called."""

    path: Path
    label: str
    stream: Stream


@dataclass(frozen=True, slots=True)
class PayloadStreams:
    """Those that can be read, and those that are broken."""

    paths: tuple[Path, ...]
    opened: tuple[PayloadStream, ...]
    broken: tuple[BrokenPayload, ...]

    @property
    def count(self) -> int | None:
        """How many recipients, orders and lines there are, where that is known."""
        counts = [item.stream.count for item in self.opened]
        return None if None in counts else sum(filter(None, counts))


def open_streams(
    template: Path, data: Sequence[Path], configuration: Configuration, files: ExitStack
) -> PayloadStreams:
    """The payloads that are named, else those the settings name, else those beside the template.

    They can be read until `files` is closed. Raises `SettingsError` where one that is named cannot be opened.
    """
    paths = tuple(data) or usual_payloads(template, configuration)
    opened: list[PayloadStream] = []
    broken: list[BrokenPayload] = []
    for path in paths:
        label = payload_label(Path("payload") if path == STDIN else path, template)
        try:
            opened.append(PayloadStream(path, label, _stream(path, configuration, files)))
        except (LocatedError, SettingsError) as error:
            if data and not isinstance(error, LocatedError):
                raise
            broken.append(BrokenPayload(label, path, error))
    return PayloadStreams(paths, tuple(opened), tuple(broken))


def _stream(path: Path, configuration: Configuration, files: ExitStack) -> Stream:
    name = source_name(path)
    try:
        file = sys.stdin.buffer if path == STDIN else files.enter_context(path.open("rb"))
        if not file.seekable():
            pipe = PipeInput(file.fileno())
            if is_lines(path) or pipe.is_json_lines():
                return Lines(pipe.lines(), name, configuration.payload_type, None)
            file = files.enter_context(pipe.spooled())
        elif is_lines(path) or (path == STDIN and _begins_as_lines(file)):
            count = sum(not line.isspace() for line in _lines(file))
            return Lines(_lines(file), name, configuration.payload_type, count)
        return open_payload(file, name, root=configuration.root, kind=configuration.payload_type)
    except OSError as error:
        raise file_problem(path, error) from None


def _begins_as_lines(file: BinaryIO) -> bool:
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    return bool(is_json_lines(file.read(MOST), ended=size <= MOST))


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Each with its end; of one that is too long a part that is too long."""
    file.seek(0)
    while line := file.readline(MAX_PAYLOAD_BYTES + 2):
        yield line
