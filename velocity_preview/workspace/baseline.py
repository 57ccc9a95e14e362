"""Known findings, which a run does not report again: for templates that are older than the linter."""

from __future__ import annotations

from collections import Counter
import os
from typing import TYPE_CHECKING, Final, NamedTuple

from velocity_preview.diagnostics import Diagnostic, Outcome
from velocity_preview.reporters.fingerprints import Identity, identity_of
from velocity_preview.reporters.paths import slashed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from velocity_preview.source import Source, Span

STALE: Final = "stale-baseline-entry"


class Baseline(NamedTuple):
    """How many findings are known, by what tells them apart; their paths are relative to `folder`.

    Of one that was read, `source` is the file, and `places` are those of its entries.
    """

    folder: Path
    counts: Mapping[Identity, int]
    source: Source | None = None
    places: Mapping[Identity, Span] | None = None

    @classmethod
    def of(cls, findings: Iterable[Diagnostic], folder: Path) -> Baseline:
        counts = Counter(identity_of(finding, _paths_from(folder)) for finding in findings)
        return cls(folder, counts)

    def compared(self, findings: Iterable[Diagnostic]) -> tuple[list[Diagnostic], Counter[Identity]]:
        """The findings that are not known, and what is known but not found.

        Of several that are the same, the first ones are the known ones.
        """
        left = Counter(self.counts)
        unknown = []
        for finding in findings:
            identity = identity_of(finding, _paths_from(self.folder))
            if left[identity]:
                left[identity] -= 1
            else:
                unknown.append(finding)
        return unknown, +left

    def stale(self, left: Mapping[Identity, int], files: Iterable[Path]) -> Iterator[Diagnostic]:
        """The entries that files of this run, and files that are gone, need no more."""
        if self.source is None or self.places is None:
            return
        names = self._names(files)
        for identity, count in left.items():
            if self._is_answered(identity, names):
                known = self.counts[identity]
                times = f"{count} of the {known} findings" if known > 1 else "The finding"
                be = "is" if count == 1 else "are"
                yield Diagnostic(
                    STALE,
                    Outcome.RISK,
                    self.source,
                    self.places[identity],
                    f"{times} of `{identity.rule}` in `{identity.path}` {be} not there any more.",
                    Outcome.RISK.severity,
                    "Write the baseline anew with `--update-baseline`.",
                )

    def updated(self, new: Baseline, files: Iterable[Path]) -> Baseline:
        """The new findings of the files of a run, and what is known of others."""
        names = self._names(files)
        kept = {key: count for key, count in self.counts.items() if not self._is_answered(key, names)}
        return Baseline(self.folder, {**kept, **new.counts})

    def _names(self, files: Iterable[Path]) -> frozenset[str]:
        path_of = _paths_from(self.folder)
        return frozenset(path_of(str(file)) for file in files)

    def _is_answered(self, identity: Identity, names: Collection[str]) -> bool:
        """Whether a run over these files says whether a finding is still there."""
        return identity.path in names or not (self.folder / identity.path).exists()


def _paths_from(folder: Path) -> Callable[[str], str]:
    """How files are called in a baseline that stands in a folder."""

    def path_of(name: str) -> str:
        try:
            return slashed(os.path.relpath(name, folder))
        except ValueError:  # another drive
            return slashed(name)

    return path_of
