"""`whatif`: which scenarios, in which format, with which exit code, and the payloads it keeps."""

from __future__ import annotations

from html.parser import HTMLParser
import json

from jsonschema import validate
import pytest
from running import names_in

TEMPLATE = "<p>Hello $!name,</p>\n<p>$items.get(0).price</p>\n"
PAYLOAD = json.dumps({"name": "Ada", "items": [{"price": 10}, {"price": 12}]})
SMARTSEND = json.dumps(
    {
        "recipients": [
            {"locator": f"{name}@example.com", "jsonParam": json.dumps({"name": name})}
            for name in ("Ada", "Bob")
        ],
        "email": True,
    }
)
OUTCOMES = ["not-sent", "cut", "leak", "wrong-text", "lost-block"]
TEXT = {"type": "string", "minLength": 1}
NUMBER = {"type": "integer", "minimum": 1}
CHANGE = {"type": "object", "required": ["path", "variant"]}
SCHEMA = {
    "type": "object",
    "required": ["version", "template", "results", "summary"],
    "properties": {
        "version": {"const": 1},
        "results": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["path", "variant", "outcome", "line", "column", "message", "help", "scenario"],
                "properties": {
                    **dict.fromkeys(("path", "variant", "message", "help", "scenario", "file"), TEXT),
                    **dict.fromkeys(("line", "column", "end_line", "end_column"), NUMBER),
                    "outcome": {"enum": OUTCOMES},
                    "variants": {"type": "array", "items": TEXT, "minItems": 1},
                    "with": {"type": "array", "items": CHANGE},
                    "saved": {"type": ["string", "null"]},
                },
                "additionalProperties": False,
            },
        },
        "summary": {"type": "object", "required": ["variants", *OUTCOMES]},
    },
}


@pytest.fixture(autouse=True)
def _cart(write):
    """There is a template with a payload."""
    write("cart.vm", TEMPLATE)
    write("cart.json", PAYLOAD)


@pytest.fixture
def results(velocity_preview):
    """The results as JSON, with these arguments."""

    def run(*arguments: str) -> list[dict[str, object]]:
        document = json.loads(velocity_preview("whatif", "cart.vm", "--format", "json", *arguments).text)
        validate(document, SCHEMA)
        return document["results"]

    return run


def test_json(results):
    found = results()
    assert [(one["line"], one["outcome"], one["path"], one["variant"]) for one in found] == [
        (1, "wrong-text", "name", "absent"),
        (2, "wrong-text", "items[*].price", "absent"),
        (2, "not-sent", "items", "empty-list"),
    ]
    assert found[0]["variants"] == ["absent", "null", "empty"]
    assert (found[0]["file"], found[0]["column"], found[0]["end_column"]) == ("cart.vm", 10, 16)


def test_two_runs_print_the_same(velocity_preview):
    first, second = (velocity_preview("whatif", "cart.vm", "--format", form) for form in ("json", "json"))
    assert first.out == second.out


def test_text(velocity_preview):
    run = velocity_preview("whatif", "cart.vm")
    assert (run.code, run.err) == (1, "")
    assert "cart.vm:2:11: error: Where `items` is an empty list, the message is not sent" in run.text
    assert run.text.endswith(" variants of 1 scenario: 1 not sent, 2 wrong text.\n")


def test_html_is_one_file_without_scripts(velocity_preview):
    tags: list[tuple[str, dict[str, str | None]]] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: tags.append((tag, dict(attributes)))
    parser.feed(velocity_preview("whatif", "cart.vm", "--format", "html").text)
    assert not [tag for tag, attributes in tags if tag in ("script", "link") or "src" in attributes]
    frames = [attributes for tag, attributes in tags if tag == "iframe"]
    assert [frame["srcdoc"].splitlines()[0] for frame in frames] == ["<p>Hello ,</p>", "<p>Hello Ada,</p>"]
    assert all(frame["sandbox"] is None for frame in frames)


@pytest.mark.parametrize(
    ("template", "level", "code"),
    [
        ("<p>Hello $!name,</p>", "wrong-text", 1),
        ("<p>Hello $!name,</p>", "lost-block", 1),
        ("<p>Hello $!name,</p>", "leak", 0),
        ("<p>Hello $!name,</p>", "not-sent", 0),
        ("<p>$!items.get(0).price</p>", "not-sent", 1),
        ("<b>$!name</b>", "lost-block", 0),
    ],
)
def test_fail_level(velocity_preview, write, template, level, code):
    write("cart.vm", template)
    assert velocity_preview("whatif", "cart.vm", "--fail-level", level).code == code


def test_nothing_to_report(velocity_preview, write):
    write("cart.vm", "#if($items && $items.size() > 0)<h1>Cart</h1>#foreach($i in $items)$!i.price #end#end")
    run = velocity_preview("whatif", "cart.vm")
    assert (run.code, run.text) == (0, "Nothing to report in 11 variants of 1 scenario.\n")


def test_saved_payloads_show_it(velocity_preview, tmp_path):
    run = velocity_preview("whatif", "cart.vm", "--save", "variants", "--format", "json")
    saved = {one["saved"]: one for one in json.loads(run.text)["results"]}
    assert names_in(tmp_path / "variants") == sorted(name.removeprefix("variants/") for name in saved)
    for name, result in saved.items():
        rendered = velocity_preview("render", "cart.vm", "--data", name)
        assert rendered.code == (1 if result["outcome"] == "not-sent" else 0)


def test_saved_payloads_never_replace_a_file(velocity_preview, write, tmp_path):
    """In the folder of the template's payloads they are inputs of the next run; their author may change them."""
    save = ("whatif", "cart.vm", "--save", "cart.data", "--format", "json")
    first = {one["saved"] for one in json.loads(velocity_preview(*save).text)["results"]}
    assert first == {f"cart.data/{name}" for name in names_in(tmp_path / "cart.data")}
    again = {one["saved"] for one in json.loads(velocity_preview(*save).text)["results"]}
    assert again == first
    changed = write("cart.data/cart.name.absent.json", '{"mine": 1}')
    third = {one["saved"] for one in json.loads(velocity_preview(*save).text)["results"]}
    assert "cart.data/cart.name.absent-2.json" in third
    assert changed.read_text() == '{"mine": 1}'


def test_recipients(velocity_preview, write):
    write("mail.vm", "<p>Hello $!name,</p>")
    write("mail.json", SMARTSEND)
    run = velocity_preview(
        "whatif", "mail.vm", "--scenario", "Bob@example.com", "--save", "out", "--format", "json"
    )
    (result,) = json.loads(run.text)["results"]
    assert result["scenario"] == "Bob@example.com"
    saved = json.loads((write("x", b"").parent / result["saved"]).read_text())
    assert saved["recipients"] == [{"locator": "Bob@example.com", "jsonParam": "{}"}]


def test_template_from_standard_input(velocity_preview, write):
    write("event.json", '{"name": "Ada"}')
    run = velocity_preview("whatif", "-", "--data", "event.json", input=b"$name")
    assert "<stdin>:1:1: warning: Where `name` is absent, the reader sees `$name`. [wrong-text]" in run.text


def test_engine_and_root(velocity_preview, write):
    write("cart.vm", "#if($name)Hello $!name,#end")
    write("cart.json", '{"object": {"name": "Ada"}}')
    run = velocity_preview("whatif", "cart.vm", "--root", "object", "--engine", "1.7")
    assert "`name` is an empty string" in run.text
    assert "alternate" not in run.text  # 1.7 has none
    assert velocity_preview("whatif", "cart.vm", "--root", "object").code == 0


def test_what_is_in_the_way(velocity_preview, write):
    run = velocity_preview("whatif", "cart.vm", "--scenario", "nobody")
    assert (run.code, run.out) == (2, b"")
    write("bad.vm", "#if($x")
    assert velocity_preview("whatif", "bad.vm", "--data", "cart.json").code == 1
    run = velocity_preview("whatif", "nothing.vm")
    assert run.code == 2
    assert velocity_preview("whatif", "-", input=b"$x").code == 2


def test_a_scenario_that_is_not_sent_is_said(velocity_preview, write):
    write("cart.vm", "$items.get(1)")
    write("cart.json", '{"items": []}')
    run = velocity_preview("whatif", "cart.vm", "--format", "json")
    assert run.code == 1
    assert "cart.vm:1:8: error:" in run.err
    assert json.loads(run.text)["results"] == []
    for form in ("text", "html"):
        assert "No variant was tried" in velocity_preview("whatif", "cart.vm", "--format", form).text


def test_processes_find_the_same(velocity_preview):
    one, two = (velocity_preview("whatif", "cart.vm", "--format", "json", "--jobs", jobs) for jobs in "12")
    assert one.code == two.code == 1
    assert one.out == two.out


def test_a_place_in_an_included_file(velocity_preview, write):
    write("header.vm", "<p>\nHello $name</p>")
    write("mail.vm", "#parse('header.vm')\n<p>$!name</p>")
    write("mail.json", '{"name": "Ada"}')
    run = velocity_preview("whatif", "mail.vm", "--format", "json")
    (result,) = json.loads(run.text)["results"]
    assert (result["file"], result["line"], result["column"]) == ("header.vm", 2, 7)
    assert "header.vm:2:7: warning: Where `name` is absent" in velocity_preview("whatif", "mail.vm").text
