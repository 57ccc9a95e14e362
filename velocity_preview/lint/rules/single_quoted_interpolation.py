from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.diagnostics import Diagnostic, Edit
from velocity_preview.engine.inclusion import EvaluateDirective
from velocity_preview.engine.literals import StringLiteral
from velocity_preview.engine.path import Member
from velocity_preview.lint.rule import Cure, Rule, visits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from velocity_preview.lint.subject import Subject

_REFERENCE: Final = re.compile(r"\$!?\{?([A-Za-z_]\w*)", re.ASCII)
_PATTERNS: Final = frozenset({"replaceAll", "replaceFirst", "split", "matches", "format", "replace"})


def _with_dollar(subject: Subject) -> Iterable[StringLiteral]:
    return [literal for literal in subject.of(StringLiteral) if "$" in literal.constant]


class SingleQuotedInterpolation(Rule):
    """A reference in a string with single quotes.

    ## What it does
    Reports `'Hi $name'` where `$name` is a key of the data or a variable.

    ## Why is this bad?
    Only double quotes are read: the message has `Hi $name`.

    ## Example
    ```vtl
    #set($greeting = 'Hi $name')$greeting
    ```
    ```vtl
    #set($greeting = "Hi $name")$greeting
    ```
    """

    cure = Cure.FIX

    @visits(_with_dollar)
    def check(self, literal: StringLiteral) -> Iterator[Diagnostic]:
        content = literal.constant
        match = next(
            (found for found in _REFERENCE.finditer(content) if self._is_known(found.group(1))), None
        )
        if match is None or self._is_meant(literal):
            return
        yield self.finding(
            literal,
            f"`{match.group()}` stands in single quotes, so it is text.",
            help="Write double quotes.",
            fix=(Edit(literal.span, f'"{content}"'),) if '"' not in content and "#" not in content else (),
        )

    def _is_known(self, name: str) -> bool:
        return name in self.subject.known_names or not self.subject.world.has_data

    def _is_meant(self, literal: StringLiteral) -> bool:
        """Whether the text is merged later, or is a pattern."""
        if self.subject.evaluates or next(self.subject.around(literal, EvaluateDirective), None) is not None:
            return True
        call = next(self.subject.around(literal, Member), None)
        return isinstance(call, Member) and call.name in _PATTERNS
