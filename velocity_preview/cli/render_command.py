"""`velocity-preview render`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from velocity_preview.cli.options import (
    color_option,
    data_option,
    merge_options,
    path_argument,
    path_option,
)
from velocity_preview.cli.render_job import Destination, RenderJob
from velocity_preview.workspace import MergeOptions

if TYPE_CHECKING:
    from pathlib import Path

    from velocity_preview.cli.terminal import Terminal

_EXAMPLES = """\b
Examples:
  velocity-preview render cart.vm
  velocity-preview render cart.vm --data event.json -o cart.html
  velocity-preview render receipt.vm --data orders.json --scenario NK-10482
  velocity-preview render parcel.vm --all --out-dir out --now 2026-01-03T10:00Z
  generate-event | velocity-preview render cart.vm --data -
"""


@click.command("render", epilog=_EXAMPLES)
@path_argument("template")
@data_option
@path_option("-o", "--output", metavar="FILE", help="Write the message to a file. Default: standard output.")
@path_option("--out-dir", metavar="DIR", help="Write each message to a file named after its scenario.")
@click.option("--scenario", metavar="NAME", help="Recipient, order or payload to render. Default: the first.")
@click.option("--all", "every", is_flag=True, help="Render every scenario; needs --out-dir.")
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
    **merge: Any,
) -> int:
    """Render the message of a template and a payload, byte for byte as it is sent.

    TEMPLATE is a file, or - for standard input. A failed or interrupted render leaves an old output as it
    was.
    """
    destination = Destination.of(output, out_dir, scenario, every=every)
    return RenderJob(template, data, MergeOptions(**merge), terminal).run(destination)
