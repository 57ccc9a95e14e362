"""From a tree to a Python function, and from a line of that function back to the element."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from inspect import currentframe
from typing import TYPE_CHECKING, cast

from velocity_preview.engine.defined import literal_by_name, read_by_name
from velocity_preview.engine.lookups import Getter, lookups, quiet, unchanged
from velocity_preview.engine.merge import Merge, Output, StopMerge
from velocity_preview.engine.module import FILE_NAME
from velocity_preview.engine.origins import Run, Way
from velocity_preview.engine.strict import strict_member, strict_order, strict_print, strict_read
from velocity_preview.values import arithmetic, comparison
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.map_keys import map_key
from velocity_preview.values.members import set_index, set_property
from velocity_preview.values.text import DOUBLES, INTEGERS, printed
from velocity_preview.values.truth import PLAIN, is_true

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import FrameType

    from velocity_preview.engine.code import Code
    from velocity_preview.engine.element import Element
    from velocity_preview.engine.macro import MacroDefinition
    from velocity_preview.source import Source
    from velocity_preview.values.engines import Engine

Merged = Callable[[Merge, Output], object]


def compile_tree(root: Element, macros: Iterable[MacroDefinition], code: Code, source: Source) -> Merged:
    """The function that merges a tree. Macros are defined first, an inner one before the one around it."""
    for definition in sorted(macros, key=lambda element: element.end):
        definition.emit_definition(code)
    root.emit(code)
    for number in root.reading.malformed[:1]:
        message = f'For input string: "#{number.source_text}"'
        code.refuse("java.lang.NumberFormatException", number, message)
    module = code.finish()
    namespace = {
        **_names(code.engine),
        **code.constants,
        "ELEMENTS": module.elements,
        "SOURCE": source,
    }
    for functions in module.compiled:
        exec(functions, namespace)  # noqa: S102 (made of checked names and constants)
    return cast("Merged", namespace["template"])


def place_of(error: BaseException) -> tuple[Element, Source] | None:
    """The innermost element whose generated line the traceback passes through, and the text it stands in."""
    found = None
    traceback = error.__traceback__
    while traceback is not None:
        frame = traceback.tb_frame
        code = frame.f_code
        if code.co_filename == FILE_NAME and code.co_name in frame.f_globals["ELEMENTS"]:
            element = _element_of(frame, traceback.tb_lineno)
            if element is not None:
                found = element, frame.f_globals["SOURCE"]
        traceback = traceback.tb_next
    return found


def _element_of(frame: FrameType, line: int) -> Element | None:
    """The element that a line of generated code merges. What the tracer looks up or prints it knows."""
    code = frame.f_code
    merged = frame.f_globals["ELEMENTS"][code.co_name][line - code.co_firstlineno]
    element: Element | None = frame.f_locals["r"].running if isinstance(merged, (Run, Way)) else merged
    return element


def running_element() -> Element:
    """The element that is merged now."""
    frame = currentframe()
    while frame is not None and frame.f_code.co_filename != FILE_NAME:
        frame = frame.f_back
    assert frame is not None  # noqa: S101  (it is called by generated code)
    element = _element_of(frame, frame.f_lineno)
    assert element is not None  # noqa: S101  (only such lines call it)
    return element


@lru_cache(maxsize=16)
def _names(engine: Engine) -> Mapping[str, object]:
    """What the generated code calls."""
    wrapped = unchanged if engine.runtime_strict_mode_enable else quiet

    def shown(value: object, undefined: str | None, merge: Merge) -> str | None:
        kind = type(value)
        if kind is str:
            return value  # type: ignore[return-value]
        if kind is int:
            return INTEGERS[value]  # type: ignore[index]
        if kind is float:
            return DOUBLES[value]  # type: ignore[index]
        if value is None:
            return undefined
        merge.tick()
        text = printed(value, engine)
        return undefined if text is None else text

    return {
        "E": engine,
        "StopMerge": StopMerge,
        "strict_read": strict_read,
        "strict_member": strict_member,
        "strict_print": strict_print,
        "strict_order": strict_order,
        "PLAIN": PLAIN,
        "INTEGERS": INTEGERS,
        "JavaException": JavaException,
        "shown": shown,
        "truth": is_true,
        **lookups(engine, wrapped),
        "Getter": Getter,
        "set_property": wrapped(set_property),
        "set_index": wrapped(set_index),
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
