"""Dates are written and read as java.text.SimpleDateFormat does."""

import pytest
from recorded_tables import outcome, rows

from velocity_preview.tools.date_parsing import parse_date
from velocity_preview.tools.simple_date_format import format_date
from velocity_preview.tools.time_zones import Offset, time_zone

CENTURY = -14_400_000 * 365  # 1 November 1969


@pytest.mark.parametrize(
    "case", rows("dates.jsonl"), ids=lambda case: f"{case['pattern']} {case['zone']} {case['millis']}"
)
def test_format(case):
    expected = {key: case[key] for key in ("text", "error") if key in case}
    assert outcome(format_date, case["pattern"], case["millis"], time_zone(case["zone"])) == expected


@pytest.mark.parametrize(
    "case", rows("date_texts.jsonl"), ids=lambda case: f"{case['pattern']} {case['zone']} {case['text']}"
)
def test_parse(case):
    read = outcome(parse_date, case["pattern"], case["text"], time_zone(case["zone"]), CENTURY)
    if "error" in case:
        assert read == {"error": case["error"]}
    else:
        assert read["text"] == (None if case["millis"] is None else (case["millis"], case["end"]))


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        # The traps of V216, on 30 December 2024.
        ("dd.MM.YYYY", "30.12.2025"),
        ("dd.mm.yyyy hh:mm", "30.05.2024 03:05"),
        ("DD.MM.yyyy", "365.12.2024"),
        ("d MMM yy, EEEE", "30 Dec 24, Monday"),
        ("''yy 'o''clock'", "'24 o'clock"),
        ("", ""),
    ],
)
def test_traps(pattern, text):
    assert format_date(pattern, 1_735_571_100_000, time_zone("UTC")) == text


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("31.10.69", 2069),
        ("01.11.69", 2069),
        ("02.11.69", 1969),
        ("01.01.70", 1970),
        ("1.1.0069", 69),
        ("1.1.7", 7),
    ],
)
def test_a_year_of_two_digits_lies_in_the_hundred_years_from_the_century(text, years):
    millis, end = parse_date("dd.MM.yy", text, time_zone("UTC"), CENTURY)
    assert (format_date("y", millis, time_zone("UTC")), end) == (str(years), len(text))


@pytest.mark.parametrize(
    ("name", "standard", "daylight"),
    [
        ("Europe/Kyiv", 7_200_000, 3_600_000),
        ("Europe/Dublin", 0, 3_600_000),
        ("Africa/Windhoek", 3_600_000, 3_600_000),
        ("PST", -28_800_000, 3_600_000),
        ("EST", -18_000_000, 0),
        ("GMT+3", 10_800_000, 0),
        ("GMT-0330", -12_600_000, 0),
        ("Etc/GMT+5", -18_000_000, 0),
        ("UTC+3", 0, 0),
        ("Europe/kyiv", 0, 0),
        ("GMT+24", 0, 0),
        ("GMT+3:5", 0, 0),
        ("../../etc/passwd", 0, 0),
        ("", 0, 0),
    ],
)
def test_zone_in_summer(name, standard, daylight):
    assert time_zone(name).offset_at(1_751_328_000_000) == Offset(standard, daylight)


def test_a_zone_goes_on_by_its_rules_for_ever():
    kyiv = time_zone("Europe/Kyiv")
    assert format_date("d.M.y HH:mm z", 400_000_000_000_000, kyiv) == "30.6.14645 18:06 EEST"
    assert format_date("d.M.y G HH:mm z", -400_000_000_000_000, kyiv) == "24.9.10707 BC 10:53 EET"


@pytest.mark.parametrize(
    ("wall", "utc"),
    [
        # 31 March 2024, 3:00 to 4:00 does not come; 27 October, 3:00 to 4:00 comes twice.
        ("2024-03-31 02:59", "2024-03-31 00:59"),
        ("2024-03-31 03:30", "2024-03-31 01:30"),
        ("2024-03-31 04:00", "2024-03-31 01:00"),
        ("2024-10-27 02:59", "2024-10-26 23:59"),
        ("2024-10-27 03:30", "2024-10-27 01:30"),
        ("2024-10-27 04:00", "2024-10-27 02:00"),
    ],
)
def test_change_of_the_clock(wall, utc):
    millis, _ = parse_date("yyyy-MM-dd HH:mm", wall, time_zone("Europe/Kyiv"), CENTURY)
    assert format_date("yyyy-MM-dd HH:mm", millis, time_zone("UTC")) == utc
