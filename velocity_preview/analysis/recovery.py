"""A tree for a text that the engine refuses, and everything that is wrong on the way to it.

First each damage that can be told by its look is mended; then, where the engine still refuses the text,
each head by itself; then the blocks; at last whatever the engine stops at. What was mended is not reported
a second time as a consequence, for the text that is read next does not have it any more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from velocity_preview.analysis.brackets import Brackets
from velocity_preview.analysis.damage import Damage, Failure
from velocity_preview.analysis.lone_head import LoneHead
from velocity_preview.analysis.occupied import Occupied
from velocity_preview.analysis.pasted import cleaned
from velocity_preview.analysis.patched import Patched
from velocity_preview.analysis.recovered import Recovered
from velocity_preview.analysis.scan import Kind, Piece, StopsAt, pieces_of
from velocity_preview.analysis.scanned import Scanned
from velocity_preview.analysis.structure import Structure
from velocity_preview.diagnostics import Edit, Outcome, Related
from velocity_preview.engine import Engine, Includes, Limits, Template
from velocity_preview.errors import VelocitySyntaxError
from velocity_preview.source import Source

_LIMITS: Final = Limits(seconds=2, loops=200_000, output=16 * 1024 * 1024)
"""Of the merges that lint watches: what takes longer is not watched to its end."""
_MOST_REPAIRS: Final = 30
_MOST_HEADS: Final = 5_000
_ROUNDS: Final = 4
_MOST_QUESTIONS: Final = 20
_MOST_READ: Final = 50_000
"""Characters that the engine reads more than once to say where it stops, besides twice the text: heads that
go on over lines and nest in each other are few, or the text is no template.
"""


Mender = Callable[[Scanned], Iterable[Damage]]
Explainer = Callable[[Failure], Damage | None]
StructureExplainer = Callable[[Structure], Iterable[Damage]]


class Recovery:
    """Reads templates whatever is wrong with them."""

    def __init__(
        self,
        engine: Engine,
        includes: Includes,
        menders: Sequence[Sequence[Mender]],
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
            recovered.template = as_written = self._parse(source)
        except VelocitySyntaxError as error:
            recovered.error, as_written = error, None
        self._mend(recovered)
        if recovered.template is None and as_written is not None:
            # What the engine takes is no error, whatever it looks like.
            recovered.template, recovered.patched = as_written, Patched(source.text)
        elif recovered.template is None:
            self._heads(recovered)
            self._blocks(recovered)
            self._whatever_is_left(recovered)
        return recovered

    def _parse(self, source: Source) -> Template:
        return Template.parse(
            source.text, name=source.name, engine=self._engine, includes=self._includes, limits=_LIMITS
        )

    def _again(self, recovered: Recovered) -> VelocitySyntaxError | None:
        """Read the mended text; the error where the engine refuses it still."""
        try:
            recovered.template = self._parse(Source(recovered.source.name, recovered.patched.text))
        except VelocitySyntaxError as error:
            return error
        return None

    def _take(self, recovered: Recovered, damages: Iterable[Damage]) -> bool:
        """Write damages down and mend them; of two that would be mended at one place, the first."""
        patched = recovered.patched
        taken = self._with_outcomes(recovered, _without_clashes(damages))
        known = {(damage.rule, damage.span) for damage in recovered.damages}
        found = (_in_original(damage, patched) for damage in taken)
        recovered.damages += [damage for damage in found if (damage.rule, damage.span) not in known]
        return patched.apply([edit for damage in taken for edit in damage.repair])

    def _with_outcomes(self, recovered: Recovered, damages: list[Damage]) -> list[Damage]:
        """Asks the engine about each damage that does not know: refused, or printed as something else?

        In a text that the engine takes nothing is refused.
        """
        if recovered.error is None:
            return [one._replace(outcome=_milder(one)) for one in damages]
        if all(damage.outcome is not None for damage in damages):
            return damages
        text = recovered.patched.text
        if len(damages) > _MOST_QUESTIONS or self._refuses(_mended(text, damages, None)):
            refused = self._refuses(text)
            return [_with_outcome(damage, refused=refused) for damage in damages]
        return [
            damage
            if damage.outcome is not None
            else _with_outcome(damage, refused=self._refuses(_mended(text, damages, damage)))
            for damage in damages
        ]

    def _mend(self, recovered: Recovered) -> None:
        """One group of menders after the other, each until it finds nothing more: what was mended may show
        what else is wrong.
        """
        scanned = self._scanned(recovered)
        for menders in self._menders:
            for _ in range(_ROUNDS):
                damages = [damage for mender in menders for damage in mender(scanned)]
                if not damages or not self._take(recovered, damages):
                    break
                recovered.template = None
                self._again(recovered)
                scanned = self._scanned(recovered)

    def _scanned(self, recovered: Recovered) -> Scanned:
        """The mended text as it is now; what was found in it is kept as long as it stays the same."""
        text = recovered.patched.text
        if recovered.scanned is None or recovered.scanned.text != text:
            is_refused = recovered.template is None
            recovered.scanned = Scanned(text, self._engine, is_refused, self._refuses, self._stops_at(text))
        return recovered.scanned

    def _refuses(self, text: str) -> bool:
        try:
            self._parse(Source("", text))
        except VelocitySyntaxError:
            return True
        return False

    def _stops_at(self, text: str) -> StopsAt:
        """Where the engine stops in a piece, unless it would take it without what was pasted into it."""
        left = _MOST_READ + 2 * len(text)

        def stops_at(piece: Piece) -> int | None:
            nonlocal left
            left -= piece.end - piece.start
            if left < 0:
                return piece.start
            error = self._refusal(text, piece)
            if error is None:
                return None
            clean = cleaned(text, piece)
            has_pasted = clean != text[piece.start : piece.end]
            if has_pasted and self._refusal(clean, piece._replace(start=0, end=len(clean))) is None:
                return None
            return LoneHead.of(text, piece).place(error)

        return stops_at

    def _refusal(self, text: str, piece: Piece) -> VelocitySyntaxError | None:
        """What the engine says of a head or reference by itself."""
        if piece.kind is not Kind.REFERENCE and piece.word in ("else", "end"):
            return None
        try:
            self._parse(Source("", LoneHead.of(text, piece).text))
        except VelocitySyntaxError as error:
            return error
        return None

    def _heads(self, recovered: Recovered) -> None:
        """Each head and reference by itself: one that is broken does not hide the others."""
        scanned = self._scanned(recovered)
        damages: list[Damage] = []
        for piece in scanned.code:
            if len(damages) == _MOST_HEADS:
                break
            error = self._refusal(scanned.text, piece)
            if error is not None:
                place = LoneHead.of(scanned.text, piece).place(error)
                damages.append(self._explain(Failure(scanned.brackets, piece, error, place, self._engine)))
        self._take(recovered, damages)

    def _explain(self, failure: Failure) -> Damage:
        for explainer in self._explainers:
            damage = explainer(failure)
            if damage is not None:
                return damage
        raise AssertionError(failure)  # the last explainer explains everything

    def _blocks(self, recovered: Recovered) -> None:
        structure = self._scanned(recovered).structure
        self._take(recovered, (damage for explain in self._of_structure for damage in explain(structure)))

    def _whatever_is_left(self, recovered: Recovered) -> None:
        """What only the whole text shows, at the engine's own place. Behind the first of thousands of broken
        heads, it is what else is broken.
        """
        has_thousands = len(recovered.damages) >= _MOST_HEADS
        for _ in range(1 if has_thousands else _MOST_REPAIRS):
            error = self._again(recovered)
            if error is None:
                return
            brackets = Brackets(recovered.patched.text)
            piece = _piece_at(brackets, error.span.start)
            failure = Failure(brackets, piece, error, error.span.start, self._engine)
            if not self._take(recovered, [self._explain(failure)]):
                return


def _with_outcome(damage: Damage, *, refused: bool) -> Damage:
    """The damage with what it does, where that is not known yet."""
    outcome = Outcome.NOT_SENT if refused else damage.otherwise
    return damage if damage.outcome is not None else damage._replace(outcome=outcome)


def _milder(damage: Damage) -> Outcome:
    return damage.otherwise if damage.outcome in (None, Outcome.NOT_SENT) else damage.outcome


def _mended(text: str, damages: Sequence[Damage], left: Damage | None) -> str:
    """The text with all damages mended but one."""
    patched = Patched(text)
    patched.apply([edit for damage in damages if damage is not left for edit in damage.repair])
    return patched.text


def _piece_at(brackets: Brackets, at: int) -> Piece:
    """The piece that an offset is in, or the last one before it."""
    found = Piece(Kind.DIRECTIVE, at, min(at + 1, len(brackets.text)))
    for piece in pieces_of(brackets):
        if piece.start > at:
            break
        found = piece
    return found


def _without_clashes(damages: Iterable[Damage]) -> list[Damage]:
    """Of two damages that are one the first: both would change the same place, or both are at it and of one
    rule.
    """
    taken: list[Damage] = []
    repaired = Occupied()
    by_rule: dict[str, Occupied] = defaultdict(Occupied)
    for damage in damages:
        spans = [edit.span for edit in damage.repair]
        if by_rule[damage.rule].overlaps(damage.span) or any(map(repaired.overlaps, spans)):
            continue
        taken.append(damage)
        by_rule[damage.rule].take(damage.span)
        for span in spans:
            if not repaired.overlaps(span):
                repaired.take(span)
    return taken


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
