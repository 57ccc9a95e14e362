"""Why a text is no JSON: the first place where it stops being JSON, the cause and the cure."""

from velocity_preview.payloads.syntax.causes import explain
from velocity_preview.payloads.syntax.problem import Problem
from velocity_preview.payloads.syntax.scanner import Stop, scan
from velocity_preview.source import Source, Span

__all__ = ["Problem", "Stop", "explain", "find_problem", "scan"]


def find_problem(text: str) -> Problem:
    """What keeps a text that was refused from being JSON within our limits."""
    stop = scan(Stop(Source("", text)))
    if stop is None:  # the decoder ran out of the stack that its caller had left
        return Problem("The JSON is nested too deep to be read here", Span(0, 0), "Flatten the data.")
    return explain(stop)
