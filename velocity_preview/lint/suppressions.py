"""Findings that a comment in the template silences, and comments that silence nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict, deque
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from velocity_preview.diagnostics import Diagnostic, Edit, Outcome
from velocity_preview.lint.suppression_comments import COMMANDS, SuppressionComment, suppression_comments
from velocity_preview.settings import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from velocity_preview.lint.suppression_comments import Word
    from velocity_preview.source import Source, Span

UNUSED: Final = "unused-suppression"
MALFORMED: Final = "malformed-suppression"
_ABOUT_COMMENTS: Final = (UNUSED, MALFORMED)

IsChecked: TypeAlias = "Callable[[str | None], bool]"
"""Whether the linter looked for what a rule, or None for all of them, would find."""


class Suppression(NamedTuple):
    """Silences findings of `rule`, or of all rules, that begin in a range of offsets. `said` is its place."""

    rule: str | None
    start: int
    end: int
    said: Span


_Disabled: TypeAlias = dict[str | None, list[tuple[int, "Span"]]]
"""From where on rules, or all of them, are disabled, and where that is said."""


def _order(suppression: Suppression) -> tuple[int, Span]:
    return suppression.start, suppression.said


def _last_open(begun: list[Suppression], at: int) -> Suppression | None:
    """The last of those that begin before an offset and have not ended there; those that have are dropped."""
    while begun and begun[-1].end <= at:
        begun.pop()
    return begun[-1] if begun else None


class Suppressions:
    """Those of one text. `known` are the rules there are."""

    def __init__(self, source: Source, known: Collection[str]) -> None:
        self._source = source
        self._known = known
        self._comments = suppression_comments(source)
        self._stray: list[Span] = []
        self._malformed: list[Diagnostic] = []
        found = self._read() if self._comments else ()
        self._all = sorted(found, key=_order)
        self._used: set[Suppression] = set()

    # The same word is misspelled time and again.

    @cached_property
    def _nearest_rule(self) -> Callable[[str], str | None]:
        return cache(partial(nearest, words=self._known))

    @cached_property
    def _nearest_command(self) -> Callable[[str], str | None]:
        return cache(partial(nearest, words=COMMANDS))

    def unsuppressed(self, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
        """The findings that are left."""
        found = list(findings)
        if not self._all:
            return found
        suppressed = self._suppressed(found)
        self._used.update(suppressed.values())
        return [finding for number, finding in enumerate(found) if number not in suppressed]

    def complaints(self, is_checked: IsChecked) -> list[Diagnostic]:
        """What is wrong with the comments themselves, once all findings are known."""
        return self.unsuppressed((*self._malformed, *self._unused(is_checked)))

    def _suppressed(self, findings: Sequence[Diagnostic]) -> dict[int, Suppression]:
        """The numbers of findings that are silenced, with what silences them. Of several the one that begins
        last: the innermost. Findings about comments have to be named.

        Goes through the text once; `begun` has what begins before a finding and may not have ended yet.
        """
        found: dict[int, Suppression] = {}
        begun: dict[str | None, list[Suppression]] = defaultdict(list)
        coming = deque(self._all)
        for number in sorted(range(len(findings)), key=lambda number: findings[number].span.start):
            rule, at = findings[number].rule, findings[number].span.start
            while coming and coming[0].start <= at:
                begun[coming[0].rule].append(coming.popleft())
            names = (rule,) if rule in _ABOUT_COMMENTS else (rule, None)
            around = [last for name in names if (last := _last_open(begun[name], at)) is not None]
            if around:
                found[number] = max(around, key=_order)
        return found

    def _unused(self, is_checked: IsChecked) -> Iterator[Diagnostic]:
        for suppression in self._all:
            rule = suppression.rule
            if suppression in self._used or rule in _ABOUT_COMMENTS or not is_checked(rule):
                continue
            what = f"There is no finding of `{rule}`" if rule else "There is no finding"
            yield self._finding(UNUSED, suppression.said, f"{what} to suppress here.", "Take it away.")
        for said in self._stray:
            yield self._finding(UNUSED, said, "Nothing is disabled that this would enable.", "Take it away.")

    def _read(self) -> Iterator[Suppression]:
        """What the comments mean; remembers those that mean nothing."""
        lines = _OwnLines(self._source, self._comments)
        disabled: _Disabled = defaultdict(list)
        for comment in self._comments:
            if not self._is_command(comment):
                continue
            command = comment.command.text if comment.command else ""
            rules = [word for word in comment.rules if self._is_rule(word)]
            named = [(word.text, word.span) for word in rules] if comment.rules else [(None, comment.said)]
            if command == "disable":
                for rule, said in named:
                    disabled[rule].append((comment.span.end, said))
            elif command == "enable":
                yield from self._enabled(disabled, comment, rules)
            else:
                for rule, said in named:
                    if command == "disable-line":
                        start, end = lines.here(comment)
                    else:
                        start, end = lines.next(comment, counts_comments=rule in _ABOUT_COMMENTS)
                    yield Suppression(rule, start, end, said)
        for rule, begun in disabled.items():
            for start, said in begun:
                yield Suppression(rule, start, len(self._source.text) + 1, said)

    def _enabled(
        self, disabled: _Disabled, comment: SuppressionComment, rules: list[Word]
    ) -> Iterator[Suppression]:
        """What ends at an `enable`: what was disabled under these names, or everything."""
        names = {word.text for word in rules} if comment.rules else set(disabled)
        ended = {rule: disabled.pop(rule) for rule in names if rule in disabled}
        for rule, begun in ended.items():
            for start, said in begun:
                yield Suppression(rule, start, comment.span.start, said)
        self._stray += [word.span for word in rules if word.text not in ended]
        if not comment.rules and not ended:
            self._stray.append(comment.said)

    def _is_command(self, comment: SuppressionComment) -> bool:
        command = comment.command
        if command is not None and command.text in COMMANDS:
            return True
        meant = self._nearest_command(command.text) if command else None
        hint = f"Did you mean `{meant}`?" if meant else f"There are {', '.join(f'`{c}`' for c in COMMANDS)}."
        message = f"There is no command `{command.text}`." if command else "This comment has no command."
        span = command.span if command else comment.said
        edits = (Edit(span, meant),) if meant else ()
        self._malformed.append(self._finding(MALFORMED, span, message, hint, edits))
        return False

    def _is_rule(self, word: Word) -> bool:
        if word.text in self._known:
            return True
        meant = self._nearest_rule(word.text)
        hint = f"Did you mean `{meant}`?" if meant else "`velocity-preview rules` lists them."
        message = f"There is no rule `{word.text}`."
        edits = (Edit(word.span, meant),) if meant else ()
        self._malformed.append(self._finding(MALFORMED, word.span, message, hint, edits))
        return False

    def _finding(
        self, rule: str, span: Span, message: str, help: str | None = None, suggestion: tuple[Edit, ...] = ()
    ) -> Diagnostic:
        return Diagnostic(
            rule,
            Outcome.RISK,
            self._source,
            span,
            message,
            Outcome.RISK.severity,
            help,
            suggestion=suggestion,
        )


class _OwnLines:
    """The lines of a text as ranges of offsets."""

    def __init__(self, source: Source, comments: Iterable[SuppressionComment]) -> None:
        count = source.line_count
        self._starts = [source.offset(line, 1) for line in range(1, count + 1)]
        self._starts.append(len(source.text) + 1)
        self._text = source.text
        alone = {line for comment in comments if self._is_alone(comment) for line in self._lines_of(comment)}
        self._behind_comments: dict[int, int] = {}
        """Lines that hold such a comment alone, with the next one that holds more."""
        for line in sorted(alone, reverse=True):
            self._behind_comments[line] = self._behind_comments.get(line + 1, line + 1)

    def here(self, comment: SuppressionComment) -> tuple[int, int]:
        """The lines a comment stands on."""
        lines = self._lines_of(comment)
        return self._starts[lines[0]], self._starts[lines[-1] + 1]

    def next(self, comment: SuppressionComment, *, counts_comments: bool) -> tuple[int, int]:
        """The next line, or the next one that holds more than such a comment."""
        line = self._lines_of(comment)[-1] + 1
        if not counts_comments:
            line = self._behind_comments.get(line, line)
        last = len(self._starts) - 1
        return self._starts[min(line, last)], self._starts[min(line + 1, last)]

    def _lines_of(self, comment: SuppressionComment) -> range:
        """Numbered from 0. The line end belongs to the line that it ends."""
        last = max(comment.span.start, comment.span.end - 1)
        return range(bisect_right(self._starts, comment.span.start) - 1, bisect_right(self._starts, last))

    def _is_alone(self, comment: SuppressionComment) -> bool:
        lines = self._lines_of(comment)
        around = slice(self._starts[lines[0]], self._starts[lines[-1] + 1])
        return self._text[around].strip() == self._text[slice(*comment.span)].strip()
