"""The Velocity tools in the context of a template."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from velocity_preview.errors import SettingsError
from velocity_preview.values.engines import ENGINES, Engine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PROFILES: Final = ("yespo", "velocity")
"""`yespo` has the ESP's tools; `velocity` has none, as the engine by itself."""


class Toolbox(Mapping[str, object]):
    """The tools of a profile by the names they have in the context.

    Each is imported and made when it is first asked for: they are as much code as the engine, and most
    templates name none.
    """

    def __init__(  # noqa: PLR0913  (what a settings file says about the tools)
        self,
        profile: str = "yespo",
        now: datetime | None = None,
        *,
        engine: str | Engine = "2.4.1",
        locale: str = "en",
        zone: str = "UTC",
        contact_zone: str | None = None,
    ) -> None:
        """As `toolbox`."""
        if profile not in PROFILES:
            raise SettingsError(_unknown(profile))
        self._engine = ENGINES[engine] if isinstance(engine, str) else engine
        self._now = now or datetime.now(UTC)
        self._locale, self._zone, self._contact_zone = locale, zone, contact_zone or zone
        self._makers = {} if profile == "velocity" else _MAKERS
        self._made: dict[str, object] = {}

    def __getitem__(self, name: str) -> object:
        if name not in self._made:
            self._made[name] = self._makers[name](self)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    def _math_tool(self) -> object:
        from velocity_preview.tools.locales import Locale  # noqa: PLC0415  (see above)
        from velocity_preview.tools.math_tool import MathTool  # noqa: PLC0415

        return MathTool(self._engine, Locale.of(self._locale))

    def _number_tool(self) -> object:
        from velocity_preview.tools.locales import Locale  # noqa: PLC0415
        from velocity_preview.tools.number_tool import NumberTool  # noqa: PLC0415

        return NumberTool(self._engine, Locale.of(self._locale))

    def _date_tool(self) -> object:
        from velocity_preview.tools.date_tool import DateTool  # noqa: PLC0415
        from velocity_preview.tools.time_zones import time_zone  # noqa: PLC0415

        return DateTool(self._now, time_zone(self._zone), time_zone(self._contact_zone))


_MAKERS: Final[dict[str, Callable[[Toolbox], object]]] = {
    "mathTool": Toolbox._math_tool,  # noqa: SLF001  (its own)
    "numberTool": Toolbox._number_tool,  # noqa: SLF001
    "dateTool": Toolbox._date_tool,  # noqa: SLF001
}


def toolbox(  # noqa: PLR0913  (as `Toolbox`)
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
    return dict(Toolbox(profile, now, engine=engine, locale=locale, zone=zone, contact_zone=contact_zone))


def _unknown(profile: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415  (only a mistake needs it)

    nearest = get_close_matches(profile, PROFILES, 1, cutoff=0)
    return f"There is no profile `{profile}`; did you mean `{nearest[0]}`?"
