"""The findings of payloads that are read piece by piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.payloads import is_of_message
from velocity_preview.reporters.listing import Names

if TYPE_CHECKING:
    from velocity_preview.cli.terminal import Terminal
    from velocity_preview.diagnostics import Diagnostic
    from velocity_preview.payloads.streaming import Findings
    from velocity_preview.source import Position


class StreamFindings:
    """What a hundred thousand recipients have in common is one finding, at the first of them."""

    def __init__(self) -> None:
        self._found: dict[object, tuple[Diagnostic, Names]] = {}

    def add(self, findings: Findings, scenario: str) -> None:
        for key, finding in findings.items():
            if not is_of_message(finding):
                continue
            _, names = self._found.setdefault((finding.source.name, key), (finding, Names()))
            for name in finding.scenarios or (scenario,):
                names.add(name)

    def report(self, terminal: Terminal) -> None:
        """Payload by payload, in the order of their places."""
        files = list(dict.fromkeys(finding.source.name for finding, _ in self._found.values()))
        for finding, names in sorted(
            self._found.values(), key=lambda item: (files.index(item[0].source.name), _position(item[0]))
        ):
            terminal.finding(finding, names if finding.scenarios or len(names) > 1 else ())


def _position(finding: Diagnostic) -> Position:
    return finding.source.position(finding.span.start)
