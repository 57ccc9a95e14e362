"""Generated templates give what the live engine gives, or the same error at the same place.

`DIFFERENTIAL_SEED` and `DIFFERENTIAL_EXAMPLES` in the environment choose other templates, and more of them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
import os
import re
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, assume, given, seed, settings
from live_engine import LiveEngine, missing
import pytest
from recorded import Case, Outcome
from vtl import FILES, payloads, templates

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = int(os.environ.get("DIFFERENTIAL_SEED", "20260103"))
EXAMPLES = int(os.environ.get("DIFFERENTIAL_EXAMPLES", "1000"))

IDENTITY = re.compile(r"(?<=[\w;$])@[0-9a-f]{1,8}\b")
"""The hash in `java.lang.Object@1b2c3d`: another one in each run of the engine."""


@pytest.fixture(scope="module", params=["1.7", "2.4.1"])
def live(request, tmp_path_factory) -> Iterator[LiveEngine]:
    reason = missing(request.param)
    if reason and request.param == "2.4.1":
        pytest.skip(f"Apache Velocity 2.4.1 is in no package of Debian, and {reason}")
    if reason:
        pytest.fail(f"{reason}: install Debian's `velocity`", pytrace=False)
    with LiveEngine(request.param, tmp_path_factory.mktemp("oracle")) as engine:
        yield engine


def comparable(outcome: Outcome) -> Outcome:
    """The outcome without identity hashes."""
    output, written = (text and IDENTITY.sub("@", text) for text in (outcome.output, outcome.written))
    return replace(outcome, output=output, written=written)


def test_generated_templates(live, figures):
    counted = figures.setdefault(live.engine, Counter())

    @seed(SEED)
    @settings(
        max_examples=EXAMPLES,
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(templates, payloads)
    def compare(template, payload):
        real = live.outcome(template, payload, FILES)
        assume(real.error != "limit")
        ours = Case("generated", live.engine, template, payload, FILES, real).outcome()
        counted[real.error or "output"] += 1
        assert comparable(real).agrees_with(comparable(ours)), f"{real} is given, {ours} is ours"

    compare()
