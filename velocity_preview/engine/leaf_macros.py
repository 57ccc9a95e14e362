"""Macros that become Python functions with parameters of their own.

While such a macro runs, nothing but its own lines can ask for its arguments, so they need not be bound in the
context and restored behind the call: it calls no macro, and no block is printed that might.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from velocity_preview.engine.arguments import WordArgument
from velocity_preview.engine.changes import LOOP_NAMES
from velocity_preview.engine.directive import Directive
from velocity_preview.engine.foreach_directive import ForeachDirective
from velocity_preview.engine.if_directive import ElseBlock, ElseifBlock, IfDirective
from velocity_preview.engine.literals import InterpolatedStringLiteral
from velocity_preview.engine.macro import MacroCall
from velocity_preview.engine.set_directive import SetDirective

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from velocity_preview.engine.changes import Changes
    from velocity_preview.engine.macro import MacroDefinition
    from velocity_preview.values.engines import Engine

_PLAIN = (IfDirective, ElseifBlock, ElseBlock, ForeachDirective, SetDirective)
"""Directives in a body that print and bind only what stands there."""


class LeafMacro(NamedTuple):
    """`function` is its name in the generated code; `reads` are the names of the context that it asks for."""

    function: str
    parameters: tuple[str, ...]
    reads: frozenset[str]


def leaf_macros(changes: Changes, engine: Engine) -> dict[str, LeafMacro]:
    """These macros of a template that knows all its macros, by their names."""
    calls: dict[str, list[MacroCall]] = defaultdict(list)
    for call in changes.calls:
        calls[call.macro_name].append(call)
    definitions: dict[str, list[MacroDefinition]] = defaultdict(list)
    for definition in changes.macros:
        definitions[definition.function_name].append(definition)
    prints_bodies = any(call.block is not None for name in definitions for call in calls.get(name, ()))
    if prints_bodies or changes.later or engine.velocimacro_arguments_preserve_literals:
        return {}
    return {
        name: LeafMacro(f"g{number}", same[0].names, _reads(same[0]))
        for number, (name, same) in enumerate(definitions.items())
        if len(same) == 1
        and _has_plain_parameters(same[0])
        and _is_leaf(same[0], definitions)
        and _passes_all(calls.get(name, ()), len(same[0].names))
    }


def _has_plain_parameters(macro: MacroDefinition) -> bool:
    """Whether the parameters have no defaults, and stay what the call makes them."""
    names = frozenset(macro.names)
    bound = LOOP_NAMES.union(name for element in macro.block.walk() for name in element.binds)
    has_defaults = any(default is not None for _, default in macro.parameters)
    return not has_defaults and len(names) == len(macro.names) and names.isdisjoint(bound)


def _is_leaf(macro: MacroDefinition, macros: Container[str]) -> bool:
    for element in macro.block.walk():
        if isinstance(element, MacroCall):
            if element.macro_name in macros:
                return False
        elif isinstance(element, Directive):
            if not isinstance(element, _PLAIN):
                return False
        elif isinstance(element, InterpolatedStringLiteral) and not element.is_simple:
            return False
    return True


def _passes_all(calls: Iterable[MacroCall], count: int) -> bool:
    """Whether each call has a value for each parameter."""
    return all(
        len(call.arguments) == count
        and not any(isinstance(argument, WordArgument) for argument in call.arguments)
        for call in calls
    )


def _reads(macro: MacroDefinition) -> frozenset[str]:
    return frozenset(name for element in macro.block.walk() for name in element.reads)
