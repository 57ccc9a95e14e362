"""docs/conformance.md says what the recorded cases say today."""

from __future__ import annotations

from conformance.write_report import REPORT, report


def test_the_report_is_fresh():
    assert REPORT.read_text("utf-8") == report()
