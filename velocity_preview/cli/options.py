"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from velocity_preview.cli.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

__all__ = [
    "STDIN",
    "color_option",
    "data_option",
    "merge_options",
    "path_argument",
    "path_option",
]

F = TypeVar("F", bound="Callable[..., Any]")

STDIN = Path("-")


def path_argument(name: str, **attributes: Any) -> Callable[[F], F]:
    """A file or folder; the commands say themselves what is wrong with it."""
    return click.argument(name, type=click.Path(path_type=Path), **attributes)


def path_option(*names: str, **attributes: Any) -> Callable[[F], F]:
    return click.option(*names, type=click.Path(path_type=Path), **attributes)


def merge_options(command: F) -> F:
    """`--engine`, `--profile`, `--root`, `--payload-type` and `--now`."""
    for option in reversed(
        (
            click.option(
                "--root",
                metavar="KEY",
                help="Key of the data that becomes the root: the workflow's JSON field.",
            ),
            click.option("--engine", metavar="2.4.1|1.7", help="Velocity to render as. Default: 2.4.1."),
            click.option(
                "--profile", metavar="yespo|velocity", help="Whose tools the template has. Default: yespo."
            ),
            click.option(
                "--payload-type",
                metavar="TYPE",
                help="event, smartsend, orders, preprocessor, data or plain. Default: told by its shape.",
            ),
            click.option(
                "--now", metavar="TIME", callback=_moment, help="The date tool's clock, as 2026-01-03T10:00Z."
            ),
        )
    ):
        command = option(command)
    return command


def color_option(command: F) -> F:
    """`--color`, told to the `Terminal` that the program runs with."""
    return click.option(
        "--color/--no-color",
        default=None,
        expose_value=False,
        callback=_choose_color,
        help="Colour or none. Default: on terminals, unless NO_COLOR is set.",
    )(command)


def _moment(_ctx: click.Context, _param: click.Parameter, value: str | None) -> datetime | None:
    """An ISO 8601 date and time; UTC where it has no offset."""
    if value is None:
        return None
    from velocity_preview.settings.moments import parse_moment  # noqa: PLC0415  (few runs have one)

    try:
        return parse_moment(value)
    except ValueError:
        message = f"{value!r} is no ISO 8601 date and time, such as 2026-01-03T10:00Z."
        raise click.BadParameter(message) from None


def _choose_color(ctx: click.Context, _param: click.Parameter, value: bool | None) -> None:
    ctx.ensure_object(Terminal).color = value


def data_option(command: F) -> F:
    return path_option(
        "--data",
        "-d",
        "data",
        multiple=True,
        metavar="PAYLOAD",
        help="The ESP's JSON, - for standard input; several are fine. Default: those beside the template.",
    )(command)
