"""What closes a bracket, found for all brackets of a text together, is what each finds by itself."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from velocity_preview.analysis.brackets import Brackets, string_end

CLOSED = {"(": ")", "[": "]", "{": "}"}
TEXTS = st.lists(st.sampled_from([*"()[]{}'\" a", "''", '""', "$a.b("]), max_size=40).map("".join)
MANY = 100_000


def closing(text: str, at: int) -> int | None:
    """What closes the bracket at an offset, looked for from there."""
    opened: list[str] = []
    while at < len(text):
        character = text[at]
        if character in "'\"":
            at = string_end(text, at)
            continue
        at += 1
        if character in CLOSED:
            opened.append(CLOSED[character])
        elif character in CLOSED.values():
            if character != opened.pop():
                return None
            if not opened:
                return at
    return None


@given(TEXTS, st.randoms())
@settings(max_examples=300, deadline=None)
def test_each_bracket_in_any_order(text, random):
    offsets = [at for at, character in enumerate(text) if character in CLOSED]
    random.shuffle(offsets)
    brackets = Brackets(text)
    for at in offsets:
        assert brackets.closing(at) == closing(text, at)


@given(TEXTS, st.integers(0, 60))
@settings(max_examples=300, deadline=None)
def test_no_further_than_a_limit(text, last):
    brackets = Brackets(text)
    for at in (at for at, character in enumerate(text[:last]) if character in CLOSED):
        end = closing(text, at)
        assert brackets.closing(at, last=last) == (end if end is not None and end <= last else None)


def test_many_that_nothing_closes():
    text = "#if($a == [" * MANY
    brackets = Brackets(text)
    found = {brackets.closing(at, last=len(text)) for at in range(3, len(text), len(text) // MANY)}
    assert found == {None}


def test_many_in_each_other():
    brackets = Brackets("(" * MANY + "'" + ")" * MANY + "'" + ")" * MANY)
    ends = [brackets.closing(at, last=4 * MANY) for at in range(MANY)]
    assert ends == list(range(3 * MANY + 2, 2 * MANY + 2, -1))


def test_the_end_of_an_alternate_value():
    text = "${a|{'}': [1]}.b}"
    assert Brackets(text).first_outside("}", text.index("|")) == len(text)
    assert Brackets("${a|(}").first_outside("}", 3) is None
