"""Places inside of elements that findings point at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.engine.literals import InterpolatedStringLiteral, StringLiteral
from velocity_preview.engine.path import Member
from velocity_preview.source import Span

if TYPE_CHECKING:
    from velocity_preview.engine.element import Element
    from velocity_preview.engine.path import Step


def argument_of(step: Step) -> Element | None:
    """The index of `[…]`, or the first argument of a call."""
    if not isinstance(step, Member):
        return step.index
    if step.parameters is None or not step.parameters.values:
        return None
    return step.parameters.values[0]


def key_span(step: Step) -> Span:
    """The key of `.key`, `.get('key')` or `['key']`, without its quotes."""
    argument = argument_of(step)
    if argument is not None:
        return inside_quotes(argument)
    return step.name_span if isinstance(step, Member) else step.span


def inside_quotes(argument: Element) -> Span:
    """The content of a string; anything else as it is."""
    span = argument.span
    if isinstance(argument, (StringLiteral, InterpolatedStringLiteral)):
        return Span(span.start + 1, span.end - 1)
    return span


def in_evaluated(argument: Element, span: Span) -> Span:
    """A place in the text of a string that is evaluated; the whole string where its offsets are others."""
    if isinstance(argument, StringLiteral) and "''" not in argument.source_text[1:-1]:
        return span.shifted(argument.span.start + 1)
    return argument.span


def name_span(element: Element, name: str) -> Span:
    """The name that a reference begins with, behind its sigils."""
    start = element.span.start
    return Span(start, start + len(name))
