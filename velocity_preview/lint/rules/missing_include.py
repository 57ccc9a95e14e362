from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from velocity_preview.diagnostics import Diagnostic, Outcome
from velocity_preview.engine.inclusion import IncludeDirective, ParseDirective
from velocity_preview.lint.places import inside_quotes
from velocity_preview.lint.rule import Rule, visits

if TYPE_CHECKING:
    from collections.abc import Iterator


class MissingInclude(Rule):
    """A file that `#parse` or `#include` does not find.

    ## What it does
    Reports a name under which no file stands in the template's folder, a name that leads out of it, and
    files that include each other in a circle.

    ## Why is this bad?
    The merge ends with an error, and nothing is sent. In a circle the engine gives up and prints the files
    several times.

    ## Example
    ```vtl
    #parse('heder.vm')
    ```
    ```vtl
    #parse('header.vm')
    ```
    """

    outcomes = (Outcome.NOT_SENT,)

    @visits(ParseDirective, IncludeDirective)
    def check(self, directive: ParseDirective | IncludeDirective) -> Iterator[Diagnostic]:
        for argument in directive.arguments:
            fact = self.subject.fact(argument)
            name = fact.only_constant if fact is not None else None
            if not isinstance(name, str) or not self.subject.has_includes:
                continue
            message = self._missing(name) or self._circle(directive, name)
            if message is not None:
                yield self.finding(
                    inside_quotes(argument),
                    message,
                    element=directive,
                    help="Names are relative to the folder of the template.",
                )

    def _missing(self, name: str) -> str | None:
        try:
            self.subject.template.loader.load_text(name)
        except LookupError as error:
            return f"`{name}` cannot be included: {error.args[0]}."
        return None

    def _circle(self, directive: ParseDirective | IncludeDirective, name: str) -> str | None:
        """A file that comes back to the one that includes it."""
        if not isinstance(directive, ParseDirective):
            return None
        here = self.subject.include_name(directive)
        seen: set[str] = set()
        pending = [name]
        while pending:
            current = pending.pop()
            if PurePosixPath(current) == here:
                return f"`{name}` includes this file again."
            if current not in seen:
                seen.add(current)
                pending += self.subject.includes_of(current)
        return None
