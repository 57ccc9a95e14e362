"""The large message for thousands of recipients, streamed: JSON Lines in, messages out."""

from __future__ import annotations

from dataclasses import dataclass
import json
import time
from typing import TYPE_CHECKING

from benchmarks.engines import ENGINES

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.elsewhere import Elsewhere
    from benchmarks.engines import Engine
    from benchmarks.messages import Message


@dataclass(frozen=True, slots=True)
class Bulk:
    """Seconds of merging `count` recipients, without reading their data."""

    name: str
    count: int
    seconds: float

    @property
    def a_second(self) -> float:
        return self.count / self.seconds


def write_recipients(folder: Path, message: Message, count: int) -> None:
    with (folder / f"{message.name}.jsonl").open("w", encoding="utf-8") as file:
        for number in range(count):
            file.write(json.dumps(message.context(number)) + "\n")


def bulk(folder: Path, message: Message, count: int, others: tuple[Elsewhere, ...]) -> list[Bulk]:
    """airspeed does a tenth, for it takes so long."""
    done = [_in_process(engine, folder, message, _share(engine, count)) for engine in ENGINES]
    done += [Bulk(other.name, count, other.bulk(folder, message)) for other in others]
    return done


def _share(engine: Engine, count: int) -> int:
    return count // 10 if engine.name.startswith("airspeed") else count


def _in_process(engine: Engine, folder: Path, message: Message, count: int) -> Bulk:
    template = engine.parse(engine.source(message))
    spent = 0
    with (folder / f"{message.name}.jsonl").open(encoding="utf-8") as lines:
        for _, line in zip(range(count), lines, strict=False):
            context = json.loads(line)
            start = time.process_time_ns()
            engine.merge(template, context)
            spent += time.process_time_ns() - start
    return Bulk(engine.name, count, spent / 1e9)
