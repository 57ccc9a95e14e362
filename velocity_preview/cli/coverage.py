"""`lint --coverage`: its options, and whether there is enough of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from velocity_preview.reporters.formats import COVERAGE_FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from velocity_preview.analysis.coverage import Coverage


class CoverageOrders(NamedTuple):
    """Whether coverage is asked for, and how much of it has to be there."""

    wanted: bool
    least: float | None

    def is_enough(self, coverage: Coverage | None) -> bool:
        """Says on standard error where there is too little."""
        if coverage is None or self.least is None or coverage.percent >= self.least:
            return True
        from velocity_preview.reporters.coverage_text import shown_percent  # noqa: PLC0415  (rarely said)

        said = shown_percent(coverage.percent)
        click.echo(f"Coverage is {said} %, less than the {self.least:g} % asked for.", err=True)
        return False


def coverage_orders(*, coverage: bool, min_coverage: float | None, formats: Iterable[str]) -> CoverageOrders:
    """A report of coverage and a limit ask for it too."""
    is_reported = any(form in COVERAGE_FORMATS for form in formats)
    return CoverageOrders(coverage or is_reported or min_coverage is not None, min_coverage)


def coverage_options(command: Callable[..., object]) -> Callable[..., object]:
    least = click.option(
        "--min-coverage",
        type=click.FloatRange(0, 100),
        metavar="PERCENT",
        help="Exit with 1 where the scenarios reach fewer arms.",
    )
    flag = click.option(
        "--coverage",
        is_flag=True,
        help="Report the arms of #if, #foreach and #macro that no scenario reaches.",
    )
    return flag(least(command))
