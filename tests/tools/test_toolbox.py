"""What is in the context, and what a template can reach of it."""

import pytest
from recorded_tables import answer, call

from velocity_preview.errors import SettingsError
from velocity_preview.tools import PROFILES, toolbox
from velocity_preview.tools.locales import Locale
from velocity_preview.values.engines import ENGINES
from velocity_preview.values.members import get_property


def read(tool, name):
    """`$tool.name`."""
    return get_property(tool, name, ENGINES["2.4.1"])


def test_profiles():
    assert {profile: sorted(toolbox(profile)) for profile in PROFILES} == {
        "yespo": ["dateTool", "mathTool", "numberTool"],
        "velocity": [],
    }


@pytest.mark.parametrize(
    ("profile", "nearest"), [("yesbo", "yespo"), ("velocty", "velocity"), ("Yespo", "yespo")]
)
def test_an_unknown_profile_names_the_nearest(profile, nearest):
    with pytest.raises(
        SettingsError, match=f"^There is no profile `{profile}`; did you mean `{nearest}`\\?$"
    ):
        toolbox(profile)


def test_java_classes():
    assert {name: tool.java_class for name, tool in toolbox().items()} == {
        "mathTool": "org.apache.velocity.tools.generic.MathTool",
        "numberTool": "org.apache.velocity.tools.generic.NumberTool",
        "dateTool": "DateTool",
    }


def test_for_engine_changes_the_engine_alone():
    tools = toolbox(locale="uk_UA", zone="Europe/Kyiv")
    assert answer(tools["mathTool"], "add", [1.5, 1.5]) == ["3.0", "java.lang.Double"]
    old = {name: tool.for_engine(ENGINES["1.7"]) for name, tool in tools.items()}
    assert answer(old["mathTool"], "add", [1.5, 1.5], "1.7") == ["3", "java.lang.Integer"]
    assert call(old["numberTool"], "currency", 5, engine="1.7") == "5,00\u00a0₴"
    assert call(old["dateTool"], "formatDate", "HH:mm", 0, engine="1.7") == "03:00"
    assert old["mathTool"].for_engine(ENGINES["1.7"]) is old["mathTool"]


@pytest.mark.parametrize("name", ["mathTool", "numberTool"])
def test_properties(name):
    tool = toolbox()[name]
    values = {key: read(tool, key) for key in ("format", "configLocked", "safeMode")}
    assert values == {"format": "default", "configLocked": False, "safeMode": False}
    assert read(tool, "locale").java_string() == "en"


def test_random_numbers_lie_in_their_range():
    tool = toolbox()["mathTool"]
    assert 0 <= read(tool, "random") < 1
    assert {call(tool, "random", -3, -1) for _ in range(200)} == {-3, -2}
    assert all(5 <= call(tool, "random", 5, 5.5) < 5.5 for _ in range(50))
    assert call(tool, "random", 1, "x") is None


def test_a_null_array_throws():
    tool = toolbox()["mathTool"]
    assert answer(tool, "add", [None]) == {"error": "java.lang.NullPointerException"}


def test_a_number_format_is_an_object():
    tool = toolbox()["numberTool"]
    form = call(tool, "getNumberFormat", "0.00", "de")
    assert (form.java_class, call(form, "format", 2.5)) == ("java.text.DecimalFormat", "2,50")
    assert answer(form, "format", ["2.5"]) == {"error": "java.lang.IllegalArgumentException"}
    assert call(tool, "getNumberFormat", None, "de") is None


@pytest.mark.parametrize(
    ("text", "printed"),
    [("de_DE", "de_DE"), ("DE", "de"), ("_de", "_DE"), ("iw", "he"), ("de_AT_x_y", "de_AT_x_y"), ("", "")],
)
def test_locale(text, printed):
    assert Locale.of(text).java_string() == printed


@pytest.mark.parametrize("name", ["toLocale", "toLong", "bitwiseAnd", "bitwiseOr", "bitwiseXOr"])
def test_the_older_release_lacks(name):
    arguments = (1, 1) if name.startswith("bitwise") else (1,)
    assert call(toolbox()["mathTool"], name, *arguments) is not None
    assert call(toolbox(engine="1.7")["mathTool"], name, *arguments, engine="1.7") is None
