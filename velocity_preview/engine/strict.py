"""`runtime.strict_mode.enable`: an undefined name, a missing member or a printed null ends the merge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.values.comparison import order
from velocity_preview.values.exceptions import JavaException, NoSuchMember
from velocity_preview.values.numbers import java_class
from velocity_preview.values.operands import number_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from velocity_preview.values.engines import Engine

_VELOCITY_EXCEPTION = "org.apache.velocity.exception.VelocityException"
_EXCEPTION = "org.apache.velocity.exception.MethodInvocationException"


def strict_read(context: dict[str, object], name: str) -> object:
    """The value of a name that must have been set."""
    if name not in context:
        raise JavaException(_EXCEPTION, f"Variable ${name} has not been set")
    return context[name]


def strict_member(lookup: Callable[[], object], receiver: object, member: str) -> object:
    """What a member lookup finds on a value that must not be null and must have it."""
    if receiver is None:
        raise JavaException(_EXCEPTION, f"Attempted to access '{member}' on a null value")
    try:
        return lookup()
    except NoSuchMember:
        raise JavaException(
            _EXCEPTION, f"Object '{java_class(receiver)}' does not contain '{member}'"
        ) from None


def strict_print(value: object, literal: str) -> object:
    """A value that is printed: it must not be null."""
    if value is None:
        raise JavaException(_EXCEPTION, f"Reference {literal} evaluated to null when attempting to render")
    return value


def strict_order(left: object, right: object, texts: tuple[str, str], engine: Engine) -> None:
    """The operands of `<` and the like: they must be numbers, or what the engine takes for numbers."""
    for side, value, text in zip(("Left", "Right"), (left, right), texts, strict=True):
        if value is None:
            raise JavaException(
                _VELOCITY_EXCEPTION, f"{side} side ({text}) of comparison operation has null value"
            )
    if order(left, right, engine) is None:
        side = "Left" if number_of(left, engine) is None and not isinstance(right, str) else "Right"
        raise JavaException(_VELOCITY_EXCEPTION, f"{side} side of comparison operation is not a number")
