"""A template: read once, merged many times."""

from __future__ import annotations

from functools import cached_property
import sys
from types import NoneType
from typing import TYPE_CHECKING, cast

import airspeed

from velocity_preview.engine.changes import Changes, changes_of
from velocity_preview.engine.code import Code
from velocity_preview.engine.collector import unhurried
from velocity_preview.engine.compilation import compile_tree, place_of
from velocity_preview.engine.grammar import read_template
from velocity_preview.engine.include_loader import IncludeLoader, Includes
from velocity_preview.engine.limits import LimitReached, Limits
from velocity_preview.engine.merge import Merge, Output, StopMerge
from velocity_preview.engine.purpose import Purpose
from velocity_preview.engine.reading import Reading
from velocity_preview.errors import LimitError, MergeError, SettingsError, TemplateError
from velocity_preview.source import Source
from velocity_preview.values.engines import ENGINES, Engine
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.objects import JavaObject

if TYPE_CHECKING:
    from collections.abc import Mapping

    from velocity_preview.engine.compilation import Merged
    from velocity_preview.engine.template_body import TemplateBody
    from velocity_preview.engine.trace import Trace

_STACK = 25_000
"""Python frames for nested blocks: a call inside the arguments of a call takes twenty. Frames of Python code
take no C stack since 3.11, so this is safe.
"""

_PLAIN = frozenset((str, int, float, bool, NoneType, list, dict))
"""Types that are the same beside every engine."""

sys.setrecursionlimit(max(sys.getrecursionlimit(), _STACK))


class Template(airspeed.Template):
    """A parsed template. `source` is its text, `root_element` its tree."""

    root_element: TemplateBody

    def __init__(self, text: str, name: str = "<string>", engine: Engine | None = None) -> None:
        super().__init__(text, name)
        self.engine = engine or ENGINES["2.4.1"]
        self.source = Source(name, text)
        self.loader = IncludeLoader(None)
        self.limits = Limits()

    @classmethod
    def parse(
        cls,
        text: str,
        *,
        name: str = "<string>",
        engine: str | Engine = "2.4.1",
        includes: Includes = None,
        limits: Limits | None = None,
    ) -> Template:
        """Read a template.

        `engine` is a name of `ENGINES` or a record; `includes` is what `#parse` and `#include` find: texts by
        name or a folder. Raises `VelocitySyntaxError` where the engine refuses the template.
        """
        if isinstance(engine, str):
            if engine not in ENGINES:
                raise SettingsError(f"There is no engine `{engine}`; there are {', '.join(ENGINES)}.")
            engine = ENGINES[engine]
        template = cls(text, name, engine)
        template.loader = IncludeLoader(includes)
        template.limits = limits or Limits()
        template.ensure_compiled()
        return template

    def ensure_compiled(self) -> None:
        root: object = self.root_element
        if root is None:  # as airspeed leaves it
            with unhurried(len(self.source.text)):
                self.root_element = read_template(Reading(self.source, self.source.text, self.engine))

    def merge(self, context: Mapping[str, object], loader: object = None) -> str:  # noqa: ARG002 (airspeed's)
        """The message: the template merged with a context, which stays as it is.

        Raises `MergeError` where the merge ends with an exception, `VelocitySyntaxError` where an included
        template is refused.
        """
        changes_data = self._changes.may_change(context)
        merged = self._changing if changes_data else self._steady  # made before the clock of the merge runs
        merge = self._start(context, changes_data=changes_data)
        try:
            message = self._finish(merge, merged)
        except TemplateError as error:
            if isinstance(error, MergeError) and not isinstance(error, LimitError):
                error.written = self._record(context, at_once=True).text
            raise
        return self.trace(context).text if merge.cut else message

    def trace(self, context: Mapping[str, object]) -> Trace:
        """Merge and record what was done. Never raises a `TemplateError`: the record holds it."""
        trace = self._record(context)
        if isinstance(trace.error, MergeError) and not isinstance(trace.error, LimitError):
            return self._record(context, at_once=True)
        return trace

    def _record(self, context: Mapping[str, object], *, at_once: bool = False) -> Trace:
        """The trace of a merge. What stands right before an error is written only where texts are printed at
        once, which is slower.
        """
        from velocity_preview.engine.trace import Trace  # noqa: PLC0415  (a good render needs none)
        from velocity_preview.engine.tracer import Tracer  # noqa: PLC0415

        trace = Trace()
        try:
            merged = self._traced_at_once if at_once else self._traced
        except LimitError as error:
            trace.error = error
            return trace
        merge = self._start(context, changes_data=self._changes.may_change(context))
        merge.tracer = tracer = Tracer(merge, trace, at_once=at_once)
        try:
            self._finish(merge, merged)
        except TemplateError as error:
            trace.error = error
        tracer.finish()
        trace.text = "".join((*merge.message, *merge.cut))
        if isinstance(trace.error, MergeError):
            trace.error.written = trace.text
        return trace

    def _start(self, context: Mapping[str, object], *, changes_data: bool) -> Merge:
        own = dict(context)
        if changes_data:
            from copy import deepcopy  # noqa: PLC0415  (few templates do)

            own = deepcopy(own)
        for name, value in own.items():
            if type(value) not in _PLAIN and isinstance(value, JavaObject):
                own[name] = value.for_engine(self.engine)
        merge = Merge(self, own)
        if changes_data:
            merge.changes_data = True
        return merge

    def _finish(self, merge: Merge, merged: Merged) -> str:
        try:
            try:  # noqa: SIM105  (`suppress` takes as long as a small merge)
                merged(merge, merge.message)
            except StopMerge:
                pass
            return merge.joined_message()
        except (LimitReached, TimeoutError) as error:
            element, source = place_of(error) or (self.root_element, self.source)
            written = "".join(merge.message)
            reason = "A regular expression takes too long." if isinstance(error, TimeoutError) else str(error)
            raise LimitError(reason, source, element.blamed_span, written=written) from None
        except (JavaException, RecursionError, MemoryError) as error:
            element, source = place_of(error) or (self.root_element, self.source)
            raise MergeError(str(error) or type(error).__name__, source, element.blamed_span) from None

    def may_read(self, name: str) -> bool:
        """Whether a merge may ask for a name: it stands in the text, or text from elsewhere is merged too."""
        return name in self.source.text or self._changes.anything or "\\u" in self.source.text

    def read_other(self, text: str, name: str) -> Template:
        """A template that this one includes or evaluates; the same text is read once."""
        known = self.loader.known_templates
        if (name, text) not in known:
            template = Template(text, name, self.engine)
            template.ensure_compiled()
            known[name, text] = template
        return cast("Template", known[name, text])

    def merge_to(self, namespace: Mapping[str, object], fileobj: object, loader: object = None) -> None:
        """As airspeed's: write the message to a file object."""
        fileobj.write(self.merge(namespace, loader))  # type: ignore[attr-defined]

    def run(self, merge: Merge, out: Output) -> None:
        """Merge into an output that is under way."""
        if merge.tracer is None:
            self._included(merge, out)
        elif merge.tracer.at_once:
            self._traced_at_once(merge, out)
        else:
            self._traced(merge, out)

    @cached_property
    def _changes(self) -> Changes:
        return changes_of(self.root_element.reading.notable)

    @cached_property
    def _steady(self) -> Merged:
        return self._compiled(Purpose.STEADY)

    @cached_property
    def _changing(self) -> Merged:
        return self._compiled(Purpose.CHANGING)

    @cached_property
    def _included(self) -> Merged:
        return self._compiled(Purpose.INCLUDED)

    @cached_property
    def _traced(self) -> Merged:
        return self._compiled(Purpose.TRACED)

    @cached_property
    def _traced_at_once(self) -> Merged:
        return self._compiled(Purpose.TRACED_AT_ONCE)

    def _code(self, purpose: Purpose) -> Code:
        by_name = self.engine.macro_arguments_by_name and "macro" in self.source.text
        if purpose not in {Purpose.TRACED, Purpose.TRACED_AT_ONCE}:
            return Code(self.engine, self._changes, purpose, by_name=by_name)
        from velocity_preview.engine.traced_code import TracedCode  # noqa: PLC0415  (as above)

        return TracedCode(self.engine, self._changes, purpose, by_name=by_name)

    def _compiled(self, purpose: Purpose) -> Merged:
        with unhurried(len(self.source.text)):
            code = self._code(purpose)
            try:
                return compile_tree(self.root_element, self._changes.macros, code, self.source)
            except LimitReached as error:
                element = code.last_element or self.root_element
                raise LimitError(str(error), self.source, element.blamed_span) from None
