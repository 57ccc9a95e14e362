"""An arm in words for a designer: what it shows, and what the data has to be for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.analysis.arms import ArmKind, ArmSite
from velocity_preview.analysis.condition_words import ConditionWords, short_code
from velocity_preview.engine.foreach_directive import ForeachDirective
from velocity_preview.engine.if_directive import ElseifBlock, IfDirective
from velocity_preview.engine.reference import FormalReference

if TYPE_CHECKING:
    from velocity_preview.engine import Engine
    from velocity_preview.engine.element import Operand


class ArmWords:
    """Words for the arms of templates for one engine. Code is in backticks."""

    def __init__(self, engine: Engine) -> None:
        self._conditions = ConditionWords(engine)

    def label(self, site: ArmSite) -> str:
        """Its name among the arms of its directive."""
        return "left out" if site.kind is ArmKind.NO_ELSE else f"`{short_code(site.head)}`"

    def what(self, site: ArmSite) -> str:
        """What is never shown where nothing reaches the arm."""
        head = f"`{short_code(site.head)}`"
        if site.kind is ArmKind.NO_ELSE:
            return f"The message without what follows {head}"
        if site.kind is ArmKind.LOOP:
            return f"What {head} repeats"
        if site.kind is ArmKind.MACRO:
            return f"What {head} prints"
        if site.kind in (ArmKind.ELSE, ArmKind.EMPTY):
            line = site.opener.reading.source.position(site.opener.head_span.start).line
            return f"What follows {head} of the `{_directive(site.owner)}` in line {line}"
        return f"What follows {head}"

    def when(self, site: ArmSite) -> str | None:
        """What the data is where it is shown."""
        opener = site.opener
        if isinstance(opener, IfDirective):
            return self._conditions.all_of(_tests(site, opener))
        if isinstance(opener, ForeachDirective) and isinstance(opener.source, FormalReference):
            return self._conditions.of_list(opener.source, is_filled=site.kind is ArmKind.LOOP)
        return None


def _tests(site: ArmSite, directive: IfDirective) -> list[tuple[Operand, bool]]:
    """The conditions that decide on an arm: those before it are false, its own is true."""
    tests: list[tuple[Operand, bool]] = []
    arms: list[IfDirective | ElseifBlock] = [directive, *directive.elseifs]
    for arm in arms:
        is_own = site.kind is not ArmKind.NO_ELSE and arm is site.element
        tests.append((arm.condition, is_own))
        if is_own:
            break
    return tests


def _directive(head: str) -> str:
    """`#if` of `#if($a)`."""
    return head.partition("(")[0].strip()
