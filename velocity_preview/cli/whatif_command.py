"""`velocity-preview whatif`."""

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
from velocity_preview.cli.whatif_job import WhatIfJob
from velocity_preview.cli.whatif_subject import WhatIfOrders
from velocity_preview.reporters.whatif_formats import WHATIF_FORMATS
from velocity_preview.whatif import Effect
from velocity_preview.workspace import MergeOptions

if TYPE_CHECKING:
    from pathlib import Path

    from velocity_preview.cli.terminal import Terminal

_EXAMPLES = """\b
Examples:
  velocity-preview whatif cart.vm
  velocity-preview whatif cart.vm --data event.json --fail-level not-sent
  velocity-preview whatif cart.vm --save cart.data
  velocity-preview whatif cart.vm --cover --save cart.data
  velocity-preview whatif cart.vm --cover --format html > what-if.html
"""


@click.command("whatif", epilog=_EXAMPLES)
@path_argument("template")
@data_option
@click.option("--scenario", metavar="NAME", help="Recipient, order or payload to vary. Default: all.")
@click.option("--format", "form", type=click.Choice(WHATIF_FORMATS), default="text", show_default=True)
@click.option(
    "--fail-level",
    type=click.Choice([effect.value for effect in Effect]),
    default=Effect.WRONG_TEXT.value,
    show_default=True,
    help="The least outcome that makes the exit code 1.",
)
@path_option(
    "--save", metavar="DIR", help="Write each payload that shows a weakness, or is proposed, to a file."
)
@click.option("--cover", is_flag=True, help="Propose a payload for each arm that no scenario reaches.")
@click.option(
    "--jobs", "-j", type=click.IntRange(1), metavar="N", help="Processes. Default: the cores, for much work."
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
    scenario: str | None,
    form: str,
    fail_level: str,
    save: Path | None,
    cover: bool,
    jobs: int | None,
    **merge: Any,
) -> int:
    """Say what goes wrong where the data is different.

    Merges a template with variants of its payloads: fields that are absent, empty, very long, of another
    type, lists with none, one and many items. Shows where the message is not sent or wrong, one result a
    cause, with the smallest payload that shows it. TEMPLATE is a file, or - for standard input.
    """
    orders = WhatIfOrders(template, data, MergeOptions(**merge), scenario)
    return WhatIfJob(orders, terminal, jobs).run(form, Effect(fail_level), save, cover=cover)
