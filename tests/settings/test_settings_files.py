"""Which settings hold for a file, and what is said about those that cannot be used."""

from __future__ import annotations

from datetime import UTC, datetime
import os
from pathlib import Path

import pytest

from velocity_preview.errors import SettingsError, SettingsFileError
from velocity_preview.settings import Settings, find_settings

EVERYTHING = """\
profile = "velocity"
engine = "1.7"
root = "order"
payload-type = "event"
now = 2026-01-03T12:00:00+02:00
locale = "de"
timezone = "Europe/Kyiv"
contact-timezone = "GMT+3"
subject = "Order $number"
ignore = ["archive", "*.draft.vm"]

[payloads]
"mails/*.vm" = ["data/*.json"]

[rules]
unknown-key = "error"
unused-set = "off"

[limits]
loops = 1000
seconds = 2.5

[velocity]
directive.foreach.max_loops = 50
"parser.space_gobbling" = "bc"

[[overrides]]
files = ["sms/**"]
engine = "2.4.1"

[[overrides]]
files = "sms/old/*"
root = "data"
rules = { unknown-key = "off" }
velocity = { "directive.if.empty_check" = false }
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_nothing_is_set(folder):
    assert find_settings(folder) == Settings()


def test_everything(folder):
    (folder / "velocity-preview.toml").write_text(EVERYTHING)
    settings = find_settings(folder / "mails" / "deep")
    assert settings.folder == folder
    assert (settings.profile, settings.engine, settings.root) == ("velocity", "1.7", "order")
    assert settings.payload_type == "event"
    assert settings.now == datetime(2026, 1, 3, 10, tzinfo=UTC)
    assert (settings.locale, settings.timezone, settings.contact_timezone) == ("de", "Europe/Kyiv", "GMT+3")
    assert settings.subject == "Order $number"
    assert settings.rules == {"unknown-key": "error", "unused-set": "off"}
    assert settings.limits == {"loops": 1000, "seconds": 2.5}
    assert settings.velocity == {"directive.foreach.max_loops": 50, "parser.space_gobbling": "bc"}


def test_overrides(folder):
    (folder / "velocity-preview.toml").write_text(EVERYTHING)
    settings = find_settings(folder)
    assert settings.for_template(folder / "mails/a.vm") == settings
    sms = settings.for_template(folder / "sms/a.vm")
    assert (sms.engine, sms.root, sms.rules) == ("2.4.1", "order", settings.rules)
    old = settings.for_template(Path("sms/old/a.vm"))
    assert (old.engine, old.root) == ("2.4.1", "data")
    assert old.rules == {"unknown-key": "off", "unused-set": "off"}
    assert old.velocity == {**settings.velocity, "directive.if.empty_check": False}


def test_ignored(folder):
    (folder / "velocity-preview.toml").write_text(EVERYTHING)
    settings = find_settings(folder)
    assert settings.ignores(folder / "archive/2020/a.vm")
    assert settings.ignores(folder / "mails/archive/a.vm")
    assert settings.ignores(Path("mails/a.draft.vm"))
    assert not settings.ignores(folder / "mails/a.vm")
    assert not settings.ignores(folder.parent / "archive/a.vm")


def test_payloads(folder):
    (folder / "velocity-preview.toml").write_text(EVERYTHING)
    (folder / "data").mkdir()
    for name in ("b.json", "a.json", "c.txt"):
        (folder / "data" / name).touch()
    settings = find_settings(folder)
    assert settings.payloads_of(folder / "mails/x.vm") == (folder / "data/a.json", folder / "data/b.json")
    assert settings.payloads_of(folder / "sms/x.vm") is None


def test_project_file(folder):
    (folder / "pyproject.toml").write_text('[tool.velocity-preview]\nengine = "1.7"\n')
    assert find_settings(folder / "mails").engine == "1.7"
    (folder / "velocity-preview.toml").write_text('engine = "2.4.1"\n')
    assert find_settings(folder / "mails").engine == "2.4.1"


def test_project_file_of_others_is_passed_over(folder):
    (folder / "velocity-preview.toml").write_text('engine = "1.7"\n')
    (folder / "mails").mkdir()
    (folder / "mails/pyproject.toml").write_text('[project]\nname = "mails"\n# velocity-preview\n')
    assert find_settings(folder / "mails").engine == "1.7"


def test_nearest_file_counts(folder):
    (folder / "velocity-preview.toml").write_text('engine = "1.7"\nroot = "a"\n')
    (folder / "mails").mkdir()
    (folder / "mails/velocity-preview.toml").write_text('root = "b"\n')
    settings = find_settings(folder / "mails/deep")
    assert (settings.engine, settings.root) == ("2.4.1", "b")


def test_velocity_properties(folder):
    (folder / "velocity.properties").write_text("# Velocity's\nspace.gobbling = bc\nruntime.log.name: x\n")
    properties = {"space.gobbling": "bc", "runtime.log.name": "x"}
    assert find_settings(folder).properties == properties
    (folder / "velocity-preview.toml").write_text('root = "a"\n')
    assert find_settings(folder).properties == properties


WRONG = [
    ('profil = "x"', 1, 1, "There is no setting `profil`; did you mean `profile`?"),
    ("\n\nEngine = '1.7'", 3, 1, "There is no setting `Engine`; did you mean `engine`?"),
    ("xyzzy = 1", 1, 1, "There is no setting `xyzzy`; there are profile, engine, "),
    ("engine = 1.7", 1, 1, '`engine` is a number, not a string: write `engine = "1.7"`'),
    ("root = ['a']", 1, 1, "`root` is an array, not a string"),
    ("now = '3 January'", 1, 1, "`3 January` is no ISO 8601 date and time"),
    ("now = 10:00:00", 1, 1, "`now` is a date or time, not a date and time"),
    ("timezone = 'Mars'", 1, 1, "There is no time zone `Mars`; write `Europe/Kyiv` or `GMT+3`"),
    ("ignore = [1]", 1, 1, "`ignore` is a number, not a string"),
    ("rules = 'off'", 1, 1, "`rules` is a string, not a table"),
    ("[rules]\n# ours\nunknown-key = 'warn'", 3, 1, "`warn` is no severity; did you mean `warning`?"),
    ("[rules]\nunknown-key = 'loud'", 2, 1, "`loud` is no severity; use one of off, info, warning, error."),
    ("[limits]\nloops = '5'", 2, 1, "`loops` is a string, not a number"),
    ("[limits]\nloops = true", 2, 1, "`loops` is a boolean, not a number"),
    ("[velocity]\ndirective.if.empty_check = []", 2, 1, "`empty_check` is an array, not a string, number or"),
    (
        "[overrides]\nfiles = 'a'",
        1,
        2,
        "`overrides` is a table, not an array of tables: write `[[overrides]]`",
    ),
    ("[[overrides]]\nengine = '1.7'", 1, 3, "An override has no `files`: it says which templates it is for"),
    ("[[overrides]]\nfile = ['a.vm']", 2, 1, "There is no setting `file`; did you mean `files`?"),
    (
        "[[overrides]]\nfiles = 'a'\n[[overrides]]\nfiles = 'b'\nignore = 'c'",
        5,
        1,
        "There is no setting `ignore`; there are profile",
    ),
    ("engine = 2.4.1", 1, 13, "This is no TOML: "),
    ("[rules", 1, 7, "This is no TOML: "),
    ("a = '", 1, 6, "This is no TOML: "),
]


@pytest.mark.parametrize(("text", "line", "column", "message"), WRONG)
def test_wrong_settings(folder, text, line, column, message):
    (folder / "velocity-preview.toml").write_text(text)
    with pytest.raises(SettingsFileError) as raised:
        find_settings(folder)
    assert (raised.value.line, raised.value.column) == (line, column)
    assert raised.value.message.startswith(message)
    assert str(raised.value).startswith(f"velocity-preview.toml:{line}:{column}: ")


def test_wrong_settings_of_a_project_file(folder):
    (folder / "pyproject.toml").write_text("[tool.velocity-preview]\n[tool.velocity-preview.rules]\na = 1\n")
    with pytest.raises(SettingsFileError, match=r"pyproject.toml:3:1: `a` is a number, not a string"):
        find_settings(folder)


def test_errors_of_others_find_their_place(folder):
    (folder / "velocity-preview.toml").write_text(EVERYTHING)
    (folder / "velocity.properties").write_text("\n  space.gobbling = x")
    settings = find_settings(folder).for_template(folder / "sms/old/a.vm")
    places = {
        ("engine",): 29,
        ("rules", "unused-set"): 17,
        ("velocity", "directive.foreach.max_loops"): 24,
        ("velocity", "parser.space_gobbling"): 25,
        ("limits", "seconds"): 21,
    }
    for key, line in places.items():
        located = settings.located(SettingsError("It is wrong", key=key))
        assert isinstance(located, SettingsFileError), key
        assert located.line == line, key
    located = settings.located(SettingsError("It is wrong", key=("velocity.properties", "space.gobbling")))
    assert str(located) == "velocity.properties:2:3: It is wrong"
    unknown = SettingsError("It is wrong", key=("profile-of-nobody",))
    assert settings.located(unknown) is unknown


@pytest.mark.parametrize("content", [b"\xff", None])
def test_unreadable(folder, content):
    path = folder / "velocity-preview.toml"
    path.write_bytes(content or b"")
    if content is None:
        if os.geteuid() == 0:
            pytest.skip("root may read everything")
        path.chmod(0)
    with pytest.raises(SettingsError, match=r"^velocity-preview.toml: ") as raised:
        find_settings(folder)
    assert "\n" not in str(raised.value)
