"""A tree for a text that the engine refuses, and everything that is wrong on the way to it.

First each damage that can be told by its look is mended; then, where the engine still refuses the text,
each head by itself; then the blocks; at last whatever the engine stops at. What was mended is not reported
a second time as a consequence, for the text that is read next does not have it any more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from velocity_preview.analysis.patched import Patched
from velocity_preview.analysis.scan import BLOCK_WORDS, Kind, Piece, scan
from velocity_preview.analysis.structure import Structure, structure_of
from velocity_preview.diagnostics import Edit, Outcome, Related
from velocity_preview.engine import Engine, Includes, Template
from velocity_preview.errors import VelocitySyntaxError
from velocity_preview.source import Source, Span

_MOST_REPAIRS: Final = 60


@dataclass(frozen=True, slots=True)
class Damage:
    """Something wrong with the text itself, and how to go on reading: `repair`.

    All spans are those of the text that was looked at. `cure` is what an author may write; without it the
    repair is only for the next reading.
    """

    rule: str
    outcome: Outcome
    span: Span
    message: str
    repair: tuple[Edit, ...]
    help: str | None = None
    fix: tuple[Edit, ...] = ()
    suggestion: tuple[Edit, ...] = ()
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A head that the engine refuses by itself, or the place where it stops in the whole text."""

    text: str
    piece: Piece
    error: VelocitySyntaxError
    at: int
    """Where the engine stops: an offset of `text`."""
    engine: Engine

    @property
    def head(self) -> str:
        return self.text[self.piece.start : self.piece.end]


Mender = Callable[["Reading"], Iterable[Damage]]
Explainer = Callable[[Failure], Damage | None]
StructureExplainer = Callable[[Structure], Iterable[Damage]]


@dataclass(frozen=True, slots=True)
class Reading:
    """The text with its pieces, as menders see it."""

    text: str
    pieces: tuple[Piece, ...]
    engine: Engine
    refused: VelocitySyntaxError | None


@dataclass(slots=True)
class Recovered:
    """`template` is that of the mended text; None where nothing helps. Damages are in offsets of the
    original.
    """

    source: Source
    template: Template | None = None
    error: VelocitySyntaxError | None = None
    """What the engine says of the original."""
    damages: list[Damage] = field(default_factory=list)
    patched: Patched = field(init=False)

    def __post_init__(self) -> None:
        self.patched = Patched(self.source.text)


class Recovery:
    """Reads templates whatever is wrong with them."""

    def __init__(
        self,
        engine: Engine,
        includes: Includes,
        menders: Sequence[Mender],
        explainers: Sequence[Explainer],
        of_structure: Sequence[StructureExplainer],
    ) -> None:
        self._engine = engine
        self._includes = includes
        self._menders = menders
        self._explainers = explainers
        self._of_structure = of_structure

    def read(self, source: Source) -> Recovered:
        recovered = Recovered(source)
        try:
            recovered.template = self._parse(source)
        except VelocitySyntaxError as error:
            recovered.error = error
        self._mend(recovered)
        if recovered.template is None:
            self._heads(recovered)
            self._blocks(recovered)
            self._whatever_is_left(recovered)
        return recovered

    def _parse(self, source: Source) -> Template:
        return Template.parse(source.text, name=source.name, engine=self._engine, includes=self._includes)

    def _again(self, recovered: Recovered) -> VelocitySyntaxError | None:
        """Read the mended text; the error where the engine refuses it still."""
        try:
            recovered.template = self._parse(Source(recovered.source.name, recovered.patched.text))
        except VelocitySyntaxError as error:
            return error
        return None

    def _take(self, recovered: Recovered, damages: Iterable[Damage]) -> bool:
        """Write damages down and mend them; of two at one place, the first."""
        patched = recovered.patched
        taken: list[Damage] = []
        for damage in damages:
            if not any(_overlap(damage.span, other.span) for other in taken):
                taken.append(damage)
        recovered.damages += [_in_original(damage, patched) for damage in taken]
        return patched.apply([edit for damage in taken for edit in damage.repair])

    def _mend(self, recovered: Recovered) -> None:
        text = recovered.patched.text
        reading = Reading(text, scan(text, self._is_sound(text)), self._engine, recovered.error)
        if self._take(recovered, (damage for mender in self._menders for damage in mender(reading))):
            recovered.template = None
            self._again(recovered)

    def _is_sound(self, text: str) -> Callable[[Piece], bool]:
        return lambda piece: self._refusal(text, piece) is None

    def _refusal(self, text: str, piece: Piece) -> VelocitySyntaxError | None:
        """What the engine says of a head or reference by itself."""
        head = text[piece.start : piece.end]
        if piece.kind is Kind.DIRECTIVE and piece.word == "elseif":
            head = f"#if{head.removeprefix('#{elseif}').removeprefix('#elseif')}#end"
        elif piece.kind is Kind.DIRECTIVE and (piece.word in BLOCK_WORDS or piece.word.startswith("@")):
            head += "#end"
        elif piece.kind is not Kind.REFERENCE and piece.word in ("else", "end"):
            return None
        try:
            self._parse(Source("", head + " "))
        except VelocitySyntaxError as error:
            return error
        return None

    def _heads(self, recovered: Recovered) -> None:
        """Each head and reference by itself: one that is broken does not hide the others."""
        text = recovered.patched.text
        damages = []
        for piece in scan(text, self._is_sound(text)):
            if (
                piece.kind in (Kind.DIRECTIVE, Kind.REFERENCE)
                and (error := self._refusal(text, piece)) is not None
            ):
                shift = len("elseif") - len("if") if piece.word == "elseif" else 0
                at = min(piece.start + error.span.start + shift, piece.end)
                damages.append(self._explain(Failure(text, piece, error, at, self._engine)))
        self._take(recovered, damages)

    def _explain(self, failure: Failure) -> Damage:
        for explainer in self._explainers:
            damage = explainer(failure)
            if damage is not None:
                return damage
        raise AssertionError(failure)  # the last explainer explains everything

    def _blocks(self, recovered: Recovered) -> None:
        text = recovered.patched.text
        pieces = scan(text, self._is_sound(text))
        structure = structure_of(text, pieces, foreach_else=self._engine.foreach_else)
        self._take(recovered, (damage for explain in self._of_structure for damage in explain(structure)))

    def _whatever_is_left(self, recovered: Recovered) -> None:
        """What only the whole text shows, at the engine's own place."""
        for _ in range(_MOST_REPAIRS):
            error = self._again(recovered)
            if error is None:
                return
            text = recovered.patched.text
            piece = _piece_at(text, error.span.start)
            failure = Failure(text, piece, error, error.span.start, self._engine)
            if not self._take(recovered, [self._explain(failure)]):
                return


def _piece_at(text: str, at: int) -> Piece:
    """The piece that an offset is in, or the last one before it."""
    found = Piece(Kind.DIRECTIVE, at, min(at + 1, len(text)))
    for piece in scan(text):
        if piece.start > at:
            break
        found = piece
    return found


def _overlap(first: Span, second: Span) -> bool:
    return first.start < second.end and second.start < first.end


def _in_original(damage: Damage, patched: Patched) -> Damage:
    return Damage(
        damage.rule,
        damage.outcome,
        patched.original(damage.span),
        damage.message,
        (),
        damage.help,
        _edits_in_original(damage.fix, patched),
        _edits_in_original(damage.suggestion, patched),
        tuple(Related(patched.original(related.span), related.label) for related in damage.related),
    )


def _edits_in_original(edits: tuple[Edit, ...], patched: Patched) -> tuple[Edit, ...]:
    """Edits of the original; none where they stand in what was mended before."""
    if not all(patched.is_original(edit.span) for edit in edits):
        return ()
    return tuple(Edit(patched.original(edit.span), edit.replacement) for edit in edits)
