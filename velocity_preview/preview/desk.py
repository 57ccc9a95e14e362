"""Where subjects are rendered: through the cache, on the render pool's threads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.preview.cache import MessageCache, is_current
from velocity_preview.preview.messages import Message, render_message
from velocity_preview.preview.pool import RenderPool
from velocity_preview.preview.remembered import Remembered
from velocity_preview.preview.subjects import BrokenPayload, Subject
from velocity_preview.workspace import NamedScenario, include_folder

if TYPE_CHECKING:
    from velocity_preview.workspace import Configuration

_MOST_REMEMBERED = 200
_Key = tuple[object, ...]


class RenderDesk:
    """Renders each message once for all who ask, and remembers the last good text of each place."""

    def __init__(self) -> None:
        self._pool = RenderPool()
        self._cache = MessageCache()
        self._last_good: Remembered[str] = Remembered(_MOST_REMEMBERED, len)

    def close(self) -> None:
        """Start nothing more; a render under way is not waited for."""
        self._pool.close()

    def message(self, subject: Subject, scenario: NamedScenario | BrokenPayload | None) -> Message:
        """The message of a scenario, or of no data at all. Raises `BusyError`."""
        if subject.error is not None:
            return Message(None, subject.error)
        if isinstance(scenario, BrokenPayload):
            return Message(None, scenario.error)
        payload = subject.texts[scenario.payload] if scenario else None
        name = scenario.name if scenario else None
        key = (subject.path, subject.text, payload, name, merge_key(subject.configuration))
        message = self._cache.get(key) or self._pool.run(key, lambda: self._render(key, subject, scenario))
        if is_current(message):
            return message
        # somebody else's render was under way while an include was saved
        return self._pool.run(key, lambda: self._render(key, subject, scenario))

    def last_good(self, subject: Subject, scenario: str, text: str | None) -> str | None:
        """Remember a good text; where there is none, the last good one of this place."""
        place = (subject.path, scenario)
        if text is None:
            return self._last_good.get(place)
        self._last_good.put(place, text)
        return text

    def _render(self, key: _Key, subject: Subject, scenario: NamedScenario | None) -> Message:
        chosen = scenario.scenario if scenario else None
        folder = include_folder(subject.path)
        message = render_message(
            subject.text, subject.name, chosen, folder=folder, configuration=subject.configuration
        )
        self._cache.put(key, message)
        return message


def merge_key(configuration: Configuration) -> _Key:
    """What of a configuration changes a message."""
    settings = configuration.settings
    clock = (configuration.now, settings.timezone, settings.contact_timezone, settings.locale)
    return (configuration.engine, configuration.limits, configuration.profile, configuration.root, *clock)
