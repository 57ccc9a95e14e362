"""Which payloads belong to a template."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from velocity_preview.workspace.partials import names_parsed_by
from velocity_preview.workspace.templates import is_template, template_stem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NO_PAYLOADS = frozenset(
    {"package.json", "package-lock.json", "composer.json", "tsconfig.json", "jsconfig.json", "settings.json"}
)


def payloads_of(template: Path) -> tuple[Path, ...]:
    """The payload files of a template, as its folder says."""
    return PayloadFolder(template.parent).payloads_of(template)


def payload_label(payload: Path, template: Path) -> str:
    """What to call a payload beside its template: `two-items` for `cart.two-items.json`."""
    stem = template_stem(template)
    return payload.stem.removeprefix(f"{stem}.") or payload.stem


class PayloadFolder:
    """The templates and payloads of a folder, looked at once: it may hold thousands."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def payloads_of(self, template: Path) -> tuple[Path, ...]:
        """`NAME.json`, `NAME.*.json` and `NAME.data/*.json` beside a template.

        In a folder with one template also every other JSON file of that folder. A template that its
        neighbour reads with `#parse` is a part of that one and does not count.
        """
        stem = template_stem(template)
        if template in self._templates:
            named = list(self._named.get(stem, ()))
        else:
            named = list(_by_stem(self._beside, {*self._stems, stem}).get(stem, ()))
        if self._is_only_message(template):
            taken = set(named)
            named += [path for path in self._beside if path not in taken and path.name not in _NO_PAYLOADS]
        named.sort(key=lambda path: path.stem != stem)
        return (*named, *_json_files(self._folder / f"{stem}.data"))

    @cached_property
    def _beside(self) -> list[Path]:
        return _json_files(self._folder)

    @cached_property
    def _templates(self) -> frozenset[Path]:
        return frozenset(path for path in _visible(self._folder) if path.is_file() and is_template(path))

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(map(template_stem, self._templates))

    @cached_property
    def _named(self) -> dict[str, list[Path]]:
        return _by_stem(self._beside, self._stems)

    @cached_property
    def _parsed(self) -> frozenset[str]:
        """The files that the templates read."""
        names = (name for path in self._templates for name in names_parsed_by(path))
        return frozenset(name.rpartition("/")[2] for name in names)

    @cached_property
    def _messages(self) -> frozenset[str]:
        return frozenset(path.name for path in self._templates if path.name not in self._parsed)

    def _is_only_message(self, template: Path) -> bool:
        if not self._templates - {template}:
            return True
        return template.name not in self._parsed and not self._messages - {template.name}


def _by_stem(payloads: list[Path], stems: frozenset[str] | set[str]) -> dict[str, list[Path]]:
    """Payloads by the template's name that theirs begins with.

    `cart.vip.json` is the payload of `cart.vip.vm` where there is one, not of `cart.vm`.
    """
    found: dict[str, list[Path]] = {}
    for path in payloads:
        owner = next((name for name in _prefixes(path.stem) if name in stems), None)
        if owner is not None:
            found.setdefault(owner, []).append(path)
    return found


def _prefixes(name: str) -> Iterator[str]:
    """`a.b.c`, `a.b`, `a`."""
    while name:
        yield name
        name = name.rpartition(".")[0]


def _json_files(folder: Path) -> list[Path]:
    return sorted(path for path in _visible(folder) if path.suffix == ".json")


def _visible(folder: Path) -> list[Path]:
    with suppress(OSError):
        return [path for path in folder.iterdir() if not path.name.startswith(".")]
    return []
