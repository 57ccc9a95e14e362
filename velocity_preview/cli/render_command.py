"""`velocity-preview render`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from velocity_preview.cli.destination import FORMATS, Destination
from velocity_preview.cli.importing import importing
from velocity_preview.cli.options import (
    color_option,
    data_option,
    merge_options,
    path_argument,
    path_option,
)

if TYPE_CHECKING:
    from pathlib import Path

    from velocity_preview.cli.terminal import Terminal

_EXAMPLES = """\b
Examples:
  velocity-preview render cart.vm
  velocity-preview render cart.vm --data event.json -o cart.html
  velocity-preview render receipt.vm --data orders.json --scenario NK-10482
  velocity-preview render parcel.vm --all --out-dir out --now 2026-01-03T10:00Z
  velocity-preview render parcel.vm --data call.json --all --out-dir out --skip 5000
  velocity-preview render parcel.vm --data people.jsonl --all --format jsonl -o mails.jsonl
  generate-events | velocity-preview render cart.vm --data - --all --format jsonl
  generate-event | velocity-preview render cart.vm --data -
"""


@click.command("render", epilog=_EXAMPLES)
@path_argument("template")
@data_option
@path_option("-o", "--output", metavar="FILE", help="Write to a file. Default: standard output.")
@path_option("--out-dir", metavar="DIR", help="Write each message to a file named after its scenario.")
@click.option("--scenario", metavar="NAME", help="Recipient, order or payload to render. Default: the first.")
@click.option(
    "--all", "every", is_flag=True, help="Render every scenario; needs --out-dir or --format jsonl."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="The message itself, or a line of JSON a scenario: its name, its message or the error.",
)
@click.option(
    "--skip", type=click.IntRange(0), default=0, metavar="N", help="Go on after the first N scenarios."
)
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1),
    metavar="N",
    help="Processes for --all. Default: the cores, for many scenarios.",
)
@merge_options
@color_option
@click.pass_obj
def command(  # noqa: PLR0913  (the options)
    terminal: Terminal,
    /,
    *,
    template: Path,
    data: tuple[Path, ...],
    output: Path | None,
    out_dir: Path | None,
    scenario: str | None,
    every: bool,
    form: str,
    skip: int,
    jobs: int | None,
    **merge: Any,
) -> int:
    """Render the message of a template and a payload, byte for byte as it is sent.

    TEMPLATE is a file, or - for standard input. A failed or interrupted render leaves an old output as it
    was.

    All scenarios are rendered as they are read: a payload may have any number of recipients, and JSON Lines
    on standard input may go on for ever. An error of one of them does not keep the others back.
    """
    destination = Destination.of(output, out_dir, scenario, every=every, form=form, skip=skip)
    with importing():
        from velocity_preview.cli.render_job import RenderJob  # noqa: PLC0415
        from velocity_preview.workspace import MergeOptions  # noqa: PLC0415

    return RenderJob(template, data, MergeOptions(**merge), terminal, jobs).run(destination)
