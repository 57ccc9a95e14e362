"""Thousands of messages: the pieces of payloads in batches, over processes where that is worth it."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from multiprocessing import connection
from time import process_time
from typing import TYPE_CHECKING, Final, TypeAlias

from velocity_preview.cli.cores import cores
from velocity_preview.cli.processes import answers
from velocity_preview.cli.scenario_renderer import ScenarioRenderer
from velocity_preview.payloads.streaming import Pause

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from velocity_preview.cli.scenario_renderer import Made, RenderOrders
    from velocity_preview.engine import Template
    from velocity_preview.payloads.streaming import Loaded, Piece

_WORTH_PROCESSES: Final = 0.5
"""Seconds of work after which others are called to help: as long as it takes to start them."""
_BATCH_BYTES: Final = 512 * 1024
_LARGEST_BATCH: Final = 64

_Pieces: TypeAlias = "Iterator[Piece | Loaded | Pause]"


class Bulk:
    """`jobs` is how many processes it may have; None: as many as are worth it."""

    def __init__(self, orders: RenderOrders, template: Template, jobs: int | None) -> None:
        self._orders = orders
        self._jobs = jobs
        self._renderer = ScenarioRenderer(orders, template)
        self._batch = 4

    def made(self, pieces: Iterable[Piece | Loaded | Pause], skip: int) -> Generator[Made]:
        """What is made of each piece, in their order. The first `skip` scenarios are only named."""
        rest = iter(pieces)
        yield from self._passed_over(rest, skip)
        if self._jobs is None and cores() > 1:
            yield from self._here(rest, _WORTH_PROCESSES)
        processes = self._jobs or cores()
        if processes == 1:
            yield from self._here(rest)
            return
        work = ScenarioRenderer.render_batch
        make = partial(ScenarioRenderer, self._orders)
        with closing(answers(make, work, self._batches(rest), processes)) as batches:
            for batch in batches:
                self._measure(batch)
                yield from batch

    def _passed_over(self, pieces: _Pieces, skip: int) -> Iterator[Made]:
        """Where the last one has more scenarios than are to be skipped, all of them are made."""
        while skip > 0 and (piece := _next(pieces)):
            made = self._renderer.pass_over(piece)
            yield made if len(made.outcomes) <= skip else self._renderer.render(piece)
            skip -= len(made.outcomes)

    def _here(self, pieces: _Pieces, seconds: float = float("inf")) -> Iterator[Made]:
        """In this process, until the time is over."""
        end = process_time() + seconds
        while process_time() < end and (piece := _next(pieces)):
            yield self._renderer.render(piece)

    def _batches(self, pieces: _Pieces) -> Iterator[tuple[Piece | Loaded, ...] | Pause]:
        """What is there does not wait for what is not."""
        batch: list[Piece | Loaded] = []
        for piece in pieces:
            if not isinstance(piece, Pause):
                batch.append(piece)
            if batch and (len(batch) >= self._batch or isinstance(piece, Pause)):
                yield tuple(batch)
                batch = []
            if isinstance(piece, Pause):
                yield piece
        if batch:
            yield tuple(batch)

    def _measure(self, batch: list[Made]) -> None:
        """Large messages come in small batches: several of them are kept until their turn."""
        outcomes = [outcome for made in batch for outcome in made.outcomes]
        size = sum(len(outcome.body or b"") for outcome in outcomes)
        self._batch = min(_LARGEST_BATCH, max(1, _BATCH_BYTES * len(batch) // max(size, 1)))


def _next(pieces: _Pieces) -> Piece | Loaded | None:
    """The next one, waited for."""
    for piece in pieces:
        if not isinstance(piece, Pause):
            return piece
        connection.wait([piece.file])
    return None
