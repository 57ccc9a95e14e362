"""Warm render, parse, and parse with the first render, beside the engines of this process."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from benchmarks.engines import ENGINES, Engine
from benchmarks.rounds import Series, in_turn

if TYPE_CHECKING:
    from benchmarks.messages import Message


def warm_render(message: Message, rounds: int) -> dict[str, Series]:
    """A parsed template that has been rendered before."""
    context = message.context()
    parsed = {engine: engine.parse(engine.source(message)) for engine in ENGINES}
    return in_turn(
        {engine.name: partial(engine.merge, template, context) for engine, template in parsed.items()}, rounds
    )


def parse(message: Message, rounds: int) -> dict[str, Series]:
    """Of Jinja, which compiles at once, this is parsing and compiling."""
    return in_turn({engine.name: partial(engine.parse, engine.source(message)) for engine in ENGINES}, rounds)


def first_render(message: Message, rounds: int) -> dict[str, Series]:
    """What one message costs: parse, compile and render."""
    context = message.context()
    return in_turn({engine.name: partial(_once, engine, message, context) for engine in ENGINES}, rounds)


def _once(engine: Engine, message: Message, context: dict[str, object]) -> str:
    return engine.merge(engine.parse(engine.source(message)), context)
