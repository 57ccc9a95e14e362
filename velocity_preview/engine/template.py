"""A template: read once, merged many times."""

from __future__ import annotations

from copy import deepcopy
from functools import cached_property
import sys
from typing import TYPE_CHECKING, cast

import airspeed

from velocity_preview.engine import (  # noqa: F401  # noqa: F401
    block,
    collection_literals,
    comment,
    expression,
    foreach_directive,
    if_directive,
    inclusion,
    literals,
    macro,
    reference,
    set_directive,
    stop,
    text,
)
from velocity_preview.engine.changes import Changes, changes_of
from velocity_preview.engine.code import Code
from velocity_preview.engine.defined import literal_by_name, read_by_name
from velocity_preview.engine.element import SUBSTITUTES, Element
from velocity_preview.engine.include_loader import IncludeLoader, Includes
from velocity_preview.engine.limits import Limits
from velocity_preview.engine.loop import Loop
from velocity_preview.engine.macro import MacroDefinition
from velocity_preview.engine.merge import LimitReached, Merge, Output, StopMerge
from velocity_preview.engine.reading import Reading
from velocity_preview.engine.strict import strict_member, strict_operand, strict_print, strict_read
from velocity_preview.engine.trace import Trace
from velocity_preview.errors import LimitError, MergeError, SettingsError, TemplateError
from velocity_preview.source import Source, Span
from velocity_preview.values import arithmetic, comparison
from velocity_preview.values.engines import ENGINES, Engine
from velocity_preview.values.exceptions import JavaException, NoSuchMember
from velocity_preview.values.map_keys import map_key
from velocity_preview.values.members import call, get_index, get_property, set_index, set_property
from velocity_preview.values.objects import JavaObject
from velocity_preview.values.text import printed
from velocity_preview.values.truth import is_true

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from velocity_preview.engine.block import TemplateBody

_STACK = 20_000
"""Python frames for nested blocks. Frames of Python code take no C stack since 3.11, so this is safe."""

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

        `engine` is a name of `ENGINES` or a record; `includes` is what `#parse` and `#include` find: texts by name or
        a folder. Raises `VelocitySyntaxError` where the engine refuses the template.
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
            reading = Reading(self.source, self.source.text, self.engine)
            self.root_element = cast("TemplateBody", SUBSTITUTES[airspeed.TemplateBody].read(reading, 0))

    def merge(self, context: Mapping[str, object], loader: object = None) -> str:
        """The message: the template merged with a context, which stays as it is.

        Raises `MergeError` where the merge ends with an exception, `VelocitySyntaxError` where an included template
        is refused.
        """
        merge = self._start(context)
        try:
            self._finish(merge)
        except TemplateError as error:
            if isinstance(error, MergeError) and not isinstance(error, LimitError):
                error.written = self.trace(context).text
            raise
        return "".join(merge.message)

    def trace(self, context: Mapping[str, object]) -> Trace:
        """Merge and record what was done. Never raises a `TemplateError`: the record holds it."""
        trace = Trace()
        merge = self._start(context, trace)
        try:
            self._finish(merge)
        except TemplateError as error:
            trace.error = error
        trace.text = "".join(merge.message)
        if isinstance(trace.error, MergeError):
            trace.error.written = trace.text
        return trace

    def _start(self, context: Mapping[str, object], trace: Trace | None = None) -> Merge:
        changes_data = self._changes.may_change(context)
        own = deepcopy(dict(context)) if changes_data else dict(context)
        for name, value in own.items():
            if isinstance(value, JavaObject):
                own[name] = value.for_engine(self.engine)
        return Merge(
            self.engine,
            own,
            self.loader,
            self.limits,
            self._read_other,
            trace=trace,
            changes_data=changes_data,
        )

    def _finish(self, merge: Merge) -> None:
        try:
            self.run(merge, merge.message)
            merge.check(merge.message)
        except StopMerge:
            pass
        except LimitReached as error:
            element, template = _place_of(error) or (self.root_element, self)
            written = "".join(merge.message)
            raise LimitError(str(error), template.source, element.span, written=written) from None
        except (JavaException, RecursionError, MemoryError) as error:
            element, template = _place_of(error) or (self.root_element, self)
            raise MergeError(str(error) or type(error).__name__, template.source, _blamed(element)) from None

    def _read_other(self, text: str, name: str) -> Template:
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
        (self._fast if merge.trace is None else self._traced)(merge, out)

    @cached_property
    def _changes(self) -> Changes:
        return changes_of(self.root_element)

    @cached_property
    def _fast(self) -> Callable[[Merge, Output], object]:
        return self._compile(traced=False)

    @cached_property
    def _traced(self) -> Callable[[Merge, Output], object]:
        return self._compile(traced=True)

    def _compile(self, *, traced: bool) -> Callable[[Merge, Output], object]:
        by_name = self.engine.macro_arguments_by_name and "macro" in self.source.text
        code = Code(self.engine, by_name=by_name, traced=traced, bound_once=self._changes.bound_once)
        definitions = [
            element for element in self.root_element.walk() if isinstance(element, MacroDefinition)
        ]
        for definition in sorted(definitions, key=lambda element: element.end):
            definition.emit_definition(code)
        self.root_element.emit(code)
        module, elements = code.finish()
        namespace: dict[str, object] = {
            **_names(self.engine, traced=traced),
            **code.constants,
            "ELEMENTS": elements,
            "TEMPLATE": self,
        }
        exec(compile(module, "<velocity template>", "exec"), namespace)  # noqa: S102 (made of checked names and constants)
        return cast("Callable[[Merge, Output], object]", namespace["template"])


def _place_of(error: BaseException) -> tuple[Element, Template] | None:
    """The innermost element whose generated line the traceback passes through."""
    found = None
    traceback = error.__traceback__
    while traceback is not None:
        frame = traceback.tb_frame
        elements = frame.f_globals.get("ELEMENTS")
        if elements is not None and frame.f_code.co_filename == "<velocity template>":
            element = elements[traceback.tb_lineno - 1]
            if element is not None:
                found = element, frame.f_globals["TEMPLATE"]
        traceback = traceback.tb_next
    return found


def _blamed(element: Element) -> Span:
    """The part of an element that the engine names: of a member, its name."""
    if isinstance(element, reference.Member):
        return element.name_span
    if isinstance(element, reference.VariableExpression):
        return element.reference.span
    return element.span


def _names(engine: Engine, *, traced: bool) -> dict[str, object]:
    """What the generated code calls."""

    def shown(value: object, undefined: str | None) -> str | None:
        if type(value) is int and value.bit_length() < 64:
            return str(value)
        text = printed(value, engine)
        return undefined if text is None else text

    return {
        "E": engine,
        "StopMerge": StopMerge,
        "strict_read": strict_read,
        "strict_member": strict_member,
        "strict_print": strict_print,
        "strict_operand": strict_operand,
        "Loop": Loop,
        "JavaException": JavaException,
        "shown": shown,
        "truth": is_true,
        **{
            function.__name__: function if traced or engine.runtime_strict_mode_enable else _quiet(function)
            for function in (call, get_property, get_index)
        },
        "set_property": set_property if engine.runtime_strict_mode_enable else _quiet(set_property),
        "set_index": set_index if engine.runtime_strict_mode_enable else _quiet(set_index),
        "new_map": lambda pairs: {map_key(key): value for key, value in pairs},
        "read_by_name": read_by_name,
        "literal_by_name": literal_by_name,
        **{
            name: getattr(arithmetic, name)
            for name in ("add", "subtract", "multiply", "divide", "modulo", "negate")
        },
        **{
            name: getattr(comparison, name)
            for name in ("equal", "not_equal", "less", "less_equal", "greater", "greater_equal")
        },
    }


def _quiet(function: Callable[..., object]) -> Callable[..., object]:
    """A member that does not exist is null: the reference is undefined."""

    def lookup(*arguments: object) -> object:
        try:
            return function(*arguments)
        except NoSuchMember:
            return None

    return lookup
