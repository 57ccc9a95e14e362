"""Templates that are parts of others, which read them with `#parse`."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from velocity_preview.engine.include_loader import names_parsed
from velocity_preview.workspace.templates import include_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path


def partials_of(templates: Iterable[Path]) -> frozenset[Path]:
    """Those among the templates that others of them read, directly or in a part."""
    names = {template: names_parsed_by(template) for template in templates}
    return frozenset(part for template in names for part in _parts(template, names))


def names_parsed_by(template: Path) -> Sequence[str]:
    """The files that a file includes; none where it cannot be read."""
    with suppress(OSError):
        return names_parsed(template.read_text("utf-8", errors="replace"))
    return ()


def _parts(template: Path, names: Mapping[Path, Sequence[str]]) -> Iterator[Path]:
    """The parts of a template. Their own parts have names relative to the template's folder too."""
    folder = include_folder(template)
    seen = {template}
    pending = list(names[template])
    while pending:
        part = folder / pending.pop()
        if part in names and part not in seen:
            seen.add(part)
            yield part
            pending += names[part]
