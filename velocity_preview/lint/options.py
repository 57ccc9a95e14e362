"""What a linter is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from velocity_preview.diagnostics import Severity
from velocity_preview.engine import Engine, Includes


@dataclass(frozen=True, slots=True)
class NamedData:
    """One context to lint with, under the name that findings show for it."""

    name: str
    context: Mapping[str, object] = field(repr=False)


@dataclass(frozen=True, slots=True)
class LintOptions:
    """How to lint. `severities` overrides the severity of a rule; None switches it off.

    `globals` are names that the context has besides the payload and the tools. `includes` is what `#parse` and
    `#include` find: a folder, or texts by name. `now` fixes the date tool's clock.
    """

    engine: str | Engine = "2.4.1"
    profile: str = "yespo"
    includes: Includes = None
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    globals: frozenset[str] = frozenset()
    now: datetime | None = None
