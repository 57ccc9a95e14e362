from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.diagnostics import Diagnostic, Edit, Outcome
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.lint.selections import before_text
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.brackets import Brackets
    from velocity_preview.analysis.damage import Damage, Failure
    from velocity_preview.analysis.scanned import Scanned
    from velocity_preview.lint.selections import BeforeText

_CALL: Final = rare_pattern(r"\.[A-Za-z_]\w*\(", re.ASCII)
_STEP: Final = rare_pattern(r"\.([A-Za-z_]\w*)", re.ASCII)
_IN_HEAD: Final = rare_pattern(r"\$!?\{[A-Za-z_][^{}]*\}(?=\.[A-Za-z_])", re.ASCII)


class ChainOutsideBraces(Rule):
    """A method or property behind the closing brace of a reference.

    ## What it does
    Reports `${name}.length()`, and `${order}.total` where the data has `total`.

    ## Why is this bad?
    The reference ends at the brace. In the text, what follows is printed: `Ann.length()`. In a directive
    the engine refuses it, and nothing is sent.

    ## Example
    ```vtl
    #if(${name}.isEmpty())Dear customer#end
    ```
    ```vtl
    #if(${name.isEmpty()})Dear customer#end
    ```
    """

    outcomes = (Outcome.NOT_SENT, Outcome.WRONG_TEXT)
    cure = Cure.FIX
    rank = 35

    @classmethod
    def mend(cls, scanned: Scanned) -> Iterator[Damage]:
        for piece in scanned.references_before("."):
            if not piece.closed or scanned.text[piece.end - 1] != "}":
                continue
            chain = _chain_end(scanned.brackets, piece.end)
            if _CALL.match(scanned.text, piece.end) and chain is not None:
                yield cls._damage(scanned.text, piece.end, chain, Outcome.WRONG_TEXT)

    @classmethod
    def explain(cls, failure: Failure) -> Damage | None:
        match = _IN_HEAD.search(failure.code)
        if match is None:
            return None
        brace = failure.span(match).end
        chain = _chain_end(failure.brackets, brace)
        return cls._damage(failure.text, brace, chain, Outcome.NOT_SENT) if chain is not None else None

    @visits(before_text("."))
    def check(self, found: BeforeText) -> Iterator[Diagnostic]:
        """A key of the data behind the brace."""
        reference, behind, _ = found
        if not reference.braces or reference.alternate is not None:
            return
        match = _STEP.match(behind.text)
        if match is None:
            return
        record = self.subject.records.names.get(reference.expression)
        if record is None:
            return
        if any(match.group(1) in shape.members for shape in record.value.maps):
            edits = _edits(reference.span.end, reference.span.end + match.end(), match.group())
            yield self.finding(
                Span(edits[0].span.start, edits[0].span.start + match.end() + 1),
                f"`{match.group()}` stands behind the brace that ends the reference.",
                element=reference,
                outcome=Outcome.WRONG_TEXT,
                help="Write it before the `}`.",
                fix=edits,
            )

    @classmethod
    def _damage(cls, text: str, brace: int, end: int, outcome: Outcome) -> Damage:
        chain = text[brace:end]
        return cls.damage(
            Span(brace - 1, end),
            f"`{chain}` stands behind the brace that ends the reference.",
            outcome=outcome,
            help="Write it before the `}`.",
            fix=_edits(brace, end, chain),
        )


def _edits(brace: int, end: int, chain: str) -> list[Edit]:
    """The brace moves behind the chain."""
    return [Edit(Span(brace - 1, end), f"{chain}}}")]


def _chain_end(brackets: Brackets, at: int) -> int | None:
    """Behind `.a.b(c)`; None where a bracket is not closed."""
    while match := _STEP.match(brackets.text, at):
        at = match.end()
        if brackets.text.startswith("(", at):
            end = brackets.closing(at)
            if end is None:
                return None
            at = end
    return at
