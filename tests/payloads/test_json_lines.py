"""JSON Lines are read one line at a time."""

import io

import pytest

from velocity_preview.errors import PayloadError
from velocity_preview.payloads import read_json_lines

STREAM = '{"firstName": "Anna"}\n\n{"firstName": "Berta", "firstName": "B."}\r\n{"firstName" "Carl"}\n'


def test_lines_are_payloads_named_by_their_number():
    payloads = read_json_lines(io.StringIO(STREAM), name="people.jsonl")
    first, second = next(payloads), next(payloads)
    assert [scenario.name for scenario in (*first.scenarios, *second.scenarios)] == ["1", "3"]
    assert second.scenarios[0].context["firstName"] == "B."


def test_an_error_has_the_line_of_the_stream():
    with pytest.raises(PayloadError, match=r"people\.jsonl:4:14: `:` is missing") as caught:
        list(read_json_lines(io.StringIO(STREAM), name="people.jsonl"))
    error = caught.value
    assert error.source.line_text(error.line) == '{"firstName" "Carl"}'
    assert error.source.offset(error.line, error.column) == error.span.start


def test_a_finding_has_the_line_of_the_stream():
    payload = list(read_json_lines(STREAM.splitlines()[:3]))[1]
    (finding,) = payload.findings
    assert finding.source.position(finding.span.start) == (3, 24)


def test_nothing_is_read_ahead():
    def lines():
        yield '{"a": 1}\n'
        raise AssertionError("the second line is not asked for")

    assert next(read_json_lines(lines())).scenarios[0].root == {"a": 1}


def test_options_hold_for_every_line():
    lines = ['{"o": {"n": 1}}', '{"o": {"n": 2}}']
    assert [p.scenarios[0].root for p in read_json_lines(lines, root="o", kind="plain")] == [
        {"n": 1},
        {"n": 2},
    ]
