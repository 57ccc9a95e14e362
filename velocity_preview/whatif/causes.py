"""Weaknesses as people want to read them: one result a cause."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from velocity_preview.whatif.variants import Change, Family, Variant
from velocity_preview.whatif.weakness import Effect

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from velocity_preview.source import Source, Span
    from velocity_preview.whatif.study import Found

_EFFECTS = list(Effect)
_VARIANTS = list(Variant)


@dataclass(frozen=True, slots=True)
class Way:
    """Data that shows a weakness: a scenario with some fields changed."""

    scenario: str
    changes: tuple[Change, ...]

    @property
    def variant(self) -> Variant:
        return self.changes[0].variant


@dataclass(frozen=True, slots=True)
class Result:
    """A cause: what the data has to be, where the template is weak, and what becomes of the message.

    `ways` has one for each variant of the field; the first has the smallest payload.
    """

    ways: tuple[Way, ...]
    effect: Effect
    source: Source
    span: Span
    message: str
    help: str

    @property
    def path(self) -> str:
        return self.changes[0].path

    @property
    def changes(self) -> tuple[Change, ...]:
        return self.ways[0].changes

    @property
    def scenario(self) -> str:
        return self.ways[0].scenario

    @property
    def variant(self) -> Variant:
        return self.ways[0].variant

    @property
    def variants(self) -> tuple[Variant, ...]:
        """All variants that show it, in the order of `Variant`."""
        return tuple(sorted((way.variant for way in self.ways), key=_VARIANTS.index))


@dataclass(frozen=True, slots=True)
class _Cause:
    """What the findings of one cause have in common. Where nothing is sent or the message is cut, whatever
    data does it is one cause: a list that is empty and one that is too short.
    """

    paths: tuple[str, ...]
    family: Family | None
    source: str
    line: int


class _Place(NamedTuple):
    """Where two results tell of the same: a line, and what becomes of the message."""

    source: str
    line: int
    effect: Effect


def results_of(found: Iterable[Found], template: str) -> tuple[Result, ...]:
    """The causes, in the order of their places, those in the template of that name first."""
    causes: dict[_Cause, list[Found]] = {}
    for one in found:
        causes.setdefault(_cause(one), []).append(one)
    results = [_result(group) for group in _with_same_end(causes)]
    at_place: dict[_Place, list[Result]] = {}
    for result in results:
        at_place.setdefault(_place(result), []).append(result)
    kept = [
        result
        for result in results
        if not any(_is_nearer(other, result) for other in at_place[_place(result)])
    ]
    return tuple(sorted(kept, key=lambda result: (result.source.name != template, *_order(result))))


def _cause(one: Found) -> _Cause:
    place = one.weakness.source.position(one.weakness.span.start)
    return _Cause(
        tuple(change.path for change in one.changes),
        one.changes[0].variant.family,
        one.weakness.source.name,
        place.line,
    )


def _with_same_end(causes: Mapping[_Cause, list[Found]]) -> Iterable[list[Found]]:
    """The findings of each cause, those together that end the merge."""
    groups: dict[_Cause, list[Found]] = {}
    for cause, found in causes.items():
        is_ended = any(one.weakness.effect in (Effect.NOT_SENT, Effect.CUT) for one in found)
        groups.setdefault(replace(cause, family=None) if is_ended else cause, []).extend(found)
    return groups.values()


def _result(group: Sequence[Found]) -> Result:
    """The worst that happens, with the smallest data."""
    ranked = sorted(group, key=lambda one: (_EFFECTS.index(one.weakness.effect), one.size, _rank(one)))
    weakness = ranked[0].weakness
    ways = {
        one.changes[0].variant: Way(one.scenario, one.changes)
        for one in reversed(ranked)
        if one.weakness.effect is weakness.effect
    }
    first = Way(ranked[0].scenario, ranked[0].changes)
    data = " and ".join(change.words for change in first.changes)
    return Result(
        (
            first,
            *(ways[variant] for variant in _VARIANTS if variant in ways and variant is not first.variant),
        ),
        weakness.effect,
        weakness.source,
        weakness.span,
        f"Where {data}, {weakness.message}.",
        weakness.help,
    )


def _rank(one: Found) -> tuple[int, ...]:
    return (*(_VARIANTS.index(change.variant) for change in one.changes), one.weakness.span.start)


def _place(result: Result) -> _Place:
    return _Place(result.source.name, result.source.position(result.span.start).line, result.effect)


def _is_nearer(other: Result, result: Result) -> bool:
    """Whether, at the same place, a field inside of this one, or one change alone, shows the same."""
    if len(other.changes) < len(result.changes):
        return True
    if len(other.changes) > 1 or len(result.changes) > 1:
        return False
    outer, inner = result.changes[0].steps, other.changes[0].steps
    return len(inner) > len(outer) and inner[: len(outer)] == outer and _is_same_family(other, result)


def _is_same_family(other: Result, result: Result) -> bool:
    return other.variant.family is result.variant.family


def _order(result: Result) -> tuple[object, ...]:
    place = result.source.position(result.span.start)
    return result.source.name, place.line, place.column, _EFFECTS.index(result.effect), result.path
