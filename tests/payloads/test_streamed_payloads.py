"""A payload that is read piece by piece says what the reader of whole files says: values, places, findings."""

from __future__ import annotations

import io
import json
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st
import pytest

from velocity_preview.errors import PayloadError
from velocity_preview.payloads import decode_payload, load_payload
from velocity_preview.payloads.findings import grouped
from velocity_preview.payloads.streaming import Document, Lines, Whole, open_payload
from velocity_preview.reporters.problem import error_problem

NAME = "call.json"
BROKEN = Path(__file__).parent / "broken"


class Drip(io.BytesIO):
    """A file that gives a few bytes at a time."""

    size = 700

    def read(self, count=-1):
        return super().read(count if count < 0 else min(count, self.size))


def told(error):
    """All that people see of an error."""
    return error.rule, error_problem(error).text()


def streamed(data: bytes, **options):
    """Scenarios, findings by their keys and errors, as the pieces come; the error of the whole is raised."""
    opened = open_payload(Drip(data), NAME, **options)
    if isinstance(opened, Whole):
        return list(opened.payload.scenarios), grouped(opened.payload), []
    pieces = list(opened.pieces())
    assert len(pieces) == opened.count
    scenarios, findings, errors = [], {}, []
    for piece in pieces:
        try:
            payload = piece.load(options.get("root"))
        except PayloadError as error:
            errors.append(error)
            continue
        scenarios += payload.scenarios
        for key, finding in grouped(payload).items():
            findings.setdefault(key, finding)
    return scenarios, findings, errors


def places(findings):
    """Rule, message, cure and places; the other recipients a finding holds for are the business of who asks."""
    return {
        key: (
            finding.rule,
            finding.message,
            finding.help,
            finding.source.position(finding.span.start),
            finding.source.position(finding.span.end),
            [finding.source.position(related.span.start) for related in finding.related],
        )
        for key, finding in findings.items()
    }


def refused(read):
    """The error that a reader raises; None where it does not."""
    try:
        read()
    except PayloadError as error:
        return error
    return None


def data_of(scenarios):
    """All but the document, which may be too large to be kept."""
    return [(scenario.name, scenario.context, scenario.root, scenario.origin) for scenario in scenarios]


def same_as_whole(data: bytes, **options):
    error = refused(lambda: load_payload(decode_payload(data, NAME), name=NAME, **options))
    refusal = refused(lambda: streamed(data, **options))
    if error is not None:
        errors = [refusal] if refusal else streamed(data, **options)[-1]
        assert told(error) in map(told, errors)
        return
    whole = load_payload(data.decode(), name=NAME, **options)
    scenarios, findings, errors = streamed(data, **options)
    assert not errors
    assert data_of(scenarios) == data_of(whole.scenarios)
    assert places(findings) == places(grouped(whole))


LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
)
KEYS = st.sampled_from(["a", "A", "name", "items", "ä", "x y"])
DATA = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
OBJECTS = st.dictionaries(KEYS, DATA, max_size=4)
LOCATORS = st.sampled_from(["a@b.c", "A@B.C", "4790112233", "", "\u2028"]) | st.integers(0, 3)
PARAMS = (
    st.none()
    | OBJECTS
    | OBJECTS.map(json.dumps)
    | OBJECTS.map(lambda data: json.dumps(data, indent=1))
    | OBJECTS.map(lambda data: json.dumps(json.dumps(data)))
    | st.sampled_from(['{"a": 1, "a": 2}', '{"a": 1,}', "", "[1]", '{"n": NaN}', "x" * 900])
)
RECIPIENTS = st.fixed_dictionaries(
    {}, optional={"locator": LOCATORS, "contactId": LOCATORS, "jsonParam": PARAMS}
)
ORDERS = st.fixed_dictionaries({}, optional={"externalOrderId": LOCATORS, "items": DATA, "totalCost": LEAVES})
CALLS = st.fixed_dictionaries(
    {"recipients": st.lists(RECIPIENTS | LEAVES, max_size=12)},
    optional={"email": st.booleans(), "fromName": DATA, "params": DATA, "Email": LEAVES},
)
ADDRESSES = st.sampled_from(["a@b.c", "A@b.c", "4790112233", "mail", "x@y.z", "w@y.z", "data"])
PREPROCESSED = st.dictionaries(ADDRESSES, st.lists(OBJECTS, max_size=3) | DATA, max_size=6)
DOCUMENTS = (
    CALLS
    | st.fixed_dictionaries({"orders": st.lists(ORDERS | LEAVES, max_size=12)}, optional={"more": DATA})
    | PREPROCESSED
    | OBJECTS
    | DATA
)
TEXTS = st.builds(
    lambda value, indent, ascii_only: json.dumps(value, indent=indent, ensure_ascii=ascii_only),
    DOCUMENTS,
    st.sampled_from([None, 0, 1, "\t"]),
    st.booleans(),
).filter(lambda text: text.isascii() or text.encode("utf-8", "ignore").decode() == text)
KINDS = st.sampled_from([None, None, "smartsend", "orders", "preprocessor", "plain"])
DAMAGE = st.lists(
    st.tuples(
        st.integers(0, 3000),
        st.integers(0, 2),
        st.sampled_from([*"{}[]:,\"\\' \n\r\t0-é", "NaN", '\\"', ',"a":1']),
    ),
    min_size=1,
    max_size=3,
)


@given(TEXTS, KINDS, st.sampled_from([None, None, "a"]))
@settings(deadline=None)
def test_the_same_as_whole(text, kind, root):
    same_as_whole(text.encode(), kind=kind, root=root)


def damaged(text, edits):
    for place, drop, piece in edits:
        at = place % (len(text) + 1)
        text = text[:at] + piece + text[at + drop :]
    return text.encode()


@given(TEXTS, DAMAGE)
@settings(deadline=None)
def test_the_same_errors_as_whole(text, edits):
    same_as_whole(damaged(text, edits))


@given(TEXTS, st.integers(0, 3000))
@settings(deadline=None)
def test_the_same_errors_of_a_file_that_is_cut_off(text, length):
    data = text.encode()
    same_as_whole(data[: length % len(data)])


@given(TEXTS, DAMAGE)
@settings(deadline=None)
def test_errors_of_a_file_that_is_too_large_to_be_read_whole(text, edits):
    """Told from what is around them they are the same; not all lines of the frame are still there."""
    data = damaged(text, edits)
    error = refused(lambda: open_payload(Drip(data), NAME, limit=0))
    assume(error and "more than the limit" not in error.message)
    whole = refused(lambda: load_payload(data.decode(), name=NAME))
    assert (error.message, error.help) == (whole.message, whole.help)
    assert (error.line, error.column) == (whole.line, whole.column)


@pytest.mark.parametrize("path", sorted(BROKEN.glob("*.json")), ids=lambda path: path.stem)
def test_broken_files(path):
    key, _, value = path.with_suffix(".txt").read_text("utf-8").partition("\n")[0].partition(": ")
    same_as_whole(path.read_bytes(), **({key: value} if key in ("root", "kind") else {}))


def call(count: int, **more) -> bytes:
    recipients = [{"locator": f"r{number}", "jsonParam": f'{{"n": {number}}}'} for number in range(count)]
    return json.dumps({"recipients": recipients, **more}).encode()


def test_a_broken_recipient_does_not_lose_the_others():
    data = call(5).replace(b'{\\"n\\": 3}', b'{\\"n\\": 3,}')
    scenarios, _, (error,) = streamed(data)
    assert [scenario.name for scenario in scenarios] == ["r0", "r1", "r2", "r4"]
    assert "recipient `r3`" in error.message
    assert (error.line, error.column) == (1, data.index(b",}") + 1)


def test_bytes_that_are_no_text_have_their_place_in_a_large_file():
    data = call(400, fromName="x").replace(b"r350", b"r\xff50")
    for limit in (0, len(data)):
        with pytest.raises(PayloadError, match="The byte `0xFF` is not UTF-8") as caught:
            open_payload(Drip(data), NAME, limit=limit)
        assert (caught.value.line, caught.value.column) == (1, data.index(b"\xff") + 1)


def test_a_file_of_two_calls_is_no_call():
    with pytest.raises(PayloadError, match="Text follows after the end of the JSON"):
        open_payload(Drip(call(400) * 2), NAME, limit=0)


@pytest.mark.parametrize(
    "damage", [(b": ", b" "), (b'"r300"', b'"r300" x'), (b'"}', b'"]'), (b"r300", b"r3\t00")]
)
def test_nothing_is_read_far_behind_the_place_of_an_error(damage):
    data = call(4000)
    at = data.index(b'"r300"')
    read = []

    class Watched(Drip):
        def read(self, count=-1):
            read.append(self.tell())
            return super().read(count)

    with pytest.raises(PayloadError) as caught:
        open_payload(Watched(data[:at] + data[at:].replace(*damage, 1)), NAME, limit=0)
    assert "more than the limit" not in caught.value.message
    assert caught.value.column >= at
    assert max(read) < at + 4000


def test_a_large_call_is_no_large_payload():
    opened = open_payload(Drip(call(400)), NAME, limit=100)
    assert isinstance(opened, Document)
    assert (opened.kind, opened.count) == ("smartsend", 400)


def test_a_large_payload_is_too_large():
    data = json.dumps({"items": [{"n": number} for number in range(400)]}).encode()
    with pytest.raises(PayloadError, match="more than the limit") as caught:
        open_payload(Drip(data), NAME, limit=100)
    assert caught.value.rule == "payload-limit"


def test_lines_that_are_broken_do_not_lose_the_others():
    lines = [b'{"a": 1}\n', b"\n", b'{"a": 2,}\r\n', b'{"a": "\xff"}\n', b'{"a": "\xe2\x80\xa8"}']
    first, broken, not_text, last = Lines(lines, NAME, None, None).pieces()
    assert [first.load().scenarios[0].name, last.load().scenarios[0].name] == ["1", "5"]
    with pytest.raises(PayloadError, match=r"call\.json:4:8: The byte `0xFF`"):
        not_text.load()
    with pytest.raises(PayloadError, match=r"call\.json:3:8: A comma stands before") as caught:
        broken.load()
    assert caught.value.source.line_text(3) == '{"a": 2,}'


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_lines_in_another_encoding(codec):
    lines = '{"a": 1}\n{"a": 2}\n'.encode(codec).splitlines(keepends=True)
    with pytest.raises(PayloadError, match=r"call\.json:1:1: The file "):
        list(Lines(lines, NAME, None, None).pieces())
