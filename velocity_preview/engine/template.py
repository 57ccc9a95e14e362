"""A template: read once, merged many times."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
import sys
from types import NoneType
from typing import TYPE_CHECKING, TypeGuard, cast

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
    from velocity_preview.engine.failures import Failures
    from velocity_preview.engine.template_body import TemplateBody
    from velocity_preview.engine.trace import Trace

_STACK = 25_000
"""Python frames for nested blocks: a call inside the arguments of a call takes twenty. Frames of Python code
take no C stack since 3.11, so this is safe.
"""

_OFTEN = 50
"""Merges after which a template is compiled again, which takes as long as some hundred merges."""

_FAILURES = (LimitReached, TimeoutError, JavaException, RecursionError, MemoryError)
"""What ends a merge and becomes a `TemplateError`."""

_PLAIN = frozenset((str, int, float, bool, NoneType, list, dict))
"""Types that are the same beside every engine."""

sys.setrecursionlimit(max(sys.getrecursionlimit(), _STACK))


class Template(airspeed.Template):
    """A parsed template. `source` is its text, `root_element` its tree."""

    root_element: TemplateBody
    _merges = 0

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
        changes_data = self._may_change and self._changes.may_change(context)
        self._merges += 1
        if self._merges == _OFTEN and not changes_data:
            with suppress(LimitError):  # other lines, so there may be too many of them
                self._steady = self._compiled(Purpose.OFTEN)
        merged = self._changing if changes_data else self._steady  # made before the clock of the merge runs
        merge = self._start(context, changes_data=changes_data)
        try:
            merged(merge, merge.message)
            return merge.joined_message()
        except StopMerge:
            if merge.ended_inside:
                return self._record(context, Purpose.TRACED_AT_ONCE).text
            return self._stopped(merge)
        except TemplateError as error:
            failure: TemplateError = error
        except _FAILURES as error:
            failure = self._failure(error, merge)
        if _is_exception(failure):
            failure.written = self._record(context, Purpose.TRACED_AT_ONCE).text
        raise failure from None

    def trace(self, context: Mapping[str, object], failures: Failures | None = None) -> Trace:
        """Merge and record what was done. Never raises a `TemplateError`: the record holds it. With
        `failures`, the merge goes on behind what these take.
        """
        return self._record(context, failures=failures)

    def _record(
        self,
        context: Mapping[str, object],
        purpose: Purpose = Purpose.TRACED,
        failures: Failures | None = None,
    ) -> Trace:
        """The trace of a merge. What stands right before an error, or before the block or string that a merge
        ended in, is written only where texts are printed at once, which is slower.
        """
        from velocity_preview.engine.trace import Trace  # noqa: PLC0415  (a good render needs none)
        from velocity_preview.engine.tracer import Tracer  # noqa: PLC0415

        trace = Trace()
        try:
            merged = self._traced if purpose is Purpose.TRACED else self._traced_at_once
        except LimitError as error:
            trace.error = error
            return trace
        merge = self._start(context, changes_data=self._changes.may_change(context))
        merge.tracer = tracer = Tracer(merge, trace, purpose, failures)
        try:
            with suppress(StopMerge):
                merged(merge, merge.message)
            merge.joined_message()
        except TemplateError as error:
            trace.error = error
        except _FAILURES as error:
            trace.error = self._failure(error, merge)
        if purpose is Purpose.TRACED and (merge.ended_inside or _is_exception(trace.error)):
            return self._record(context, Purpose.TRACED_AT_ONCE, failures)
        tracer.finish()
        merge.tracer = None  # they know each other: else the trace would wait for the collector
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

    def _stopped(self, merge: Merge) -> str:
        """The message of a merge that `#stop` ended."""
        try:
            return merge.joined_message()
        except LimitReached as error:
            raise self._failure(error, merge) from None

    def _failure(self, error: BaseException, merge: Merge) -> MergeError:
        """What one of `_FAILURES` is to the caller."""
        element, source = place_of(error) or (self.root_element, self.source)
        if isinstance(error, (LimitReached, TimeoutError)):
            reason = "A regular expression takes too long." if isinstance(error, TimeoutError) else str(error)
            return LimitError(reason, source, element.blamed_span, written="".join(merge.message))
        return MergeError(str(error) or type(error).__name__, source, element.blamed_span)

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
        """Merge into the output of another template's merge, which may know macros that this one does not."""
        tracer = merge.tracer
        purpose = Purpose.CHANGING if tracer is None else tracer.purpose
        if purpose not in self._included:
            self._included[purpose] = self._compiled(purpose, self._changes._replace(anything=True))
        self._included[purpose](merge, out)

    @cached_property
    def _included(self) -> dict[Purpose, Merged]:
        """What `run` runs."""
        return {}

    @cached_property
    def _changes(self) -> Changes:
        return changes_of(self.root_element.reading.notable)

    @cached_property
    def _may_change(self) -> bool:
        """Whether there is data that a merge may change."""
        return self._changes.anything or bool(self._changes.names)

    @cached_property
    def _steady(self) -> Merged:
        return self._compiled(Purpose.STEADY)

    @cached_property
    def _changing(self) -> Merged:
        return self._compiled(Purpose.CHANGING)

    @cached_property
    def _traced(self) -> Merged:
        return self._compiled(Purpose.TRACED)

    @cached_property
    def _traced_at_once(self) -> Merged:
        return self._compiled(Purpose.TRACED_AT_ONCE)

    def _code(self, purpose: Purpose, changes: Changes) -> Code:
        by_name = self.engine.macro_arguments_by_name and "macro" in self.source.text
        if purpose not in {Purpose.TRACED, Purpose.TRACED_AT_ONCE}:
            return Code(self.engine, changes, purpose, by_name=by_name)
        from velocity_preview.engine.traced_code import TracedCode  # noqa: PLC0415  (as above)

        return TracedCode(self.engine, changes, purpose, by_name=by_name)

    def _compiled(self, purpose: Purpose, changes: Changes | None = None) -> Merged:
        with unhurried(len(self.source.text)):
            code = self._code(purpose, changes or self._changes)
            try:
                return compile_tree(self.root_element, self._changes.macros, code, self.source)
            except LimitReached as error:
                element = code.last_element or self.root_element
                raise LimitError(str(error), self.source, element.blamed_span) from None


def _is_exception(error: TemplateError | None) -> TypeGuard[MergeError]:
    """Whether a merge ended with an exception, and not at a limit of this program."""
    return isinstance(error, MergeError) and not isinstance(error, LimitError)
