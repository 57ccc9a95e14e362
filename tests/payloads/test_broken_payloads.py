"""Every file in `broken/` is refused, at the place, for the reason and with the cure its `.txt` tells."""

from pathlib import Path
import re

import pytest

from velocity_preview.errors import PayloadError
from velocity_preview.payloads import decode_payload, load_payload

FOLDER = Path(__file__).parent / "broken"
CASES = sorted(path.stem for path in FOLDER.glob("*.json"))


def refusal(data, name, options):
    with pytest.raises(PayloadError) as caught:
        load_payload(decode_payload(data, name), name=name, **options)
    return caught.value


def expectation(case):
    """The options of the load and the text the error has to have."""
    head, _, rest = (FOLDER / f"{case}.txt").read_text("utf-8").partition("\n")
    key, _, value = head.partition(": ")
    if key in ("root", "kind"):
        return {key: value}, rest
    return {}, f"{head}\n{rest}"


@pytest.mark.parametrize("case", CASES)
def test_broken_payload(case):
    options, expected = expectation(case)
    error = refusal((FOLDER / f"{case}.json").read_bytes(), f"{case}.json", options)
    assert f"{error.line}:{error.column} {error.rule}\n{error.message}\n{error.help}\n" == expected
    assert str(error) == f"{case}.json:{error.line}:{error.column}: {error.message}"


@pytest.mark.parametrize("case", CASES)
def test_messages_keep_the_house_style(case):
    _, expected = expectation(case)
    _, message, cure = expected.splitlines()
    assert "!" not in re.sub("`[^`]*`", "", message + cure)
    assert not message.endswith(".")
    assert cure.endswith(".")


def test_every_case_has_its_text():
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(CASES)


@pytest.mark.parametrize(
    ("case", "opener"),
    [
        ("cut-off", "["),
        ("missing-bracket", "["),
        ("missing-comma", "{"),
        ("unclosed-string", '"'),
        ("inner-quotes", '"'),
        ("inner-cut-off", "["),
    ],
)
def test_the_opener_is_shown(case, opener):
    options, _ = expectation(case)
    error = refusal((FOLDER / f"{case}.json").read_bytes(), case, options)
    assert error.source.text[slice(*error.opener)] == opener


def test_a_place_in_json_param_is_counted_through_its_escapes():
    text = (FOLDER / "inner-after-surrogates.json").read_text("utf-8")
    error = refusal(text.encode(), "x.json", {})
    assert text[slice(*error.span)] == ","
    assert text[: error.span.start].endswith(r"\u0041\" ")
