"""A folder of messages, a file for each scenario."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from velocity_preview.cli.inputs import file_problem
from velocity_preview.cli.outputs import check_not_input, make_folder, output_file
from velocity_preview.workspace import write_new
from velocity_preview.workspace.file_names import FileNames, suffix_for

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from velocity_preview.errors import LocatedError
    from velocity_preview.source import Source


class MessageFolder:
    """Writes each message whole or not at all; a name is the same whatever becomes of the messages before."""

    def __init__(self, folder: Path, template: Source, inputs: Iterable[Path]) -> None:
        make_folder(folder)
        self._folder = folder
        self._inputs = tuple(inputs)
        self._names = FileNames(suffix_for(template.name, template.text))

    def message(self, name: str, body: bytes) -> None:
        """Raises `SettingsError` where it cannot be written or is an input."""
        path = self._folder / self._names.of(name)
        if os.path.lexists(path):
            check_not_input([path], self._inputs)
            with output_file(path, safely=False) as file:
                file.write(body)
            return
        try:
            write_new(path, body)
        except OSError as error:
            raise file_problem(path, error) from None

    def failure(self, name: str, _error: LocatedError) -> None:
        self._names.of(name)

    def passed_over(self, name: str) -> None:
        self._names.of(name)
