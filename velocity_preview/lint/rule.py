"""What a rule is: metadata, its documentation, and a small visitor."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
import inspect
import re
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple, TypeVar

from velocity_preview.analysis.damage import Damage
from velocity_preview.analysis.scan import Kind
from velocity_preview.diagnostics import Diagnostic, Edit, Outcome, Related, Severity
from velocity_preview.lint.selections import Selection, elements_of
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from velocity_preview.analysis.damage import Failure
    from velocity_preview.analysis.scan import Piece
    from velocity_preview.analysis.scanned import Scanned
    from velocity_preview.analysis.structure import Structure
    from velocity_preview.engine.element import Element
    from velocity_preview.lint.subject import Subject

_HEADING: Final = rare_pattern(r"^## (.+)\n", re.MULTILINE)

_Method = TypeVar("_Method", bound=Callable[..., Iterable[Diagnostic]])


class Cure(StrEnum):
    """How far the linter can help."""

    FIX = "fix"
    """A safe edit, applied by `--fix`."""
    SUGGEST = "suggest"
    """An edit or a hint for a human to decide."""
    NONE = "none"


class RuleInfo(NamedTuple):
    """A rule as its documentation shows it. `outcomes` are what its findings can say, the usual one first."""

    name: str
    docstring: str
    outcomes: tuple[Outcome, ...]
    tier: int
    cure: Cure
    is_on: bool = True
    """Whether it is asked without the settings naming it."""

    @property
    def summary(self) -> str:
        """The first paragraph of the docstring."""
        return _HEADING.split(inspect.cleandoc(self.docstring))[0].strip()

    @property
    def sections(self) -> dict[str, str]:
        """Its headings with their Markdown: *What it does*, *Why is this bad?*, *Example*."""
        _, *rest = _HEADING.split(inspect.cleandoc(self.docstring))
        return {heading: body.strip() for heading, body in zip(rest[::2], rest[1::2], strict=True)}

    @property
    def severity(self) -> Severity:
        return self.outcomes[0].severity


def visits(*selected: type[Element] | Selection) -> Callable[[_Method], _Method]:
    """Method decorator: it is called for elements of these types, or for what these selections find."""
    selections = tuple(elements_of(one) if isinstance(one, type) else one for one in selected)

    def mark(method: _Method) -> _Method:
        method.__dict__["visited"] = selections
        return method

    return mark


class Rule:
    """Base of all rules. A rule looks at the text (`mend`), at what the engine refuses (`explain`), at
    elements (methods marked with `visits`), at what all others found (`finish`), or is only reported by
    somebody else.

    `rank` decides who is asked first, the lowest; of what is found at one place the first stays. `replaces`
    are rules that say less of the same mistake: what they find at a place of this rule's finding, or of what
    it is related to, is dropped. A rule `of_data` speaks of what a payload holds or a merge prints; without a
    payload it is not asked.
    """

    outcomes: ClassVar[tuple[Outcome, ...]] = (Outcome.WRONG_TEXT,)
    tier: ClassVar[int] = 1
    cure: ClassVar[Cure] = Cure.NONE
    rank: ClassVar[int] = 50
    replaces: ClassVar[frozenset[str]] = frozenset()
    is_on: ClassVar[bool] = True
    of_data: ClassVar[bool] = False

    _visited: ClassVar[tuple[tuple[Selection, str], ...]] = ()

    def __init_subclass__(cls) -> None:
        members = {name: member for base in reversed(cls.__mro__) for name, member in vars(base).items()}
        cls._visited = tuple(
            (select, name) for name in sorted(members) for select in getattr(members[name], "visited", ())
        )

    def __init__(self, subject: Subject) -> None:
        self.subject = subject

    @classmethod
    def name(cls) -> str:
        """The name of the file: `unknown-key` for `rules/unknown_key.py`."""
        return cls.__module__.rpartition(".")[2].replace("_", "-")

    @classmethod
    def info(cls) -> RuleInfo:
        return RuleInfo(cls.name(), cls.__doc__ or "", cls.outcomes, cls.tier, cls.cure, cls.is_on)

    @classmethod
    def mend(cls, _scanned: Scanned) -> Iterable[Damage]:
        """What is wrong with the text whatever the engine says, and how to read on."""
        return ()

    @classmethod
    def explain(cls, _failure: Failure) -> Damage | None:
        """What is wrong where the engine refuses the text, and how to read on; None where it is not this."""
        return None

    @classmethod
    def explain_structure(cls, _structure: Structure) -> Iterable[Damage]:
        """What is wrong with the blocks of a text that the engine refuses."""
        return ()

    @classmethod
    def looks_at_tree(cls) -> bool:
        """Whether there is anything to do once the text is read."""
        return bool(cls._visited) or cls.finish is not Rule.finish

    def visit(self) -> list[Diagnostic]:
        """What its visitors find."""
        found: list[Diagnostic] = []
        for select, name in self._visited:
            visitor: Callable[[Any], Iterable[Diagnostic]] = getattr(self, name)
            for one in select(self.subject):
                found += visitor(one)
        return found

    def finish(self, _found: Sequence[Diagnostic]) -> Iterable[Diagnostic]:
        """What only the whole tree shows. `found` are the findings until now."""
        return ()

    @classmethod
    def refusal_or_text(cls, piece: Piece) -> Outcome:
        """What damage in a piece does: the engine refuses a directive, a reference prints something wrong."""
        return Outcome.NOT_SENT if piece.kind is Kind.DIRECTIVE else Outcome.WRONG_TEXT

    @classmethod
    def damage(  # noqa: PLR0913  (the fields of a finding)
        cls,
        span: Span | tuple[int, int],
        message: str,
        repair: Sequence[Edit] | None = None,
        *,
        outcome: Outcome | None = None,
        help: str | None = None,
        fix: Sequence[Edit] = (),
        suggestion: Sequence[Edit] = (),
        related: Sequence[Related] = (),
        ask: bool = False,
        otherwise: Outcome = Outcome.WRONG_TEXT,
    ) -> Damage:
        """A finding of this rule about the text. Where no repair is given, its fix or suggestion is the
        repair.

        `ask`: the engine is asked whether it refuses the text where this is not mended; `otherwise` is the
        outcome where it does not.
        """
        return Damage(
            cls.name(),
            outcome or (None if ask else cls.outcomes[0]),
            Span(*span),
            message,
            tuple(fix or suggestion) if repair is None else tuple(repair),
            help,
            tuple(fix),
            tuple(suggestion),
            tuple(related),
            otherwise,
        )

    def finding(  # noqa: PLR0913  (the fields of a finding)
        self,
        place: Element | Span,
        message: str,
        *,
        element: Element | None = None,
        outcome: Outcome | None = None,
        help: str | None = None,
        fix: Sequence[Edit] = (),
        suggestion: Sequence[Edit] = (),
        related: Sequence[Related] = (),
        scenarios: Sequence[str] = (),
    ) -> Diagnostic:
        """A finding of this rule about an element, or about a span in the source of `element`."""
        outcome = outcome or self.outcomes[0]
        source, placed = self.subject.place(place, element)
        return Diagnostic(
            self.name(),
            outcome,
            source,
            placed,
            message,
            self.subject.severity(self.name(), outcome),
            help,
            tuple(related),
            tuple(scenarios),
            self.subject.edits(fix, place, element),
            self.subject.edits(suggestion, place, element),
        )
