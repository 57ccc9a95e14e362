"""`$dateTool` does what the ESP's page says (https://docs.yespo.io/docs/using-velocity-features-yespo)."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from recorded_tables import answer, call

from velocity_preview.tools import toolbox

NOW = datetime(2026, 1, 3, 10, 0, tzinfo=UTC)
ISO = "yyyy-MM-dd'T'HH:mm"


@pytest.fixture
def date_tool():
    return toolbox(now=NOW)["dateTool"]


DOCUMENTED = [
    ("addYears", ["01/01/2020 12:00", 2], "01/01/2022 12:00"),
    ("addMonths", ["01/01/2020 12:00", 5], "01/06/2020 12:00"),
    ("addDays", ["01/01/2020 12:00", 15], "16/01/2020 12:00"),
    ("addHours", ["01/01/2020 12:00", 7], "01/01/2020 19:00"),
    ("addMinutes", ["01/01/2020 12:00", 15], "01/01/2020 12:15"),
    ("addYears", ["12:00 2020-30-04", 2, "HH:mm yyyy-dd-MM"], "12:00 2022-30-04"),
    ("addDays", ["2020-05-01T00:00", 2, ISO, "dd-MM-yyyy"], "03-05-2020"),
    ("addHours", ["2020-05-01T00:00", 7, ISO, "dd/MM HH:mm"], "01/05 07:00"),
    ("addMinutes", ["2020-05-01T00:00", 2, ISO, "HH:mm"], "00:02"),
    ("diff", ["01/01/2019", "05/05/2020", "YEARS"], "1"),
    ("diff", ["01/01/2019", "05/05/2020", "MONTHS"], "16"),
    ("diff", ["01/01/2019", "05/05/2020", "DAYS"], "490"),
    ("diff", ["01/01/2019", "05/05/2020", "HOURS"], "11760"),
    ("diff", ["01/01/2019", "05/05/2020", "MINUTES"], "705600"),
    ("diff", ["17:15 05/05/2020", "10:05 01/01/2019", "HH:mm dd/MM/yyyy", "MINUTES"], "706030"),
    ("currentDate", ["dd.MM.yyyy HH:mm:ss", "GMT+3"], "03.01.2026 13:00:00"),
    ("currentTimeStamp", [], "1767434400000"),
    ("formatDate", ["dd.MM.yyyy", 1495479520000], "22.05.2017"),
    ("formatDate", ["yyyy-MM-dd HH:mm:ss", 1495479520000], "2017-05-22 18:58:40"),
]


@pytest.mark.parametrize(("method", "arguments", "text"), DOCUMENTED)
def test_documented(date_tool, method, arguments, text):
    assert answer(date_tool, method, arguments)[0] == text


@pytest.mark.parametrize(
    ("method", "arguments", "text"),
    [
        ("currentDate", [], "03/01/2026"),
        ("currentDate", ["EEEE, d MMMM"], "Saturday, 3 January"),
        ("currentDate", ["HH:mm", "Europe/Kyiv"], "12:00"),
        ("currentDate", ["HH:mm", "Kyiv"], "10:00"),
        ("addDays", ["31/12/2025", -365], "31/12/2024"),
        ("addDays", ["2024-02-28", "1"], "2024-02-29"),
        ("addMonths", ["31/01/2024", 1], "29/02/2024"),
        ("addMonths", ["31/01/2023", 1], "28/02/2023"),
        ("addMonths", ["31/03/2023", -1], "28/02/2023"),
        ("addMonths", ["15/01/2023", -1], "15/12/2022"),
        ("addYears", ["29/02/2024", 1], "28/02/2025"),
        ("addHours", ["2026-01-06T09:30", -24], "2026-01-05T09:30"),
        ("addDays", ["2026-01-06T09:30", 0, ISO, "d MMM"], "6 Jan"),
        ("addDays", ["1/2/2024", 2.9], "03/02/2024"),
        ("addDays", ["05.06.24", 1, "dd.MM.yy"], "06.06.24"),
        ("addDays", ["32/01/2024", 0], "01/02/2024"),
        ("diff", ["05/05/2020", "01/01/2019", "MONTHS"], "16"),
        ("diff", ["31/01/2024", "29/02/2024", "MONTHS"], "0"),
        ("diff", ["1986-01-03", "2026-01-03", "YEARS"], "40"),
        ("diff", ["1986-01-04", "2026-01-03", "YEARS"], "39"),
        ("diff", ["03/01/2026 10:00", "06/01/2026 09:30", "DAYS"], "2"),
        ("diff", ["03/01/2026", "2026-01-04T12:00", "HOURS"], "36"),
        ("formatDate", ["dd.MM.yyyy", "1495479520000"], "22.05.2017"),
        ("formatDate", ["yyyy", 0.0], "1970"),
        ("formatInContactTimezone", ["HH:mm", "2026-01-03T10:00:00"], "10:00"),
        ("formatInContactTimezone", ["dd.MM HH:mm", "2026-07-03T10:00:00Z"], "03.07 10:00"),
        ("formatInContactTimezone", ["HH:mm z", "03/01/2026 10:00:00"], "10:00 UTC"),
    ],
)
def test_other_calls(date_tool, method, arguments, text):
    assert answer(date_tool, method, arguments)[0] == text


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("addDays", [None, 1]),
        ("addDays", ["", 1]),
        ("addDays", ["soon", 1]),
        ("addDays", ["01/01/2020", None]),
        ("addDays", ["01/01/2020", "two"]),
        ("addDays", ["01/01/2020", 1, None]),
        ("addDays", ["01/01/2020", 1, "yyyy-MM-dd"]),
        ("addDays", ["2020-05-01T00:00:00Z", 1]),
        ("addDays", ["01/01/2020 at noon", 1]),
        ("addDays", [20200101, 1]),
        ("addDays", ["01/01/2020"]),
        ("addWeeks", ["01/01/2020", 1]),
        ("diff", ["01/01/2020", None, "DAYS"]),
        ("diff", ["01/01/2020", "02/01/2020", "days"]),
        ("diff", ["01/01/2020", "02/01/2020", None, "DAYS"]),
        ("diff", ["01/01/2020", "02/01/2020"]),
        ("formatDate", ["dd.MM.yyyy", "22.05.2017"]),
        ("formatDate", ["dd.MM.yyyy", None]),
        ("formatDate", [None, 0]),
        ("formatInContactTimezone", ["HH:mm", "2026-01-03"]),
        ("currentDate", [None]),
        ("currentDate", ["HH:mm", None]),
        ("format", ["dd.MM.yyyy", 0]),
    ],
)
def test_undefined(date_tool, method, arguments):
    assert answer(date_tool, method, arguments) is None


@pytest.mark.parametrize(
    ("method", "arguments"),
    [("currentDate", ["dd.MM.yyyyTHH:mm"]), ("addDays", ["01/01/2020", 1, "dd/MM/yyyy", "b"])],
)
def test_a_bad_pattern_throws(date_tool, method, arguments):
    assert answer(date_tool, method, arguments) == {"error": "java.lang.IllegalArgumentException"}


def test_results_have_their_java_class(date_tool):
    assert answer(date_tool, "currentTimeStamp", [])[1] == "java.lang.Long"
    assert answer(date_tool, "diff", ["01/01/2020", "02/01/2020", "DAYS"])[1] == "java.lang.Long"
    assert answer(date_tool, "currentDate", [])[1] == "java.lang.String"


def test_now_is_utc_where_it_is_naive():
    naive = toolbox(now=NOW.replace(tzinfo=None))["dateTool"]
    there = toolbox(now=NOW.astimezone(timezone(timedelta(hours=-7))))["dateTool"]
    assert call(naive, "currentTimeStamp") == call(there, "currentTimeStamp") == 1_767_434_400_000


def test_without_now_the_clock_shows_the_time_of_the_call():
    before = datetime.now(UTC)
    millis = call(toolbox()["dateTool"], "currentTimeStamp")
    assert (
        before - timedelta(milliseconds=1) < datetime.fromtimestamp(millis / 1000, UTC) <= datetime.now(UTC)
    )


def test_zones_of_the_organisation_and_the_contact():
    tool = toolbox(now=NOW, zone="Europe/Kyiv", contact_zone="America/New_York")["dateTool"]
    assert call(tool, "currentDate", "HH:mm") == "12:00"
    assert call(tool, "formatDate", "HH:mm", 0) == "03:00"
    assert (
        call(tool, "formatInContactTimezone", "HH:mm zzzz", "2026-07-03T10:00:00")
        == "03:00 Eastern Daylight Time"
    )
    kyiv = toolbox(now=NOW, zone="Europe/Kyiv")["dateTool"]
    assert call(kyiv, "formatInContactTimezone", "HH:mm z", "2026-07-03T10:00:00") == "10:00 EEST"


def test_days_keep_the_time_of_day_and_hours_pass_over_the_change_of_the_clock():
    kyiv = toolbox(now=NOW, zone="Europe/Kyiv")["dateTool"]
    assert call(kyiv, "addDays", "30/03/2024 12:00", 1) == "31/03/2024 12:00"
    assert call(kyiv, "addHours", "30/03/2024 12:00", 24) == "31/03/2024 13:00"
    assert call(kyiv, "diff", "30/03/2024 12:00", "31/03/2024 12:00", "HOURS") == 24
