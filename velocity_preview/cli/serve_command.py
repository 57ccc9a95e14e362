"""`velocity-preview serve`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from velocity_preview.cli.options import color_option, merge_options, path_argument
from velocity_preview.errors import SettingsError
from velocity_preview.preview.server import serve
from velocity_preview.workspace import MergeOptions, configuration_for

if TYPE_CHECKING:
    from pathlib import Path

    from velocity_preview.cli.terminal import Terminal

_EXAMPLES = """\b
Examples:
  velocity-preview serve
  velocity-preview serve mails --port 9000 --open
  velocity-preview serve mails --now 2026-01-03T10:00Z
"""


@click.command("serve", epilog=_EXAMPLES)
@path_argument("path", default=".", required=False)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="The next free one is taken.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open the page in the browser.")
@click.option("--poll", is_flag=True, help="Look for changes instead of being told: for network folders.")
@merge_options
@color_option
@click.pass_obj
def command(  # noqa: PLR0913  (the options)
    terminal: Terminal,
    /,
    *,
    path: Path,
    host: str,
    port: int,
    open_browser: bool,
    poll: bool,
    **merge: Any,
) -> int:
    """Show the templates of a folder live in the browser: each saved change is rendered at once.

    PATH is a folder of templates. Ctrl+C ends.
    """
    if not path.is_dir():
        raise SettingsError(f"{path}: {'this is no folder' if path.exists() else 'there is no such folder'}")
    options = MergeOptions(**merge)
    configuration_for(path / "any.vm", options)  # says now what is wrong with the options
    serve(path, host, port, options=options, open_browser=open_browser, poll=poll, say=terminal.say)
    return 0
