"""Merges that go on behind what ends them, so that lint sees the rest of the template too.

The engine sends nothing where an exception ends a merge. Here what a member throws is told, and the merge
goes on as if its reference had no value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.engine.failures import Failures
from velocity_preview.errors import MergeError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from velocity_preview.engine import Template
    from velocity_preview.engine.trace import Trace


def trace_on(template: Template, context: Mapping[str, object]) -> tuple[Trace, list[MergeError]]:
    """The record of a merge, up to the end where that is possible, and what would have ended it."""
    failures = Failures(template)
    trace = template.trace(context, failures)
    if failures.errors:
        _forget(trace, failures)
    errors = list(failures.errors.values())
    return trace, [*errors, trace.error] if isinstance(trace.error, MergeError) else errors


def _forget(trace: Trace, failures: Failures) -> None:
    """Drop what the record has of references that failed: they have no value of which more could be said."""
    failed = {element for place in failures.places for element in place.walk()}
    trace.prints = [one for one in trace.prints if one.element not in failed]
    trace.missing = [one for one in trace.missing if one.element not in failed]
    for element in failed:
        trace.visits.pop(element, None)
