"""Every planted weakness is found where it stands, and nothing is said of what is sound."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from whatif_cases import Case, all_results, cases, written

from velocity_preview.engine import Template
from velocity_preview.errors import MergeError
from velocity_preview.payloads import load_payload
from velocity_preview.tools import toolbox
from velocity_preview.whatif import Effect, Study, Variant

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_results(case: Case) -> None:
    _, results = case.study()
    assert [written(result) for result in results] == [line.partition(" | ")[0] for line in case.results]
    for result, line in zip(results, case.results, strict=True):
        assert line.partition(" | ")[2] in f"{result.message} {result.help}"


@pytest.mark.parametrize("case", [case for case in CASES if case.results], ids=lambda case: case.name)
def test_the_data_of_a_result_shows_it(case: Case) -> None:
    """The message of that data is another one, and it is not sent where the result says so."""
    study, results = case.study()
    template = Template.parse(case.text, engine=case.options.get("engine", "2.4.1"))
    for result in results:
        root = study.root(result.ways[0])
        context = {**root, "data": root, **study.ground.tools}
        base = study.cases[0].merged.root
        before = {**base, "data": base, **study.ground.tools}
        if result.effect is Effect.NOT_SENT:
            with pytest.raises(MergeError):
                template.merge(context)
            assert study.message(result.ways[0]) is None
        else:
            assert template.merge(context) == study.message(result.ways[0])
            # the block for what is not there, or for 0, may be missing from both
            is_missing = result.effect is Effect.LOST_BLOCK or result.variant is Variant.ZERO
            assert is_missing or study.message(result.ways[0]) != template.merge(before)


def test_two_runs_say_the_same() -> None:
    case = max(CASES, key=lambda case: len(case.results))
    first, second = (case.study()[1] for _ in range(2))
    assert [(written(one), one.message, one.variants) for one in first] == [
        (written(one), one.message, one.variants) for one in second
    ]


SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.mark.parametrize(
    "folder", sorted(path for path in SAMPLES.iterdir() if path.is_dir()), ids=lambda path: path.name
)
def test_samples_are_sent_whatever_the_data_is(folder: Path) -> None:
    payloads = [path.read_text() for path in sorted(folder.glob("**/*.json"))]
    template = Template.parse((folder / "template.vm").read_text(), includes=folder)
    scenarios = [
        (str(number), scenario)
        for number, text in enumerate(payloads)
        for scenario in load_payload(text).scenarios
    ]
    study = Study(template, scenarios, toolbox("yespo", datetime(2026, 1, 3, 10, tzinfo=UTC)))
    results = all_results(study, template.source.name)
    assert study.step_count > 2
    assert not study.failed
    assert {result.effect for result in results} <= {Effect.WRONG_TEXT, Effect.LOST_BLOCK}
