"""Tells at the end of a run how many templates were compared."""

from __future__ import annotations

from collections import Counter

import pytest

FIGURES = pytest.StashKey[dict[str, Counter[str]]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[FIGURES] = {}


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> dict[str, Counter[str]]:
    """By engine: how often each outcome was compared."""
    return request.config.stash[FIGURES]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for engine, counted in config.stash[FIGURES].items():
        parts = ", ".join(f"{number} {outcome}" for outcome, number in counted.most_common())
        terminalreporter.write_line(f"compared with Apache Velocity {engine}: {parts}")
