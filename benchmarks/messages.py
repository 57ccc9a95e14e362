"""The three messages, each written in Velocity and in Jinja, and their data."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from random import Random
import re
from typing import TYPE_CHECKING

from benchmarks import data

if TYPE_CHECKING:
    from collections.abc import Callable

_FOLDER = Path(__file__).parent / "messages"
_FILLING = re.compile(r"@(styles|prose) (\d+)@")
_WORDS = re.findall(
    r"\w+",
    "the parcel comes with morning post and light rain over harbour where ships wait for summer while we "
    "pack what you chose from wool linen and oak made by hand in small towns along the coast",
)


@dataclass(frozen=True, slots=True)
class Message:
    """A template in both languages; `data_of` makes the data of one recipient by number."""

    name: str
    what: str
    velocity: str = field(repr=False)
    jinja: str = field(repr=False)
    data_of: Callable[[int], data.Data] = field(repr=False)

    def context(self, number: int = 1) -> dict[str, object]:
        return {"data": self.data_of(number)}


def all_messages() -> tuple[Message, ...]:
    """a, b and c: small, large, very large."""
    return (
        _message("a", "receipt", data.receipt),
        _message("b", "newsletter", data.newsletter),
        _message("c", "catalogue", data.catalogue),
    )


def _message(name: str, what: str, data_of: Callable[[int], data.Data]) -> Message:
    velocity, jinja = (
        _FILLING.sub(_fill, (_FOLDER / f"{what}.{language}").read_text("utf-8"))
        for language in ("vm", "jinja")
    )
    return Message(name, what, velocity, jinja, data_of)


def _fill(match: re.Match[str]) -> str:
    """Plain text in place of `@styles 40@` and `@prose 12@`: most of a real message is that."""
    random = Random(match.group())  # noqa: S311 (no secret)
    lines = (_rule if match.group(1) == "styles" else _paragraph)(random)
    return "\n".join(next(lines) for _ in range(int(match.group(2))))


def _rule(random: Random):  # noqa: ANN202
    number = 0
    while True:
        number += 1
        front, back = random.randrange(16**6), random.randrange(16**6)
        yield f".c{number} {{color:#{front:06x};background:#{back:06x};padding:{number}px 4px}}"


def _paragraph(random: Random):  # noqa: ANN202
    while True:
        words = " ".join(random.choices(_WORDS, k=110))
        yield f'<p style="margin:0 0 12px;color:#{random.randrange(16**6):06x};font-size:14px">{words}.</p>'
