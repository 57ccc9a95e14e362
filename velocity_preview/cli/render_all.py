"""All scenarios of a template, however many these are, and what is said about them."""

from __future__ import annotations

from collections import deque
from contextlib import closing, contextmanager
import sys
from typing import TYPE_CHECKING, Protocol

from velocity_preview.cli.exit_codes import ExitCode
from velocity_preview.cli.failures import Failures
from velocity_preview.cli.interruption import uninterrupted
from velocity_preview.cli.message_folder import MessageFolder
from velocity_preview.cli.message_lines import MessageLines
from velocity_preview.cli.outputs import check_not_input, output_file
from velocity_preview.cli.pipes import broken_pipe_ends
from velocity_preview.cli.progress import progress
from velocity_preview.cli.stream_findings import StreamFindings
from velocity_preview.errors import PayloadError, VelocityPreviewError
from velocity_preview.payloads.streaming import Pause
from velocity_preview.workspace.scenarios import ScenarioNames

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from velocity_preview.cli.bulk import Bulk
    from velocity_preview.cli.destination import Destination
    from velocity_preview.cli.payload_streams import PayloadStream, PayloadStreams
    from velocity_preview.cli.scenario_renderer import Made, Outcome
    from velocity_preview.cli.terminal import Terminal
    from velocity_preview.errors import LocatedError
    from velocity_preview.payloads.streaming import Loaded, Piece
    from velocity_preview.source import Source


class Sink(Protocol):
    """Takes what became of each scenario, in their order."""

    def message(self, name: str, body: bytes) -> None: ...
    def failure(self, name: str, error: LocatedError) -> None: ...
    def passed_over(self, name: str) -> None: ...


class RenderAll:
    """One run. What is written is whole at any time, and known."""

    def __init__(self, streams: PayloadStreams, destination: Destination, terminal: Terminal) -> None:
        self._streams = streams
        self._destination = destination
        self._terminal = terminal
        self._names = ScenarioNames(len(streams.opened))
        self._failures = Failures()
        self._findings = StreamFindings()
        self._broken = False
        self._total = streams.count
        self._skip = destination.skip
        self._done = 0
        self._written = 0
        self._sent = 0
        self._owners: deque[tuple[int, PayloadStream]] = deque()

    def run(self, bulk: Bulk, template: Source, inputs: tuple[Path, ...]) -> bool:
        """Whether every scenario has its message. Ends the program where it is interrupted."""
        try:
            with self._sink(template, inputs) as sink:
                self._render(bulk, sink)
        except KeyboardInterrupt:
            self._report(f"Interrupted: {self._state()}")
            raise SystemExit(ExitCode.INTERRUPTED) from None
        except VelocityPreviewError:
            if self._done:
                self._report(self._state())
            raise
        self._report(self._summary())
        return not (self._broken or self._failures.count)

    @contextmanager
    def _sink(self, template: Source, inputs: tuple[Path, ...]) -> Iterator[Sink]:
        file = self._destination.file
        if self._destination.folder is not None:
            yield MessageFolder(self._destination.folder, template, inputs)
        elif file is not None:
            check_not_input([file], inputs)
            with output_file(file) as stream:
                yield MessageLines(stream)
        else:
            with broken_pipe_ends():
                yield MessageLines(sys.stdout.buffer)

    def _render(self, bulk: Bulk, sink: Sink) -> None:
        to_terminal = self._destination.folder is None and self._destination.file is None
        hidden = to_terminal and sys.stdout.isatty()
        with (
            closing(bulk.made(self._pieces(), self._skip)) as made,
            progress(made, self._total, "Rendering", hidden=hidden) as steps,
        ):
            owner: PayloadStream | None = None
            for number, step in enumerate(steps):
                if self._owners and self._owners[0][0] == number:
                    owner = self._owners.popleft()[1]
                if owner is not None:
                    self._take(owner, step, sink)

    def _pieces(self) -> Iterator[Piece | Loaded | Pause]:
        """Those of all payloads. They are asked for before they are made: whose they are is noted."""
        for owner in self._streams.opened:
            is_new = True
            try:
                for piece in owner.stream.pieces():
                    if not isinstance(piece, Pause):
                        if is_new:
                            self._owners.append((self._sent, owner))
                            is_new = False
                        self._sent += 1
                    yield piece
            except PayloadError as error:
                self._broken = True
                self._terminal.failure(error)

    def _take(self, owner: PayloadStream, made: Made, sink: Sink) -> None:
        if len(made.outcomes) != 1:
            self._total = None  # a line that is a call with several recipients
        alone = owner.stream.count == len(made.outcomes) == 1
        for outcome in made.outcomes:
            name = self._names.of(owner.label, outcome.name, alone=alone)
            with uninterrupted():
                self._put(name, outcome, sink)
        if made.outcomes:
            self._findings.add(made.findings, made.outcomes[0].name)

    def _put(self, name: str, outcome: Outcome, sink: Sink) -> None:
        self._done += 1
        if self._done <= self._skip:
            sink.passed_over(name)
        elif outcome.error is not None:
            sink.failure(name, outcome.error)
            self._failures.add(outcome.error, name)
        else:
            sink.message(name, outcome.body or b"")
            self._written += 1

    def _report(self, summary: str) -> None:
        self._findings.report(self._terminal)
        self._failures.report(self._terminal)
        if summary:
            self._terminal.say(summary)

    def _state(self) -> str:
        """What is there in the middle of it, and how to go on."""
        if self._destination.file is not None:
            return f"nothing was written to {self._destination.file}."
        of_all = f" of {self._total - self._skip}" if self._total is not None else ""
        go_on = f" Go on with --skip {max(self._done, self._skip)}."
        if self._destination.folder is not None:
            return f"{self._written}{of_all} messages are in {self._destination.folder}.{go_on}"
        lines = max(self._done - self._skip, 0)
        return f"{lines}{of_all} lines are written.{go_on}"

    def _summary(self) -> str:
        failed = self._failures.count
        where = self._destination.folder or self._destination.file
        if where is None:
            return f"{failed} of {self._written + failed} messages failed." if failed else ""
        messages = "message" if self._written == 1 else "messages"
        return f"Wrote {self._written} {messages} to {where}{f'; {failed} failed' if failed else ''}."
