from __future__ import annotations

from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.references import step_is_unknown
from velocity_preview.diagnostics import Diagnostic, Edit
from velocity_preview.engine.literals import Literal, StringLiteral, Word
from velocity_preview.engine.path import Member
from velocity_preview.lint.doubts import steps_to_unknown_keys
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.lint.selections import members_named
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from velocity_preview.engine.path import Step
    from velocity_preview.lint.subject import Subject

_PATH: Final = rare_pattern(r"[^.\[\]]+(?:\.[^.\[\]]+|\[\d+\])+")
_PART: Final = rare_pattern(r"([^.\[\]]+)|\[(\d+)\]")


def _calls_with_other_arguments(subject: Subject) -> Iterable[Member]:
    """Calls of `get` with anything but one literal or value."""
    calls: Iterable[Member] = members_named("get")(subject)
    return [
        call
        for call in calls
        if call.parameters is not None
        and (len(values := call.parameters.values) != 1 or isinstance(values[0], Word))
    ]


class PathInKey(Rule):
    """A path in the place of a key.

    ## What it does
    Reports `get('items.name')`, `get('items[0].name')` where the data has `items`, `get('a', 'b')`, and a
    key without quotes.

    ## Why is this bad?
    `get` takes one key and looks it up as it is. It finds nothing, and nothing is printed, or the source
    text.

    ## Example
    ```vtl
    $!data.get('order.total')
    ```
    ```vtl
    $!data.get('order').get('total')
    ```
    """

    cure = Cure.FIX

    @visits(steps_to_unknown_keys)
    def check(self, step: Step) -> Iterator[Diagnostic]:
        if isinstance(step, Member) and (step.name != "get" or len(step.arguments) != 1):
            return
        steps = self._path(step)
        if steps is not None:
            what = "`get` takes" if isinstance(step, Member) else "An index is"
            yield self._finding(step, steps, f"{what} one key, no path.")

    @visits(_calls_with_other_arguments)
    def check_arguments(self, call: Member) -> Iterator[Diagnostic]:
        arguments = call.arguments
        if len(arguments) == 1 and isinstance(arguments[0], Word):
            key = arguments[0].source_text
            yield self._finding(call, [key], f"The key `{key}` has no quotes, so there is none.")
        elif len(arguments) > 1 and all(isinstance(one, StringLiteral) for one in arguments):
            keys = [str(one.constant) for one in arguments if isinstance(one, Literal)]
            yield self._finding(call, keys, f"`get` takes one key, not {len(arguments)}.")

    def _finding(self, step: Step, steps: list[str], message: str) -> Diagnostic:
        written = "".join(
            f".get({step})" if step.isdigit() and index else f".get('{step}')"
            for index, step in enumerate(steps)
        )
        return self.finding(
            step.span,
            message,
            element=step,
            help=f"Write `{written}`.",
            fix=(Edit(step.span, written),),
        )

    def _path(self, call: Step) -> list[str] | None:
        """The parts of a key that is a path into the data."""
        record = self.subject.records.steps.get(call)
        if record is None or record.key is None or not step_is_unknown(record):
            return None
        return path_of(record.key, [key for shape in record.keyless for key in shape.members])


def path_of(key: str, known: Iterable[str]) -> list[str] | None:
    """The parts of a key that is a path which begins with a known key."""
    if not _PATH.fullmatch(key):
        return None
    parts = [name or number for name, number in _PART.findall(key)]
    return parts if parts[0] in known else None
