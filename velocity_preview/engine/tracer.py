"""What the generated code of a traced merge calls."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from velocity_preview.engine.compilation import place_of, running_element
from velocity_preview.engine.lookups import lookups, quiet
from velocity_preview.engine.origins import Printing
from velocity_preview.engine.trace import Missing, Path, Print, Trace
from velocity_preview.values.members import set_index, set_property
from velocity_preview.values.numbers import java_class
from velocity_preview.values.text import printed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from velocity_preview.engine.element import Element
    from velocity_preview.engine.failures import Failures
    from velocity_preview.engine.loop import Loop
    from velocity_preview.engine.merge import Merge, Output
    from velocity_preview.engine.origins import Run, Way
    from velocity_preview.engine.purpose import Purpose
    from velocity_preview.engine.reference import FormalReference
    from velocity_preview.values.exceptions import JavaException

_STRING: Final = java_class("")
_record = tuple.__new__
"""Makes a named tuple without the Python function of its class, in half the time."""


class Tracer:
    """Writes the record of one merge. `paths` holds where the values of set names come from.

    `purpose` is that of the code which it traces; `failures` are what the merge goes on behind.
    """

    def __init__(
        self, merge: Merge, trace: Trace, purpose: Purpose, failures: Failures | None = None
    ) -> None:
        self._merge = merge
        self._trace = trace
        self._context = merge.context
        self._visited: list[Element] = []
        self._pending: list[Print] = []
        """What was made a text and is not put out yet."""
        self._undefined_texts: dict[FormalReference, str] = {}
        self.purpose = purpose
        self.failures = failures
        self.paths: dict[str, Path | None] = {}
        self.running: Element | None = None
        """What the tracer itself looks up or prints, or did last."""
        takes = None if failures is None else partial(_takes, failures)
        functions = lookups(merge.engine, partial(quiet, told=partial(_note_lacking, trace), takes=takes))
        self.lookups = tuple(functions.values())
        self.set_index, self.set_property = quiet(set_index, takes=takes), quiet(set_property, takes=takes)
        self._key_of, self._got_of = functions["key_of"], functions["got_of"]
        self.visit = self._visited.append
        self._tell = trace.prints.append

    def finish(self) -> None:
        self._trace.visits.update(self._visited)

    def shown(self, value: object, undefined: str, printing: Printing, path: Path | None = None) -> str:
        """What a reference prints, as in code that is not traced."""
        text = value if type(value) is str else self._text(value)
        text = undefined if text is None else text
        self.printed(value, text, printing, path)
        return text

    def _text(self, value: object) -> str | None:
        if value is None:
            return None
        self._merge.tick()
        return printed(value, self._merge.engine)

    def printed(self, value: object, text: str, printing: Printing, path: Path | None = None) -> None:
        """A reference was made a text."""
        if printing.way is not None:
            path = self._before(printing.way.name)
        kind = None if value is None else java_class(value)
        told = Print(printing, kind, text, path)
        self._tell(told)
        if printing.is_piece:
            self._pending.append(told)

    def put(self, out: Output, run: Run, *held: str) -> None:
        """Print a run, with the texts that the code holds; of the references among these it has told last."""
        prints: list[Print] = []
        if run.told:
            first = len(self._pending) - run.told
            prints = self._pending[first:]
            del self._pending[first:]
        if run.visited is not None:
            self.visit(run.visited)
        given = iter(held)
        texts: list[str] = []
        for _, part in run.parts:
            if type(part) is str:
                texts.append(part)
            elif type(part) is Printing:
                told = self._look_up(part)
                prints.append(told)
                texts.append(told.text)
            else:
                texts.append(next(given))
        out.extend(texts)
        if out is self._merge.message:
            self._trace.runs.append((texts, run, prints))

    def _look_up(self, printing: Printing) -> Print:
        """Look up what a reference prints, and tell of it."""
        reference, way, _ = printing
        value = self.value(way)  # type: ignore[arg-type]
        kind: str | None = _STRING
        text = value if type(value) is str else None
        if text is None:
            self.running = reference
            kind, text = None if value is None else java_class(value), self._text(value)
            text = self._undefined(reference) if text is None else text
        name = way.name  # type: ignore[union-attr]
        path = self._before(name) if name in self.paths else (name,)
        told = _record(Print, (printing, kind, text, path))
        self._tell(told)
        return told

    def _undefined(self, reference: FormalReference) -> str:
        """What a reference prints where it is undefined: in a loop, time and again."""
        if reference not in self._undefined_texts:
            self._undefined_texts[reference] = reference.undefined
        return self._undefined_texts[reference]

    def value(self, way: Way) -> object:
        """What is found on a way."""
        value = self._context.get(way.name)
        for key in way.keys:
            if type(value) is not dict:
                return None if value is None else self._found(way)
            value = value.get(key)
        return value

    def _found(self, way: Way) -> object:
        """As `value`, where not all on the way are maps."""
        value = self._context.get(way.name)
        for step, key in zip(way.expression.steps, way.keys, strict=False):
            if type(value) is dict:
                value = value.get(key)
            else:
                self.running = step
                value = self._got_of(value, key) if step.arguments else self._key_of(value, key)
        return value

    def turns(self, name: str, loop: Loop, turns: Iterable[object], origin: Path | None) -> Iterator[object]:
        """The turns of a loop through what is at `origin`, each with what it binds."""
        context, is_legacy = self._context, self._merge.engine.legacy_loop_variables
        for index, item in enumerate(turns):
            loop.index = index
            context[name] = item
            if is_legacy:
                context["velocityCount"] = index + 1
                context["velocityHasNext"] = loop.has_next
            self.paths[name] = loop.path_of_item(origin)
            yield item

    def bind(self, name: str, value: object, path: Path | None) -> None:
        """Bind a name to what is at a path of the data, or to what is not of the data."""
        self.paths[name] = path
        self._context[name] = value

    def path(self, name: str, *keys: object) -> Path | None:
        """The data path of what is found behind a name: its own, or that of what it was set to."""
        before = self._before(name)
        return before and (*before, *keys)

    def _before(self, name: str) -> Path | None:
        if name in self.paths and name in self._context:
            return self.paths[name]
        return (name,)


def _note_lacking(trace: Trace, value: object) -> None:
    """A member that the running line asks for does not exist."""
    trace.missing.append(Missing(running_element(), java_class(value)))


def _takes(failures: Failures, error: JavaException) -> bool:
    """Whether the merge goes on behind what the member throws that the running line asks for, and not
    something that is merged for it.
    """
    return place_of(error) is None and failures.take_exception(running_element(), error)
