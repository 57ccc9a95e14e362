from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.shape import LIST, MAP
from velocity_preview.diagnostics import Diagnostic, Edit
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.lint.rules.glued_name import is_in_text
from velocity_preview.lint.selections import members_named
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.engine.path import Member
    from velocity_preview.engine.reference import FormalReference

_OF_LISTS: Final = frozenset({"add", "addAll", "remove", "removeAll", "retainAll", "set", "clear", "sort"})
_OF_MAPS: Final = frozenset({"put", "putAll", "remove", "putIfAbsent", "clear", "replace"})
_PRINTS_NOTHING: Final = frozenset({"put", "putAll", "putIfAbsent", "clear", "sort", "replace"})
"""Null or nothing, as a rule: with `$!` nothing is printed."""
_NAMES: Final = ("ok", "done", "ignored")


class PrintedSideEffect(Rule):
    """A call that changes a list or map, in the text.

    ## What it does
    Reports `$list.add('a')` and `$map.put('a', 1)` where they stand in the text.

    ## Why is this bad?
    What the method returns is printed: `true`, the old value, or the call itself where that is null.

    ## Example
    ```vtl
    #set($names = [])$names.add('Cup')$names.size()
    ```
    ```vtl
    #set($names = [])#set($ok = $names.add('Cup'))$names.size()
    ```
    """

    tier = 2
    cure = Cure.FIX
    replaces = frozenset({"literal-in-output"})

    @visits(members_named(*(_OF_LISTS | _OF_MAPS)))
    def check(self, call: Member) -> Iterator[Diagnostic]:
        reference = self.subject.reference_of(call)
        is_printed = is_in_text(reference, self.subject) and not reference.escapes
        if not is_printed or call is not reference.expression.steps[-1] or call.parameters is None:
            return
        if not self._changes(call) or (reference.silent and call.name in _PRINTS_NOTHING):
            return
        if self._is_hidden(reference):
            return
        written = f"#set(${self._name} = ${reference.expression.source_text})"
        yield self.finding(
            reference,
            f"What `.{call.name}(…)` returns is printed.",
            help=f"Write `{written}`.",
            fix=(Edit(reference.span, written),),
        )

    def _changes(self, call: Member) -> bool:
        """Whether a method changes the list or map that it is called on."""
        record = self.subject.records.steps.get(call)
        kinds = record.owner.java_types if record is not None and not record.owner.unknown else frozenset()
        return (kinds == {LIST} and call.name in _OF_LISTS) or (kinds == {MAP} and call.name in _OF_MAPS)

    def _is_hidden(self, reference: FormalReference) -> bool:
        """Whether it stands in an HTML comment, where no reader sees it."""
        is_own = self.subject.is_own(reference)
        return is_own and self.subject.attributes.in_comment(Span(*reference.span).start)

    @property
    def _name(self) -> str:
        """A name that the template does not read."""
        return next((name for name in _NAMES if name not in self.subject.read_names), _NAMES[-1])
