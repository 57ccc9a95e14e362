"""Timing: CPU time of this process, the best of many, engines in turn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
import gc
from statistics import median
import time

Action = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Series:
    """The best time of each round, in seconds."""

    rounds: tuple[float, ...]

    @property
    def best(self) -> float:
        return min(self.rounds)

    @property
    def middle(self) -> float:
        return median(self.rounds)

    def ratio(self, other: Series) -> Ratio:
        """How many times as long the other takes."""
        ratios = [theirs / ours for ours, theirs in zip(self.rounds, other.rounds, strict=True)]
        return Ratio(median(ratios), min(ratios), max(ratios))


@dataclass(frozen=True, slots=True)
class Ratio:
    """The median of the ratios inside one round, and how far they lie apart."""

    middle: float
    least: float
    most: float

    def __str__(self) -> str:
        return f"{self.middle:.3g} ({self.least:.3g} to {self.most:.3g})"


def in_turn(actions: Mapping[str, Action], rounds: int, seconds: float = 0.25) -> dict[str, Series]:
    """Each action's series: in every round all have their turn, so what else the machine does hits all."""
    times: dict[str, list[float]] = {name: [] for name in actions}
    for action in actions.values():
        action()
    for _ in range(rounds):
        for name, action in actions.items():
            times[name].append(best_of(action, seconds))
    return {name: Series(tuple(best)) for name, best in times.items()}


def best_of(action: Action, seconds: float) -> float:
    """The least CPU time that the action took in so much time; short ones are timed many at once."""
    turns = _turns_of_a_millisecond(action)
    best = float("inf")
    collects = gc.isenabled()
    gc.collect()
    end = time.process_time() + seconds
    runs = 0
    while runs < 3 or time.process_time() < end:
        start = time.process_time_ns()
        for _ in range(turns):
            action()
        best = min(best, (time.process_time_ns() - start) / turns)
        runs += 1
    if collects:
        gc.enable()
    return best / 1e9


def _turns_of_a_millisecond(action: Action) -> int:
    start = time.process_time_ns()
    action()
    return max(1, 1_000_000 // max(1, time.process_time_ns() - start))
