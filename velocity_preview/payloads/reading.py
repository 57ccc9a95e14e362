"""What the readers of the kinds share: the file, its located errors, JSON inside strings, roots."""

from __future__ import annotations

from contextlib import contextmanager
import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn, TypeAlias

from velocity_preview.errors import PayloadError
from velocity_preview.payloads.limits import FORBIDDEN_CHARACTERS, MAX_DEPTH, TextLimit
from velocity_preview.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.payloads.payload import Note, Origin
    from velocity_preview.payloads.places import Path, Places
    from velocity_preview.payloads.syntax.problem import Problem

JsonObject: TypeAlias = dict[str, object]

_MOST_OTHERS: Final = 19
"""Errors that are told beside the first; of a thousand broken recipients they tell enough."""


class Root(NamedTuple):
    """The data of one message before it is made a scenario."""

    name: str
    value: JsonObject
    origin: Origin


class Reading:
    """What a reader finds: the roots, and what it noticed on the way."""

    __slots__ = ("notes", "roots")

    def __init__(self, roots: list[Root], notes: list[Note] | None = None) -> None:
        self.roots = roots
        self.notes = notes or []


class BrokenJsonError(Exception):
    """A text is no JSON; `problem` has its own offsets."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


# Java's JSON libraries refuse the words; a number too large for a double is Infinity in both languages.
DECODER = json.JSONDecoder(parse_constant=_refuse)


def parse_json(text: str) -> object:
    """The value of a JSON text; raises `BrokenJsonError` with the cause, also where it is nested too deep."""
    try:
        value = DECODER.decode(text)
        if text.count("{") + text.count("[") <= MAX_DEPTH or depth_of(value) <= MAX_DEPTH:
            return value
    except (ValueError, RecursionError):
        pass
    from velocity_preview.payloads.syntax import find_problem  # noqa: PLC0415  (only a mistake needs it)

    raise BrokenJsonError(find_problem(text))


def depth_of(value: object) -> int:
    """How many objects and arrays are inside of one another; 0 for another value."""
    level: list[Any] = [[value]]
    depth = -1
    while level:
        depth += 1
        level = [
            child
            for item in level
            for child in (item.values() if type(item) is dict else item)
            if type(child) is dict or type(child) is list
        ]
    return depth


class PayloadFile:
    """The file that is read. `label` names the scenario of a payload that holds one message.

    `refused` takes down what is wrong with a part: the others are read all the same.
    """

    __slots__ = ("label", "places", "refused", "source")

    def __init__(self, source: Source, label: str, places: Places) -> None:
        self.source = source
        self.label = label
        self.places = places
        self.refused: list[PayloadError] = []

    @contextmanager
    def part(self) -> Iterator[None]:
        """Read a part that can be wrong by itself: a recipient, a parameter."""
        try:
            yield
        except PayloadError as error:
            self.refused.append(error)

    def raise_refused(self) -> None:
        """Raises the first error of a part, with some of the others."""
        if self.refused:
            first, *others = sorted(self.refused, key=lambda error: error.span)
            first.others = tuple(others[:_MOST_OTHERS])
            raise first

    def shape_error(self, message: str, path: Path, help: str, *, rule: str = "params-shape") -> PayloadError:
        """An error at the value of `path`, or, where it is missing, at what it is missing from."""
        return PayloadError(message, self.source, self.places.nearest(path), help, rule=rule)

    def parse(self) -> object:
        try:
            return parse_json(self.source.text)
        except BrokenJsonError as error:
            problem = error.problem
            raise PayloadError(
                problem.message, self.source, problem.span, problem.help, opener=problem.opener
            ) from None

    def parse_string(self, text: str, path: Path, owner: str) -> object:
        """The value of the JSON in the string at `path`; `owner` is whose it is, for the message."""
        try:
            return parse_json(text)
        except BrokenJsonError as error:
            problem = error.problem
            line, column = Source("", text).position(problem.span.start)
            opener = problem.opener and self.places.inside(path, problem.opener)
            raise PayloadError(
                f"{problem.message} (line {line}, column {column} of the JSON in `{path[-1]}` of {owner})",
                self.source,
                self.places.inside(path, problem.span),
                problem.help,
                opener=opener,
            ) from None

    def check_text(self, text: str, limit: TextLimit, path: Path, *, of_key: bool = False) -> None:
        """Raises `PayloadError` where the ESP refuses the characters or the length of a short text."""
        if len(text) > limit.length:
            message = f"The {limit.label} has {len(text)} characters, {limit.length} are allowed"
            raise self._limit_error(message, path, Span(0, len(text)), "Shorten it.", of_key=of_key)
        if FORBIDDEN_CHARACTERS.isdisjoint(text):
            return
        at = next(index for index, character in enumerate(text) if character in FORBIDDEN_CHARACTERS)
        message = f"The {limit.label} has the character `{text[at]}`, which the ESP refuses"
        raise self._limit_error(message, path, Span(at, at + 1), "Take the character out.", of_key=of_key)

    def _limit_error(self, message: str, path: Path, span: Span, help: str, *, of_key: bool) -> PayloadError:
        place = self.places.inside(path, span, of_key=of_key)
        return PayloadError(message, self.source, place, help, rule="payload-limit")


def is_encoded_twice(value: object) -> bool:
    """Whether the value of a JSON text is again a text with an object or array in it."""
    if not isinstance(value, str):
        return False
    try:
        return isinstance(parse_json(value), (dict, list))
    except BrokenJsonError:
        return False


def json_name(value: object) -> str:
    """What a JSON value is, in words."""
    names = {dict: "an object", list: "an array", str: "a string", bool: "a boolean", type(None): "null"}
    return names.get(type(value), "a number")
