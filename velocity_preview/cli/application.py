"""`velocity-preview`: its commands, and how it ends."""

from __future__ import annotations

from importlib import import_module
import signal
import sys
from typing import TYPE_CHECKING, NoReturn

import click

from velocity_preview.cli.exit_codes import ExitCode
from velocity_preview.cli.importing import importing
from velocity_preview.cli.pipes import broken_pipe_ends
from velocity_preview.cli.terminal import Terminal
from velocity_preview.errors import LocatedError, SettingsError, VelocityPreviewError
from velocity_preview.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "render": "Render the message of a template and a payload.",
    "lint": "Say what would go wrong with templates and payloads.",
    "whatif": "Say what goes wrong where the data is different.",
    "serve": "Show templates live in the browser.",
    "build": "Write a gallery of all messages as a folder of files.",
    "rules": "List the rules of lint.",
    "explain": "Say what a rule looks for and why.",
}
"""A sentence on each command: the list of them is shown without importing any."""

_EXAMPLES = """\b
Examples:
  velocity-preview render cart.vm --data event.json -o cart.html
  velocity-preview lint mails --format github
  velocity-preview serve mails
"""


class LazyCommands(click.Group):
    """Imports the command that runs, no other: `serve` alone needs the web server."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        with importing():
            command: click.Command = import_module(f"velocity_preview.cli.{cmd_name}_command").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyCommands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=_EXAMPLES,
)
@click.version_option(__version__, prog_name="velocity-preview")
def application() -> None:
    """Render, lint and preview Apache Velocity email templates exactly as they are sent.

    Exit codes: 0 fine, 1 findings or a message that would not be sent, 2 wrong usage or settings, also
    where nothing matched.
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code; no input makes it end with a traceback."""
    signal.signal(signal.SIGTERM, _terminate)
    code = _run(arguments)
    with broken_pipe_ends():
        sys.stdout.flush()
    return code


def _run(arguments: Sequence[str] | None) -> int:
    terminal = Terminal()
    try:
        result = application.main(
            arguments, prog_name="velocity-preview", standalone_mode=False, obj=terminal
        )
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        terminal.say("Interrupted.")
        return ExitCode.INTERRUPTED
    except SettingsError as error:
        terminal.failure(error)
        return ExitCode.USAGE
    except LocatedError as error:
        terminal.failure(error)
        return ExitCode.NOT_SENT
    except VelocityPreviewError as error:
        terminal.failure(error)
        return ExitCode.USAGE
    return int(result or ExitCode.FINE)


def _terminate(_signal: int, _frame: object) -> NoReturn:
    """End as an exception does: temporary files are taken away."""
    raise SystemExit(ExitCode.TERMINATED)
