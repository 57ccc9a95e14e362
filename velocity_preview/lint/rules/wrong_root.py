from __future__ import annotations

import json
from typing import TYPE_CHECKING

from velocity_preview.analysis.records import NameState, Use
from velocity_preview.analysis.references import step_is_unknown
from velocity_preview.analysis.shape import MAP
from velocity_preview.diagnostics import Diagnostic, Related
from velocity_preview.engine.path import VariableExpression
from velocity_preview.lint.likeness import nearest_of
from velocity_preview.lint.places import key_span, name_span
from velocity_preview.lint.rule import Cure, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from velocity_preview.analysis.shape import Shape
    from velocity_preview.engine.path import Step
    from velocity_preview.source import Span


class WrongRoot(Rule):
    """A template for another root than the payload has.

    ## What it does
    Reports a template of which no key is in the data, while all of them are in one object of it; and one
    that asks for all keys behind `get('object')`, while they are the root's own.

    ## Why is this bad?
    What the root of the data is, the workflow's JSON field decides. With another one the template finds
    nothing at all.

    ## Example
    With the data `{"object": {"title": "Sale"}}`:
    ```vtl
    $!data.get('title')
    ```
    Set the JSON field to `${object}` (`--root object`), or say where the key is:
    ```vtl
    $!data.get('object').get('title')
    ```
    """

    tier = 2
    cure = Cure.SUGGEST
    replaces = frozenset(
        {"unknown-key", "unknown-reference", "literal-in-output", "not-iterable", "sometimes-missing-key",
         "glued-name", "path-in-key"}
    )  # fmt: skip
    of_data = True

    def finish(self, _found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
        root = self.subject.world.data
        if root is None or self.subject.world.context is not root:
            return
        reads = []
        unknown = []
        for element in self.subject.of(VariableExpression):
            read = self._read(element)
            if read is None:
                continue
            span, key, is_known, following = read
            if is_known:
                return
            reads.append(element)
            unknown.append((span, key, following))
        if not any(map(self._is_used, reads)):
            return
        places = [span for span, _, _ in unknown]
        keys = {key for _, key, _ in unknown}
        name = self._object_with(root, keys)
        if name is not None:
            message = f"No key is in the data, but all are in `{name}`: the root is another one."
            help_text = f"Set the workflow's JSON field to `${{{name}}}` (`--root {name}`)."
            yield self._finding(places, message, help_text)
        elif (
            len(keys) == 1
            and not self._is_misspelled(min(keys))
            and all(following in root.members for _, _, following in unknown)
        ):
            message = f"There is no `{min(keys)}`, but what the template reads in it is in the root itself."
            yield self._finding(places, message, f"Leave `{min(keys)}` out, or set another JSON field.")

    def _is_used(self, element: object) -> bool:
        """Whether a reference to something missing is printed or computed with, not just kept and tested."""
        records = self.subject.records
        if not isinstance(element, VariableExpression) or element not in records.names:
            return False
        uses = set(records.names[element].uses)
        for step in element.steps:
            uses |= records.steps[step].uses if step in records.steps else set()
        return bool(uses - {Use.TEST, Use.BIND})

    def _is_misspelled(self, name: str) -> bool:
        """Whether it is the name of something else in another case, such as `$Data`."""
        meant = nearest_of(self.subject, name, self.subject.known_names)
        return meant is not None and meant.same_letters

    def _finding(self, places: Sequence[Span], message: str, help_text: str) -> Diagnostic:
        related = [Related(span, "and here") for span in places[1:]]
        return self.finding(places[0], message, help=help_text, related=related)

    def _read(self, element: object) -> tuple[Span, str, bool, str | None] | None:
        """What a reference reads in the root: the place, the key, whether it is there, the key behind it."""
        if not isinstance(element, VariableExpression) or not self.subject.is_own(element):
            return None
        record = self.subject.records.names.get(element)
        if record is None:
            return None
        if record.states == {NameState.UNSET} and element.name not in self.subject.elsewhere:
            return name_span(element, element.name), element.name, False, self._key(element.steps[:1])
        root = self.subject.world.data
        if root is not None and element.name in root.members and record.states == {NameState.DATA}:
            return name_span(element, element.name), element.name, True, None
        step = self.subject.records.steps.get(element.steps[0]) if element.steps else None
        if step is None or root not in step.owner.shapes or step.key is None:
            return None
        return key_span(element.steps[0]), step.key, not step_is_unknown(step), self._key(element.steps[1:2])

    def _key(self, steps: Sequence[Step]) -> str | None:
        """The key that a step asks for, also behind a value that is missing."""
        record = self.subject.records.steps.get(steps[0]) if steps else None
        return record.key if record is not None else None

    def _object_with(self, root: Shape, keys: set[str]) -> str | None:
        """The one object of the root that has all of these keys."""
        found = [name for name, member in root.members.items() if keys <= _keys_in(member)]
        return found[0] if len(found) == 1 else None


def _keys_in(shape: Shape) -> set[str]:
    """The keys of an object, or of one that is JSON in a string."""
    if MAP in shape.types:
        return set(shape.members)
    for sample in shape.samples:
        if isinstance(sample, str) and sample.lstrip().startswith("{"):
            try:
                value = json.loads(sample)
            except ValueError:
                continue
            return set(value) if isinstance(value, dict) else set()
    return set()
