"""The Velocity tools in the context of a template."""

from __future__ import annotations

from datetime import UTC, datetime
import difflib
from typing import Final

from velocity_preview.errors import SettingsError
from velocity_preview.tools.date_tool import DateTool
from velocity_preview.tools.locales import Locale
from velocity_preview.tools.math_tool import MathTool
from velocity_preview.tools.number_tool import NumberTool
from velocity_preview.tools.time_zones import time_zone
from velocity_preview.values.engines import ENGINES, Engine

PROFILES: Final = ("yespo", "velocity")
"""`yespo` has the ESP's tools; `velocity` has none, as the engine by itself."""


def toolbox(  # noqa: PLR0913  (what a settings file says about the tools)
    profile: str = "yespo",
    now: datetime | None = None,
    *,
    engine: str | Engine = "2.4.1",
    locale: str = "en",
    zone: str = "UTC",
    contact_zone: str | None = None,
) -> dict[str, object]:
    """The tools of a profile by the names they have in the context.

    `now` is where the clock of `$dateTool` stands, UTC where it is naive; None is the moment of the call.
    `zone` is the organisation's time zone, and the contact's where `contact_zone` is None. Raises
    `SettingsError` for an unknown profile.
    """
    if profile not in PROFILES:
        raise SettingsError(_unknown(profile))
    if profile == "velocity":
        return {}
    caller = ENGINES[engine] if isinstance(engine, str) else engine
    now = now or datetime.now(UTC)
    return {
        "mathTool": MathTool(caller, Locale.of(locale)),
        "numberTool": NumberTool(caller, Locale.of(locale)),
        "dateTool": DateTool(now, time_zone(zone), time_zone(contact_zone or zone)),
    }


def _unknown(profile: str) -> str:
    nearest = difflib.get_close_matches(profile, PROFILES, 1, cutoff=0)
    return f"There is no profile `{profile}`; did you mean `{nearest[0]}`?"
