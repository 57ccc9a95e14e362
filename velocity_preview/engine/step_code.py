"""The code of one step of a path."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from velocity_preview.engine.origins import Origin

if TYPE_CHECKING:
    from velocity_preview.engine.code import Code
    from velocity_preview.engine.path import Member, Step


def emit_step(code: Code, held: str, step: Step) -> str:
    """One step from what is held. Null has no members: arguments that can fail are not computed for it."""
    if all(argument.is_harmless for argument in step.arguments):
        return step.lookup(code, held)
    if code.is_deep:
        return code.continued(held, partial(emit_step, code, step=step))
    found = code.store("None")
    path = code.store("None") if code.traced else ""
    with code.guarded(f"if {held} is not None:"):
        inner = step.lookup(code, held)
        code.line(f"{found} = {inner}")
        if code.traced:
            code.line(f"{path} = {code.path(inner)}")
    if code.traced:
        code.comes_from(found, Origin("", held=path))
    return found


def watched(code: Code, lookup: str, member: str, held: str) -> str:
    """A lookup in `values`, watched in strict mode."""
    if code.engine.runtime_strict_mode_enable:
        return f"strict_member(lambda: {lookup}, {held}, {member!r})"
    return lookup


def quick_call(code: Code, held: str, step: Member, argument: str, call: str) -> str:
    """What templates call most, written out for the plain values that have it, where lines run often."""
    if not code.is_hot or code.engine.runtime_strict_mode_enable:
        return call
    if step.name == "equals" and len(step.arguments) == 1 and step.arguments[0].is_text_constant:
        return f"{held} == {argument} if type({held}) is str else {call}"
    if step.name == "size" and not step.arguments:
        return f"len({held}) if type({held}) is list else {call}"
    if step.name == "isEmpty" and not step.arguments:
        return f"not {held} if type({held}) is list else {call}"
    return call


def store_key(code: Code, held: str, key: str, otherwise: str, step: Member) -> str:
    """Hold what is found under a string, which of a map is a key."""
    function = "key_of" if step.parameters is None else "got_of"
    getter = code.getter(held, function)
    if getter is not None:
        lookup = f"{getter}({key})"
        if not step.is_chance:
            return found_behind(code, code.store_of_getter(lookup, step), held, key)
    elif code.is_hot:
        lookup = f"{held}.get({key}) if type({held}) is dict else {otherwise}"
    else:
        lookup = f"{function}({held}, {key})"
    return store_found(code, lookup, step, held, key)


def store_found(code: Code, lookup: str, step: Step, held: str, key: str | None) -> str:
    """Hold what is found behind `key` in what was held; the key is None where it is not known."""
    return found_behind(code, code.store(lookup, step), held, key)


def found_behind(code: Code, found: str, held: str, key: str | None) -> str:
    """Note where what is found stands in the data: behind `key` in what was held, if that is known."""
    if code.traced:
        before = code.origin(held)
        if before is not None and key is not None:
            code.comes_from(found, before.step(key))
    return found
