"""Which payloads belong to a template."""

from __future__ import annotations

from contextlib import suppress
import re
from typing import TYPE_CHECKING

from velocity_preview.workspace.templates import is_template, template_stem

if TYPE_CHECKING:
    from pathlib import Path

_NO_PAYLOADS = frozenset(
    {"package.json", "package-lock.json", "composer.json", "tsconfig.json", "jsconfig.json", "settings.json"}
)
_PARSED = re.compile(r"#\{?parse\}?\s*\(\s*[\"']([^\"']+)[\"']")


def payloads_of(template: Path) -> tuple[Path, ...]:
    """The payload files of a template: `NAME.json`, `NAME.*.json` and `NAME.data/*.json` beside it.

    In a folder with one template also every other JSON file of that folder. A template that its neighbour
    reads with `#parse` is a part of that one and does not count.
    """
    folder = template.parent
    stem = template_stem(template)
    beside = sorted(path for path in _visible(folder) if path.suffix == ".json")
    neighbours = [path for path in _visible(folder) if path.is_file() and is_template(path)]
    others = {template_stem(path) for path in neighbours} - {stem}
    named = [
        path for path in beside if _is_named_after(path, stem) and not _is_of_another(path, stem, others)
    ]
    if _is_only_message(template, neighbours):
        named += [path for path in beside if path not in named and path.name not in _NO_PAYLOADS]
    named.sort(key=lambda path: path.stem != stem)
    return (*named, *sorted(path for path in _visible(folder / f"{stem}.data") if path.suffix == ".json"))


def payload_label(payload: Path, template: Path) -> str:
    """What to call a payload beside its template: `two-items` for `cart.two-items.json`."""
    stem = template_stem(template)
    return payload.stem.removeprefix(f"{stem}.") or payload.stem


def _visible(folder: Path) -> list[Path]:
    with suppress(OSError):
        return [path for path in folder.iterdir() if not path.name.startswith(".")]
    return []


def _is_named_after(payload: Path, stem: str) -> bool:
    return payload.stem == stem or payload.stem.startswith(f"{stem}.")


def _is_of_another(payload: Path, stem: str, others: set[str]) -> bool:
    """`cart.vip.json` is the payload of `cart.vip.vm` where there is one, not of `cart.vm`."""
    return any(len(other) > len(stem) and _is_named_after(payload, other) for other in others)


def _is_only_message(template: Path, neighbours: list[Path]) -> bool:
    others = [path for path in neighbours if path.name != template.name]
    if not others:
        return True
    parsed = {name.rpartition("/")[2] for path in neighbours for name in _names_parsed(path)}
    return template.name not in parsed and all(path.name in parsed for path in others)


def _names_parsed(template: Path) -> list[str]:
    with suppress(OSError):
        return _PARSED.findall(template.read_text("utf-8", errors="replace"))
    return []
