"""What a condition asks, in words for people who write no conditions: "`status` is `gold`"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from velocity_preview.analysis.operations import LOGICAL, Operation, unwrapped
from velocity_preview.engine.expression import Condition
from velocity_preview.engine.literals import Literal
from velocity_preview.engine.operand import UnaryOperatorValue
from velocity_preview.engine.path import Member
from velocity_preview.engine.reference import FormalReference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from velocity_preview.engine import Engine
    from velocity_preview.engine.element import Operand
    from velocity_preview.engine.path import Step

_MOST: Final = 4
"""Tests that a sentence can hold."""
_LONGEST: Final = 60
"""Characters of code, or of a text that something is compared with."""
_COMPARED: Final = {
    "==": ("is {}", "is not {}"),
    "!=": ("is not {}", "is {}"),
    "<": ("is below {}", "is not below {}"),
    ">": ("is above {}", "is not above {}"),
    "<=": ("is at most {}", "is not at most {}"),
    ">=": ("is at least {}", "is not at least {}"),
}
_METHODS: Final = {
    "contains": ("contains {}", "does not contain {}"),
    "containsKey": ("has the key {}", "has no key {}"),
    "endsWith": ("ends with {}", "does not end with {}"),
    "equals": ("is {}", "is not {}"),
    "equalsIgnoreCase": ("is {}", "is not {}"),
    "isEmpty": ("is empty", "is not empty"),
    "startsWith": ("begins with {}", "does not begin with {}"),
}
"""What methods say of the value before them."""
_OF_LOOP: Final = {
    "first": ("the item", "is the first", "is not the first"),
    "hasNext": ("the item", "is not the last", "is the last"),
    "last": ("the item", "is the last", "is not the last"),
}


class _Test(NamedTuple):
    """A subject, and what has to hold of it."""

    subject: str
    predicate: str


@dataclass(frozen=True, slots=True)
class _Joined:
    """Tests and groups of tests with one word between them."""

    word: str
    parts: tuple[_Test | _Joined, ...]


_Clause = _Test | _Joined


class ConditionWords:
    """Words for the conditions of templates for one engine: what counts as true is its rule."""

    def __init__(self, engine: Engine) -> None:
        self._nothing = ", empty, 0 or false" if engine.directive_if_empty_check else " or false"

    def all_of(self, tests: Iterable[tuple[Operand, bool]]) -> str | None:
        """That each condition is true, or false; None where that is too much for a sentence."""
        clause = _joined("and", [self._clause(condition, is_true=is_true) for condition, is_true in tests])
        return _said(clause) if _size(clause) <= _MOST else None

    def of_list(self, reference: FormalReference, *, is_filled: bool) -> str:
        """That a loop has something to run for, or nothing."""
        return f"{_subject(reference)} {'has an item' if is_filled else 'is empty or missing'}"

    def _clause(self, side: Operation | Operand, *, is_true: bool) -> _Clause:
        side = unwrapped(side.expression if isinstance(side, Condition) else side)
        if isinstance(side, UnaryOperatorValue) and side.operator == "!":
            return self._clause(side.operand, is_true=not is_true)
        if isinstance(side, Operation) and side.sign in LOGICAL:
            word = "and" if (side.sign == "&&") is is_true else "or"
            parts = [self._clause(one, is_true=is_true) for one in (side.left, side.right)]
            return _joined(word, parts)
        if isinstance(side, Operation) and side.sign in _COMPARED:
            return _compared(side, is_true=is_true)
        if isinstance(side, FormalReference) and side.alternate is None:
            return self._truth(side, is_true=is_true)
        return _Test(f"`{_code(side)}`", "is true" if is_true else "is not true")

    def _truth(self, reference: FormalReference, *, is_true: bool) -> _Test:
        steps = reference.expression.steps
        last = steps[-1] if steps else None
        if reference.expression.name == "foreach" and isinstance(last, Member) and last.name in _OF_LOOP:
            subject, *predicates = _OF_LOOP[last.name]
            return _Test(subject, predicates[not is_true])
        if isinstance(last, Member) and last.parameters is not None and last.name in _METHODS:
            said = _METHODS[last.name][not is_true]
            return _Test(_subject(reference, steps[:-1]), said.format(*map(_value, last.arguments)))
        if isinstance(last, Member) and last.parameters is not None and last.name != "get":
            return _Test(_subject(reference), "is true" if is_true else "is not true")
        return _Test(_subject(reference), "has a value" if is_true else f"is missing{self._nothing}")


def _compared(operation: Operation, *, is_true: bool) -> _Test:
    """With the reference first, wherever the condition has it."""
    left, right, sign = unwrapped(operation.left), unwrapped(operation.right), operation.sign
    if isinstance(left, Literal) and not isinstance(right, Literal) and sign in ("==", "!="):
        left, right = right, left
    subject = _subject(left) if isinstance(left, FormalReference) else f"`{_code(left)}`"
    return _Test(subject, _COMPARED[sign][not is_true].format(_value(right)))


def _value(side: Operation | Operand) -> str:
    side = unwrapped(side)
    if isinstance(side, Literal) and not side.children():
        if side.constant == "":
            return "empty"
        if isinstance(side.constant, str):
            return f"`{short_code(side.constant)}`"
    return f"`{_code(side)}`"


def _subject(reference: FormalReference, steps: list[Step] | None = None) -> str:
    """The place in the data, where the steps lead to one; else the reference as it is written."""
    shown: list[str] = []
    for step in reference.expression.steps if steps is None else steps:
        if isinstance(step, Member) and step.name in ("size", "length") and step.parameters is not None:
            return f"the {'number of' if step.name == 'size' else 'length of'} `{_path(reference, shown)}`"
        key = _key(step)
        if key is None:
            return f"`{_code(reference)}`"
        shown.append(key)
    return f"`{_path(reference, shown)}`"


def _path(reference: FormalReference, keys: list[str]) -> str:
    name = reference.expression.name
    if name == "data" and keys:
        name, *keys = (keys[0].removeprefix("."), *keys[1:])
    return "".join((name, *keys))


def _key(step: Step) -> str | None:
    if not isinstance(step, Member):
        return "".join(step.source_text.split())
    if step.parameters is None:
        return f".{step.name}"
    arguments = step.arguments
    if step.name == "get" and arguments and isinstance(arguments[0], Literal):
        key = arguments[0].constant
        return f".{key}" if isinstance(key, str) else f"[{key}]"
    return None


def _code(side: Operation | Operand) -> str:
    """As it is written."""
    first, last = side, side
    while isinstance(first, Operation):
        first = first.left
    while isinstance(last, Operation):
        last = last.right
    text = first.reading.source.text[first.span.start : last.span.end]
    return short_code(text)


def short_code(text: str) -> str:
    """On one line, and without the quotes that stand around code."""
    text = " ".join(text.split()).replace("`", "'")
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _joined(word: str, parts: list[_Clause]) -> _Clause:
    """A group in a group of the same word is no group; what is said twice is said once."""
    flat: list[_Clause] = []
    for part in parts:
        flat += part.parts if isinstance(part, _Joined) and part.word == word else [part]
    flat = _told(word, list(dict.fromkeys(flat)))
    return flat[0] if len(flat) == 1 else _Joined(word, tuple(flat))


def _told(word: str, parts: list[_Clause]) -> list[_Clause]:
    """Without what another part says already: a value is not empty, what is missing or empty may be empty, 0
    is not 1.
    """
    needless = set()
    known = {part.subject for part in parts if isinstance(part, _Test) and _is_value(part)}
    for part in parts:
        if isinstance(part, _Test) and word == "and" and part.subject in known:
            needless |= {part} if part.predicate.startswith("is not ") else set()
        if isinstance(part, _Test) and word == "and" and part.predicate == "has a value":
            needless.add(_Test(part.subject, "is not empty"))
        if isinstance(part, _Test) and word == "or" and part.predicate.startswith("is missing, empty"):
            needless.add(_Test(part.subject, "is empty"))
    return [part for part in parts if part not in needless]


def _is_value(test: _Test) -> bool:
    """Whether it says what the value is."""
    return test.predicate.startswith("is `")


def _size(clause: _Clause) -> int:
    return sum(map(_size, clause.parts)) if isinstance(clause, _Joined) else 1


def _said(clause: _Clause) -> str:
    """Of two tests of the same thing the second does not name it again."""
    if isinstance(clause, _Test):
        return f"{clause.subject} {clause.predicate}"
    said, subject = "", ""
    for part in clause.parts:
        if isinstance(part, _Joined):
            text, subject = f"({_said(part)})", ""
        else:
            again = part.subject == subject
            text, subject = part.predicate if again else _said(part), part.subject
        said += f"{_between(clause.word, said, text)}{text}" if said else text
    return said


def _between(word: str, before: str, text: str) -> str:
    """With a comma where a test ends that has an "or" itself, or before one that names its subject."""
    is_short = text.startswith("is ") and " or " not in before
    return f" {word} " if word == "and" or is_short else f", {word} "
