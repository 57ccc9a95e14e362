"""Makes a test of each line of a `.jsonl` file, and of each probe, for each engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from recorded import PROBES, Case, Outcome, cases_of, known_differences

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class WrongOutcome(Exception):  # noqa: N818  (how a test fails)
    """Ours differs from the recorded one."""


class CaseItem(pytest.Item):
    def __init__(self, *, case: Case, **arguments: object) -> None:
        super().__init__(**arguments)
        self.case = case
        number = known_differences().get((case.id, case.engine))
        if number is not None:
            self.add_marker(
                pytest.mark.xfail(strict=True, raises=WrongOutcome, reason=f"known difference {number}")
            )

    def runtest(self) -> None:
        found = self.case.outcome()
        if not self.case.expected.agrees_with(found):
            raise WrongOutcome(found)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> object:
        if not isinstance(excinfo.value, WrongOutcome):
            return super().repr_failure(excinfo, style)
        found: Outcome = excinfo.value.args[0]
        return "\n".join(
            (
                f"engine    {self.case.engine}",
                f"template  {self.case.template!r}",
                f"recorded  {self.case.expected}",
                f"ours      {found}",
            )
        )

    def reportinfo(self) -> tuple[Path, None, str]:
        return self.path, None, self.name


class CaseFile(pytest.File):
    def collect(self) -> Iterator[CaseItem]:
        for case in cases_of(self.path):
            yield CaseItem.from_parent(self, name=f"{case.id}[{case.engine}]", case=case)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    if file_path.suffix == ".jsonl" or file_path.name == PROBES:
        return CaseFile.from_parent(parent, path=file_path)
    return None
