"""The counts beside the templates survive what goes wrong with one of them."""

from __future__ import annotations

from queue import Queue
from typing import TYPE_CHECKING

from velocity_preview.preview.inspector import Inspector

if TYPE_CHECKING:
    import pytest
    from served import Served


def test_one_that_fails_does_not_end_the_looking(caplog: pytest.LogCaptureFixture) -> None:
    told: Queue[dict] = Queue()
    findings = {"good.vm": [{"severity": "error"}, {"severity": "error"}]}
    inspector = Inspector(lambda name: findings[name], told.put)
    inspector.begin(["bad.vm", "good.vm"])
    assert told.get(timeout=20) == {"bad.vm": {}}
    assert told.get(timeout=20) == {"good.vm": {"error": 2}}
    inspector.stop()
    assert "`bad.vm` cannot be linted" in caplog.text


def test_what_went_between_two_looks_is_not_found(served: Served) -> None:
    path = served.root / "carts/cart.vm"
    entries = served.preview.catalogue.entries()
    served.preview.watcher.stop()
    path.unlink()
    assert served.preview.catalogue.entries() == entries
    answer = served.get("/api/view", t="carts/cart")
    assert answer.status == 404
    assert "any more: No such file" in answer.json["error"]
