"""Where messages go."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from velocity_preview.cli.options import STDIN

if TYPE_CHECKING:
    from pathlib import Path

JSON_LINES = "jsonl"
FORMATS = ("text", JSON_LINES)


class Destination(NamedTuple):
    """Standard output, a file or a folder; the one scenario of that name, the first one, or all of them.

    Of all of them the first `skip` are there already.
    """

    file: Path | None = None
    folder: Path | None = None
    scenario: str | None = None
    as_json: bool = False
    skip: int = 0

    @classmethod
    def of(  # noqa: PLR0913  (the options)
        cls,
        file: Path | None,
        folder: Path | None,
        scenario: str | None,
        *,
        every: bool = False,
        form: str = "text",
        skip: int = 0,
    ) -> Destination:
        """Raises `UsageError` where the options contradict each other."""
        if file is not None and folder is not None:
            raise click.UsageError("-o is for one file, --out-dir for a file a scenario: use one of them.")
        if folder is not None and form == JSON_LINES:
            raise click.UsageError("--format jsonl writes one file, --out-dir many: use one of them.")
        if every and scenario is not None:
            raise click.UsageError("--all renders every scenario, --scenario one: use one of them.")
        if every and folder is None and form != JSON_LINES:
            raise click.UsageError(
                "--all writes a file a scenario: say where with --out-dir DIR; "
                "--format jsonl writes a line a scenario."
            )
        made = cls(None if file == STDIN else file, folder, scenario, form == JSON_LINES, skip)
        if skip and not made.is_for_all:
            raise click.UsageError("--skip is for all scenarios: use it with --all.")
        return made

    @property
    def is_for_all(self) -> bool:
        return self.scenario is None and (self.folder is not None or self.as_json)
