"""What tells a finding from others in the next run too, when lines above it came or went.

The reports of code scanners and the baseline share it.
"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from velocity_preview.reporters.paths import slashed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from velocity_preview.diagnostics import Diagnostic

_SPACE = re.compile(r"\s+")
_LONGEST: Final = 200
_AROUND: Final = 40
"""Characters of context on each side: emails have lines of thousands, and a change far off is no matter."""


class Identity(NamedTuple):
    """Of a finding: its file, its rule, and the text it is about with a little of its line on both sides.

    Findings that are the same in all of it are counted.
    """

    path: str
    rule: str
    context: str


def identity_of(finding: Diagnostic, path_of: Callable[[str], str] = slashed) -> Identity:
    """`path_of` says how to write the name of the finding's file."""
    source, (start, end) = finding.source, finding.span
    line = source.position(start).line
    line_start = source.offset(line, 1)
    line_end = line_start + len(source.line_text(line))
    before = _normal(source.text[line_start:start]).lstrip()[-_AROUND:]
    after = _normal(source.text[min(end, line_end) : line_end]).rstrip()[:_AROUND]
    about = _normal(source.text[start : min(end, line_end)])[:_LONGEST]
    return Identity(path_of(source.name), finding.rule, f"{before}{about}{after}".strip())


def fingerprints(findings: Iterable[Diagnostic]) -> list[str]:
    """One for each finding, no two alike."""
    seen: Counter[Identity] = Counter()
    found = []
    for finding in findings:
        identity = identity_of(finding)
        seen[identity] += 1
        written = "\n".join((*identity, str(seen[identity])))
        found.append(sha256(written.encode("utf-8", "replace")).hexdigest())
    return found


def _normal(text: str) -> str:
    """Runs of white space as one blank, so that indentation does not count."""
    return _SPACE.sub(" ", text)
