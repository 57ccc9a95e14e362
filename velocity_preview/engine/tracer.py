"""What the generated code of a traced merge calls."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from velocity_preview.engine.compilation import running_element
from velocity_preview.engine.lookups import lookups, quiet
from velocity_preview.engine.origins import Plain
from velocity_preview.engine.trace import Missing, Path, Print, Trace
from velocity_preview.values.numbers import java_class
from velocity_preview.values.text import printed

if TYPE_CHECKING:
    from velocity_preview.engine.element import Element
    from velocity_preview.engine.merge import Merge, Output
    from velocity_preview.engine.origins import Printing, Run
    from velocity_preview.engine.path import Member
    from velocity_preview.engine.purpose import Purpose


class Tracer:
    """Writes the record of one merge. `paths` holds where the values of set names come from.

    `purpose` is that of the code which it traces.
    """

    def __init__(self, merge: Merge, trace: Trace, purpose: Purpose) -> None:
        self._merge = merge
        self._trace = trace
        self._context = merge.context
        self._visited: list[Element] = []
        self._pending: list[Print] = []
        """What was made a text and is not put out yet."""
        self.purpose = purpose
        self.paths: dict[str, Path | None] = {}
        self.running: Element | None = None
        """What the tracer itself looks up or prints, or did last."""
        functions = lookups(merge.engine, partial(quiet, told=partial(_note_lacking, trace)))
        self.lookups = tuple(functions.values())
        self._key_of, self._got_of = functions["key_of"], functions["got_of"]
        self.visit = self._visited.append

    def finish(self) -> None:
        self._trace.visits.update(self._visited)

    def shown(self, value: object, undefined: str, printing: Printing, path: Path | None = None) -> str:
        """What a reference prints, as in code that is not traced."""
        text = value if type(value) is str else self._text(value, undefined)
        self.printed(value, text, printing, path)
        return text

    def _text(self, value: object, undefined: str) -> str:
        if value is None:
            return undefined
        self._merge.tick()
        made = printed(value, self._merge.engine)
        return undefined if made is None else made

    def printed(self, value: object, text: str, printing: Printing, path: Path | None = None) -> None:
        """A reference was made a text."""
        told = self._tell(value, text, printing, path)
        if printing.is_piece:
            self._pending.append(told)

    def _tell(self, value: object, text: str, printing: Printing, path: Path | None) -> Print:
        if printing.keys is not None:
            path = self._before(printing.name)
        told = Print(printing, None if value is None else java_class(value), text, path)
        self._trace.prints.append(told)
        return told

    def put(self, out: Output, run: Run, *held: str) -> None:
        """Print a run, with the texts that the code holds; of the references among these it has told last."""
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
            elif type(part) is Plain:
                told = self._look_up(part)
                prints.append(told)
                texts.append(told.text)
            else:
                texts.append(next(given))
        out.extend(texts)
        if out is self._merge.message:
            self._trace.runs.append((texts, run, prints))

    def _look_up(self, plain: Plain) -> Print:
        """Look up what a plain reference prints."""
        printing, undefined, steps = plain
        value = self._context.get(printing.name)
        for step, key in steps:
            value = value.get(key) if type(value) is dict else self._found(value, step, key)
        if type(value) is str:
            text = value
        else:
            self.running = printing.element
            text = self._text(value, undefined)
        return self._tell(value, text, printing, None)

    def _found(self, value: object, step: Member, key: str) -> object:
        """What a step finds in a value that may be no map."""
        self.running = step
        return self._key_of(value, key) if step.parameters is None else self._got_of(value, key)

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
