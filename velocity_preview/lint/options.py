"""What a linter is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from velocity_preview.diagnostics import Severity
    from velocity_preview.engine import Engine, Includes


class NamedData(NamedTuple):
    """One context to lint with, under the name that findings show for it."""

    name: str
    context: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class LintOptions:
    """How to lint. `severities` overrides the severity of a rule; None switches it off.

    `globals` are names that the context has besides the payload and the tools. `includes` is what `#parse`
    and `#include` find: a folder, or texts by name. `tools` are the tools of the context; without them
    they are those of the profile, with the clock at `now`.
    """

    engine: str | Engine = "2.4.1"
    profile: str = "yespo"
    includes: Includes = None
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    globals: frozenset[str] = frozenset()
    tools: Mapping[str, object] | None = field(default=None, repr=False)
    now: datetime | None = None
