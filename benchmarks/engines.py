"""The engines of this process, each behind the same three questions."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

import airspeed
import jinja2

from velocity_preview.engine import Template

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.messages import Message

OURS = "velocity-preview"
AIRSPEED = f"airspeed {version('airspeed')}"
JINJA = f"Jinja2 {version('jinja2')}"


@dataclass(frozen=True, slots=True)
class Engine:
    """`parse` makes a parsed template of a message's source; `merge` makes the text of it and a context."""

    name: str
    source: Callable[[Message], str]
    parse: Callable[[str], object]
    merge: Callable[[object, dict[str, object]], str]


def _airspeed(source: str) -> airspeed.Template:
    template = airspeed.Template(source)
    template.ensure_compiled()
    return template


_JINJA = jinja2.Environment(cache_size=0, autoescape=False)  # noqa: S701 (Velocity escapes nothing either)

ENGINES = (
    Engine(
        OURS, lambda message: message.velocity, Template.parse, lambda template, data: template.merge(data)
    ),
    Engine(
        AIRSPEED, lambda message: message.velocity, _airspeed, lambda template, data: template.merge(data)
    ),
    Engine(
        JINJA, lambda message: message.jinja, _JINJA.from_string, lambda template, data: template.render(data)
    ),
)


def check_equal(message: Message, number: int = 1) -> None:
    """All engines print the same, white space aside: they differ in what they gobble."""
    texts = {
        engine.name: "".join(
            engine.merge(engine.parse(engine.source(message)), message.context(number)).split()
        )
        for engine in ENGINES
    }
    if len(set(texts.values())) > 1:
        raise SystemExit(f"The engines print different texts for {message.what}.")
