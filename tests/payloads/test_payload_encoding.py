"""The bytes of a payload; what is refused is in `broken/`."""

import pytest

from velocity_preview.errors import PayloadError
from velocity_preview.payloads import MAX_PAYLOAD_BYTES, decode_payload, load_payload


def test_utf8_is_text():
    assert decode_payload('{"name": "Олена 😀"}'.encode()) == '{"name": "Олена 😀"}'


@pytest.mark.parametrize("data", [b"", b"{", b"{}", b"\n"])
def test_short_files_are_not_taken_for_another_encoding(data):
    assert decode_payload(data) == data.decode()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_are_named_without_a_mark_too(encoding):
    with pytest.raises(PayloadError, match=encoding[:6].upper()) as caught:
        decode_payload('{"name": "Олена"}'.encode(encoding))
    assert caught.value.source.text == '{"name": "Олена"}'


def test_too_many_bytes():
    with pytest.raises(
        PayloadError, match=r"big\.json:1:1: .*32\.0 MiB, more than the limit of 32 MiB"
    ) as caught:
        decode_payload(b" " * (MAX_PAYLOAD_BYTES + 1), "big.json")
    assert caught.value.rule == "payload-limit"


def test_too_much_text():
    with pytest.raises(PayloadError, match="more than the limit of 32 MiB"):
        load_payload(" " * (MAX_PAYLOAD_BYTES + 1))


def test_the_limit_itself_is_allowed():
    assert load_payload(decode_payload(b"{}".ljust(MAX_PAYLOAD_BYTES))).kind == "plain"
