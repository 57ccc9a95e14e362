"""How many findings each template has, for the list: found out in the background, one after the other."""

from __future__ import annotations

from collections import Counter, OrderedDict
import logging
from threading import Condition, Thread
import time
from typing import TYPE_CHECKING

from velocity_preview.errors import VelocityPreviewError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from velocity_preview.preview.findings import Finding

_log = logging.getLogger(__name__)

_MOST = 500
_REST = 0.8
_PAUSE = 0.02
Counts = dict[str, int]


class Inspector:
    """Lints in a thread of its own while nothing is being saved; `tell` hears of counts that changed.

    A workspace with more than five hundred templates is inspected where it changes only.
    """

    def __init__(
        self, find: Callable[[str], list[Finding]], tell: Callable[[dict[str, Counts]], None]
    ) -> None:
        self._find = find
        self._tell = tell
        self._changed = Condition()
        self._wanted: OrderedDict[str, None] = OrderedDict()
        self._counts: dict[str, Counts] = {}
        self._last = 0.0
        self._begun = False
        self._stopped = False
        self._thread = Thread(target=self._run, name="velocity-preview-inspector", daemon=True)

    def begin(self, names: Iterable[str]) -> None:
        """Look at all templates, once; the first page that opens asks for it."""
        with self._changed:
            if self._begun:
                return
            self._begun = True
            names = list(names)
        self._thread.start()
        if len(names) <= _MOST:
            self.look_at(names)

    def look_at(self, names: Iterable[str]) -> None:
        """Look at these templates when nothing has been saved for a moment."""
        with self._changed:
            self._last = time.monotonic()
            self._wanted.update(dict.fromkeys(names))
            self._changed.notify()

    def take(self, name: str, findings: Iterable[Finding], asked: float) -> None:
        """Findings that somebody else wanted, of what was on disk at the monotonic time `asked` or later."""
        with self._changed:
            if self._last <= asked:
                self._wanted.pop(name, None)
        self._note(name, _count(findings))

    def stop(self) -> None:
        with self._changed:
            self._stopped = True
            self._changed.notify()
        if self._begun:
            self._thread.join()

    @property
    def counts(self) -> dict[str, Counts]:
        """By template: how many findings of each severity."""
        with self._changed:
            return dict(self._counts)

    def _run(self) -> None:
        while (name := self._next()) is not None:
            try:
                self._note(name, _count(self._find(name)))
            except VelocityPreviewError:  # it went meanwhile, or cannot be linted just now
                self._note(name, {})
            except Exception:  # noqa: BLE001 - one template that fails must not end the looking
                _log.exception("`%s` cannot be linted", name)
                self._note(name, {})

    def _note(self, name: str, counts: Counts) -> None:
        with self._changed:
            changed = self._counts.get(name) != counts
            self._counts[name] = counts
        if changed:
            self._tell({name: counts})

    def _next(self) -> str | None:
        with self._changed:
            self._changed.wait(_PAUSE)
            while not self._stopped:
                remaining = self._last + _REST - time.monotonic()
                if self._wanted and remaining <= 0:
                    return self._wanted.popitem(last=False)[0]
                self._changed.wait(remaining if self._wanted else None)
        return None


def _count(findings: Iterable[Finding]) -> Counts:
    return dict(Counter(finding["severity"] for finding in findings))
