"""`velocity-preview build`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from velocity_preview.cli.exit_codes import ExitCode
from velocity_preview.cli.inputs import file_problem
from velocity_preview.cli.options import color_option, merge_options, path_argument, path_option
from velocity_preview.errors import SettingsError
from velocity_preview.preview.gallery import build_gallery
from velocity_preview.workspace import MergeOptions

if TYPE_CHECKING:
    from pathlib import Path

    from velocity_preview.cli.terminal import Terminal

_EXAMPLES = """\b
Examples:
  velocity-preview build out
  velocity-preview build out --from mails --now 2026-01-03T10:00Z
"""


@click.command("build", epilog=_EXAMPLES)
@path_argument("out")
@path_option("--from", "folder", default=".", help="Folder of templates. Default: this one.")
@merge_options
@color_option
@click.pass_obj
def command(terminal: Terminal, /, *, out: Path, folder: Path, **merge: Any) -> ExitCode:
    """Write a gallery of every template and scenario, with findings, that works from the file system.

    OUT is the folder to write: index.html and the messages. Exit 1 where a message would not be sent.
    """
    if not folder.is_dir():
        raise SettingsError(f"{folder}: there is no such folder")
    try:
        rooms = build_gallery(folder, out, MergeOptions(**merge))
    except OSError as error:
        raise file_problem(out, error) from None
    if not rooms:
        raise SettingsError(f"No template in {folder}: looked for *.vm, *.vtl and HTML with VTL.")
    messages = sum(len(room.pictures) for room in rooms)
    failed = sum(room.failed for room in rooms)
    terminal.say(f"{messages} messages of {len(rooms)} templates in {out / 'index.html'}; {failed} not sent.")
    return ExitCode.NOT_SENT if failed else ExitCode.FINE
