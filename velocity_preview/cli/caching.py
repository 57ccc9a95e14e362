"""Where `lint` keeps what it found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from velocity_preview.cli.options import path_option

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

F = TypeVar("F", bound="Callable[..., Any]")


def cache_options(command: F) -> F:
    """`--cache-dir` and `--no-cache`, as `cache_dir` and `cached`."""
    of_folder = path_option(
        "--cache-dir",
        metavar="DIR",
        envvar="VELOCITY_PREVIEW_CACHE_DIR",
        help="Where findings are kept for the next run. Default: where the system keeps caches.",
    )
    switch = click.option(
        "--no-cache", "cached", is_flag=True, flag_value=False, default=True, help="Keep nothing."
    )
    return of_folder(switch(command))


def prepared_cache(folder: Path | None, *, cached: bool) -> Path | None:
    """The folder to keep findings in, made where it is missing; None for none.

    Raises `SettingsError` where one that is named cannot be made.
    """
    from velocity_preview.cli.inputs import file_problem  # noqa: PLC0415  (the options do without)
    from velocity_preview.workspace.cache_folder import CacheFolder, user_cache_folder  # noqa: PLC0415

    chosen = (folder or user_cache_folder()) if cached else None
    if chosen is None:
        return None
    try:
        CacheFolder(chosen).prepare()
    except OSError as error:
        if folder is not None:
            raise file_problem(folder, error) from None
        return None
    return chosen
