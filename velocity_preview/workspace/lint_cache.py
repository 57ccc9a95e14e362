"""Findings of earlier runs, found again where nothing that they depend on has changed."""

from __future__ import annotations

from hashlib import sha256
import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from velocity_preview.source import Source
from velocity_preview.workspace.program_digest import program_digest
from velocity_preview.workspace.recorded_includes import RecordedIncludes
from velocity_preview.workspace.stored_findings import SHAPE, read_findings, written_findings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from velocity_preview.diagnostics import Diagnostic
    from velocity_preview.workspace.cache_folder import CacheFolder
    from velocity_preview.workspace.configuration import Configuration

_QUICK: Final = 1.0
"""Seconds: less than any time limit of a merge, of all merges and of a regular expression."""
_CHANCE: Final = ("andom", "evaluate")
_CLOCK: Final = ("dateTool", "evaluate")
"""Words without which no template reads the clock: only `#evaluate` makes a name of other text."""


class LintInput(NamedTuple):
    """What the findings of a template depend on, apart from the files it includes.

    `payloads` are names and digests, in their order.
    """

    name: str
    content: bytes
    payloads: tuple[tuple[str, str], ...]
    configuration: Configuration
    include_folder: Path

    def key(self) -> str:
        """All of it but the folder, whose files are looked at each time."""
        settings = self.configuration.settings._replace(
            folder=None, overrides=(), payloads={}, ignore=(), places={}
        )
        configuration = self.configuration._replace(settings=settings, tools={})
        parts = [SHAPE, program_digest(), self.name, sha256(self.content).hexdigest(), self.payloads]
        return sha256(json.dumps([*parts, repr(configuration)]).encode()).hexdigest()


class LintCache:
    """Never wrong: what depends on the clock, on chance or on the speed of the machine is not kept."""

    def __init__(self, folder: CacheFolder) -> None:
        self._folder = folder

    def recall(self, given: LintInput, sources: Mapping[str, Source]) -> tuple[Diagnostic, ...] | None:
        """The findings; None where they are not known. `sources` are the template's and its payloads'."""
        document: Any = self._folder.get(given.key())
        includes = RecordedIncludes(given.include_folder)
        try:
            if document is None or not _is_as_it_was(document, includes):
                return None
            return read_findings(document, {**sources, **included_sources(given, includes)})
        except (LookupError, TypeError, ValueError):
            return None

    def keep(
        self,
        given: LintInput,
        findings: Sequence[Diagnostic],
        includes: RecordedIncludes,
        sources: Mapping[str, Source],
        seconds: float,
    ) -> None:
        """Write findings down that took so many seconds to find."""
        if seconds >= min(_QUICK, given.configuration.limits.seconds):
            return  # some time limit may have ended a merge
        if _depends_on_the_moment(given, includes.texts.values()):
            return
        written = written_findings(findings, {**sources, **included_sources(given, includes)})
        digests = {name: _digest(text) for name, text in includes.texts.items()}
        self._folder.put(given.key(), {**written, "includes": digests, "missing": includes.missing})


def included_sources(given: LintInput, includes: RecordedIncludes) -> dict[str, Source]:
    """The included files under the names that findings show."""
    named = (Source(str(given.include_folder / name), text) for name, text in includes.texts.items())
    return {source.name: source for source in named}


def _is_as_it_was(document: Any, includes: RecordedIncludes) -> bool:
    """Whether the names that were included then lead to the same texts now."""
    return all(includes.lacks(name) == reason for name, reason in document["missing"].items()) and all(
        includes.lacks(name) is None and _digest(includes[name]) == digest
        for name, digest in document["includes"].items()
    )


def _depends_on_the_moment(given: LintInput, included: Iterable[str]) -> bool:
    if not given.configuration.tools:
        return False
    words = _CHANCE if given.configuration.now else (*_CHANCE, *_CLOCK)
    texts = (given.content.decode("utf-8", "replace"), *included)
    return any(word in text for text in texts for word in words)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
