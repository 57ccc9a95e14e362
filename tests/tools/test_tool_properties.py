"""What holds for all numbers, dates and patterns."""

from datetime import UTC, date, datetime
from decimal import ROUND_HALF_EVEN, Context, Decimal

from hypothesis import example, given, settings
from hypothesis import strategies as st
import pytest
from recorded_tables import answer, call, outcome

from velocity_preview.tools import toolbox
from velocity_preview.tools.date_parsing import parse_date
from velocity_preview.tools.decimal_format import DecimalFormat
from velocity_preview.tools.decimal_parsing import parse_number
from velocity_preview.tools.decimal_pattern import read_pattern
from velocity_preview.tools.number_symbols import symbols_for
from velocity_preview.tools.simple_date_format import format_date
from velocity_preview.tools.time_zones import UTC_ZONE, time_zone
from velocity_preview.values.engines import ENGINES
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.floating import double_text

PATIENT = settings(deadline=None)  # other tests run at the same time
TOOLS = toolbox()
DATE = TOOLS["dateTool"]
EXACT = Context(prec=400, rounding=ROUND_HALF_EVEN)

instants = st.integers(-(10**15), 10**15)
zones = st.sampled_from(
    ["UTC", "Europe/Kyiv", "Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]
)
number_patterns = st.text("#0,.;%‰¤E'-x ", max_size=10)
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.text("0123459,.-+E% ∞Na", max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=6,
)


def form(pattern):
    return DecimalFormat(read_pattern(pattern), symbols_for("en", "US"))


@PATIENT
@given(
    instants,
    st.sampled_from(["G yyyy-MM-dd HH:mm:ss.SSS", "SSS s m H D yyy G", "EEEE d MMMM yyyy G hh:mm:ss.SSS a"]),
)
@example(-12_219_292_800_000, "G yyyy-MM-dd HH:mm:ss.SSS")
@example(-12_219_292_800_001, "G yyyy-MM-dd HH:mm:ss.SSS")
def test_a_date_that_is_written_reads_back(instant, pattern):
    text = format_date(pattern, instant, UTC_ZONE)
    assert parse_date(pattern, text, UTC_ZONE, 0) == (instant, len(text))


@PATIENT
@given(st.integers(0, 4 * 10**12), zones, st.sampled_from(["Z", "XXX"]))
def test_an_instant_that_is_written_with_its_zone_reads_back(instant, name, letters):
    pattern = f"yyyy-MM-dd HH:mm:ss.SSS {letters}"
    text = format_date(pattern, instant, time_zone(name))
    assert parse_date(pattern, text, UTC_ZONE, 0) == (instant, len(text))


@PATIENT
@given(st.datetimes(datetime(1900, 1, 2), datetime(2400, 1, 1)), zones)  # noqa: DTZ001  (of UTC)
def test_the_clock_is_that_of_the_zone_database(moment, name):
    aware = moment.replace(tzinfo=UTC, microsecond=0)
    zone = time_zone(name)
    text = format_date("yyyy-MM-dd HH:mm:ss", int(aware.timestamp()) * 1000, zone)
    assert text == aware.astimezone(zone.rules).strftime("%Y-%m-%d %H:%M:%S")


@PATIENT
@given(st.dates(date(1700, 1, 1), date(2900, 1, 1)), st.integers(-1200, 1200))
def test_months_go_there_and_back_but_for_the_end_of_the_month(day, count):
    text = day.strftime("%d/%m/%Y")
    there = call(DATE, "addMonths", text, count)
    back = call(DATE, "addMonths", there, -count)
    assert back[2:] == text[2:]
    assert back[:2] == min(text[:2], there[:2])


@PATIENT
@given(st.floats(-1e12, 1e12), st.integers(0, 6))
def test_rounding_is_half_even_on_the_exact_value(number, decimals):
    printed = Decimal(double_text(number))
    has_more_digits = -printed.as_tuple().exponent > decimals
    expected = EXACT.quantize(Decimal(number) if has_more_digits else printed, Decimal(1).scaleb(-decimals))
    assert Decimal(form("0." + "0" * decimals).format(number)) == expected


@PATIENT
@given(st.integers(), st.sampled_from(["#,##0", "0.00", "#,##0.00;(#)", "0 UAH", "¤#", "#,##,##0.###"]))
def test_a_whole_number_that_is_written_reads_back(number, pattern):
    text = form(pattern).format(number)
    read, end = parse_number(form(pattern), text)
    assert end == len(text)
    assert read == (number if abs(number) < 2**63 else float(number))


@PATIENT
@given(number_patterns, st.integers() | st.floats())
def test_a_number_pattern_prints_or_is_refused(pattern, number):
    printed = outcome(lambda: form(pattern).format(number))
    assert printed.keys() in ({"text"}, {"error"})
    assert printed.get("text") != ""


@PATIENT
@given(st.text("GyMdkHmsSEDFwWahKzZYuXLx'-:. ", max_size=10), instants, st.text(max_size=10))
def test_a_date_pattern_prints_and_reads_or_is_refused(pattern, instant, text):
    try:
        written = format_date(pattern, instant, UTC_ZONE)
    except JavaException:
        with pytest.raises(JavaException):
            parse_date(pattern, text, UTC_ZONE, 0)
    else:
        read = parse_date(pattern, text + written, UTC_ZONE, 0)
        assert read is None or 0 <= read[1] <= len(text + written)


@PATIENT
@given(
    st.sampled_from([(tool, name) for tool in TOOLS.values() for name in sorted(tool.members.methods)]),
    st.lists(values, max_size=4),
)
def test_every_call_answers_or_throws_as_java_does(member, arguments):
    tool, name = member
    for engine in ENGINES.values():
        result = answer(tool.for_engine(engine), name, arguments, engine.name)
        assert result is None or isinstance(result, dict) or result[1].startswith(("java.", "DateTool"))
