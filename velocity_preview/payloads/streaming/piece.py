"""A recipient, an order or a line of a stream: enough to make its message in any process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from velocity_preview.payloads import orders, preprocessor, smartsend
from velocity_preview.payloads.calls import limit_note
from velocity_preview.payloads.findings import grouped
from velocity_preview.payloads.limits import MAX_MESSAGES
from velocity_preview.payloads.loading import load, scenario_of
from velocity_preview.payloads.payload import Payload
from velocity_preview.payloads.places import Places
from velocity_preview.payloads.reading import PayloadFile, Reading, parse_json
from velocity_preview.payloads.selection import select_roots

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from velocity_preview.diagnostics import Diagnostic
    from velocity_preview.errors import PayloadError
    from velocity_preview.payloads.payload import Scenario
    from velocity_preview.payloads.places import Path
    from velocity_preview.source import Source, Span

_READERS: dict[str, Callable[[PayloadFile, str, int, object], Reading]] = {
    "smartsend": smartsend.read_recipient,
    "orders": orders.read_one_order,
    "preprocessor": preprocessor.read_rows,
}


Findings: TypeAlias = "dict[tuple[object, str], Diagnostic]"


class Read(NamedTuple):
    """What a piece holds. Of findings of several pieces with the same key the first one counts."""

    scenarios: Sequence[Scenario]
    findings: Findings


@dataclass(frozen=True, slots=True)
class Piece:
    """The value at `path` of a file stands at `span` of `source`; without them it is all of the source.

    `index` is its number of `count`, from 0; `problem` is why there is no text.
    """

    source: Source
    name: str
    kind: str | None = None
    path: Path = ()
    span: Span | None = None
    index: int = 0
    count: int = 1
    problem: PayloadError | None = None

    def read(self, root: str | None = None) -> Read:
        """Raises `PayloadError`."""
        payload = self.load(root)
        return Read(payload.scenarios, grouped(payload))

    def load(self, root: str | None = None) -> Payload:
        """The scenarios, one but for a line of JSON Lines. Raises `PayloadError`."""
        if self.problem is not None:
            raise self.problem
        if self.span is None or self.kind is None:
            return load(self.source, root=root, kind=self.kind, label=self.name)
        file = PayloadFile(self.source, self.name, Places(self.source.text, self.path, self.span))
        value = parse_json(file.places.text)
        reading = _READERS[self.kind](file, self.name, self.index, value)
        roots = select_roots(file, reading, root) if root else reading.roots
        file.raise_refused()
        notes = list(reading.notes)
        if self.index == MAX_MESSAGES and len(self.path) > 1:
            notes.append(limit_note(str(self.path[0]), self.count))
        scenarios = tuple(scenario_of(one, {}) for one in roots)
        return Payload(self.source, self.kind, value, scenarios, file.places, tuple(notes), self.path)
