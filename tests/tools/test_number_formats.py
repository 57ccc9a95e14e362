"""Numbers are written and read as java.text.DecimalFormat does."""

from decimal import Decimal
import math

import pytest
from recorded_tables import outcome, rows

from velocity_preview.tools.decimal_format import DecimalFormat
from velocity_preview.tools.decimal_parsing import parse_number
from velocity_preview.tools.decimal_pattern import read_pattern
from velocity_preview.tools.number_formats import number_format
from velocity_preview.tools.number_symbols import symbols_for
from velocity_preview.values.numbers import java_class
from velocity_preview.values.text import java_string


def form(pattern, locale="en_US"):
    return DecimalFormat(read_pattern(pattern), symbols_for(*(locale + "_").split("_")[:2]))


@pytest.mark.parametrize(
    "case",
    rows("number_formats.jsonl"),
    ids=lambda case: f"{case['pattern']} {case['number']} {case['locale']}",
)
def test_format(case):
    expected = {key: case[key] for key in ("text", "error") if key in case}
    assert outcome(lambda: form(case["pattern"], case["locale"]).format(case["number"])) == expected


@pytest.mark.parametrize(
    "case", rows("number_texts.jsonl"), ids=lambda case: f"{case['pattern']} {case['text']}"
)
def test_parse(case):
    read = parse_number(form(case["pattern"]), case["text"])
    if case["number"] is None:
        assert read is None
        return
    number, end = read
    assert (java_string(number), java_class(number), end) == (case["number"], case["java_class"], case["end"])


@pytest.mark.parametrize(
    ("pattern", "number", "text"),
    [
        ("0.00", math.nan, "NaN"),
        ("0.00", math.inf, "∞"),
        ("0%", -math.inf, "-∞%"),
        ("0.00", -0.0, "-0.00"),
        ("#,##0.00", Decimal("1234567890123456789012345.675"), "1,234,567,890,123,456,789,012,345.68"),
        ("0.00", Decimal("-1.005"), "-1.00"),
        pytest.param("0", 10**5000, "1" + "0" * 5000, id="5001 digits"),
        ("0.00", 5e-324, "0.00"),
        ("#" * 400 + "0", 1.7976931348623157e308, "17976931348623157" + "0" * 292),
    ],
)
def test_format_of_what_json_cannot_say(pattern, number, text):
    assert form(pattern).format(number) == text


def test_more_digits_than_a_double_has_are_zeros():
    assert form("0." + "0" * 400).format(0.1) == "0.1" + "0" * 339


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("NaN", math.nan),
        ("∞", math.inf),
        ("-∞", -math.inf),
        ("1E400", math.inf),
        ("1E99999999999999999999", 1),
    ],
)
def test_parse_of_what_json_cannot_say(text, number):
    assert repr(parse_number(form("0"), text)[0]) == repr(number)


@pytest.mark.parametrize(
    ("name", "language", "country", "text"),
    [
        ("integer", "en", "", "-1,234"),
        ("NUMBER", "en", "US", "-1,234.5"),
        ("percent", "fr", "FR", "-123\u202f450\u00a0%"),
        ("currency", "en", "US", "-$1,234.50"),
        ("currency", "en", "", "-¤1,234.50"),
        ("currency", "uk", "UA", "-1\u00a0234,50\u00a0₴"),
        ("currency", "ja", "JP", "-\uffe51,234"),
        ("currency", "en", "UA", "-UAH1,234.50"),
        ("currency", "en", "FR", "-€1,234.50"),
        ("currency", "xx", "", "-¤\u00a01,234.50"),
        ("currency", "he", "IL", "\u200f\u200e-1,234.50\u00a0₪"),
    ],
)
def test_standard_formats(name, language, country, text):
    assert number_format(name, language, country).format(-1234.5) == text
