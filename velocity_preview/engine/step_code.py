"""The code of one step of a path."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from velocity_preview.engine.code import Code
    from velocity_preview.engine.path import Member, Step


def emit_step(code: Code, held: str, step: Step) -> str:
    """One step from what is held. Null has no members: arguments that can fail are not computed for it."""
    if code.is_deep or all(argument.is_harmless for argument in step.arguments):
        return step.lookup(code, held)
    found = code.store("None")
    if code.traced:
        code.path(found, "None")
    with code.guarded(f"{held} is not None"):
        inner = step.lookup(code, held)
        code.line(f"{found} = {inner}")
        if code.traced:
            code.line(f"{code.paths.get(found)} = {code.paths.get(inner)}")
    return found


def watched(code: Code, lookup: str, member: str, step: Step, held: str) -> str:
    """A lookup in `values`, watched where that is wanted."""
    if code.engine.runtime_strict_mode_enable:
        return f"strict_member(lambda: {lookup}, {held}, {member!r})"
    if code.traced:
        function, _, arguments = lookup.partition("(")  # a lambda would take longer to compile than all else
        noted = f"r.looked_up({function}, ({arguments}, {code.element(step)}, {code.paths.get(held)})"
        return f"None if {held} is None else {noted}"
    return lookup


def store_key(code: Code, held: str, key: str, otherwise: str, step: Member) -> str:
    """Hold what is found under a string, which of a map is a key."""
    function = "key_of" if step.parameters is None else "got_of"
    getter = code.getter(held, function)
    if getter is not None:
        lookup = f"{getter}({key})"
        return code.store(lookup, step) if step.is_chance else code.store_of_getter(lookup, step)
    if code.is_watched or code.is_hot:
        lookup = f"{held}.get({key}) if type({held}) is dict else {otherwise}"
    else:
        lookup = f"{function}({held}, {key})"
    return store_found(code, lookup, step, held, key)


def store_found(code: Code, lookup: str, step: Step, held: str, key: str | None) -> str:
    """Hold what is found and where it stands in the data: behind `key` in what was held, if that is known."""
    found = code.store(lookup, step)
    if code.traced:
        before = code.paths.get(held)
        code.path(found, "None" if key is None or before is None else f"{before} and (*{before}, {key})")
    return found
