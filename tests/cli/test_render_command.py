"""`render`: which message, to where, byte for byte."""

from __future__ import annotations

import json

import pytest

SMARTSEND = json.dumps(
    {
        "recipients": [
            {"locator": "ada@example.com", "jsonParam": '{"name": "Ada"}'},
            {"locator": "bob@example.com", "jsonParam": '{"name": "Bob"}'},
        ],
        "email": True,
    }
)


def test_message_goes_to_standard_output(velocity_preview, write):
    write("cart.vm", "Hello $!data.get('name')!")
    write("event.json", '{"eventTypeKey": "cart", "params": [{"name": "name", "value": "Ада"}]}')
    run = velocity_preview("render", "cart.vm", "--data", "event.json")
    assert (run.code, run.out, run.err) == (0, "Hello Ада!".encode(), "")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_are_the_templates_own(velocity_preview, write, end):
    write("cart.vm", f"a{end}$x{end}\u2028b{end}")
    write("cart.json", '{"x": "one\\ntwo"}')
    expected = f"a{end}one\ntwo{end}\u2028b{end}".encode()
    assert velocity_preview("render", "cart.vm").out == expected
    assert velocity_preview("render", "cart.vm", "-o", "out.html").out == b""
    assert write("other", b"").with_name("out.html").read_bytes() == expected


def test_payloads_beside_the_template_are_found(velocity_preview, write):
    write("cart.vm", "$x")
    write("cart.json", '{"x": "beside"}')
    assert velocity_preview("render", "cart.vm").out == b"beside"


def test_without_a_payload_it_says_so(velocity_preview, write):
    write("cart.vm", "Hello$!name")
    run = velocity_preview("render", "cart.vm")
    assert (run.code, run.out) == (0, b"Hello")
    assert run.err == "No payload for cart.vm: rendered without data. Name one with --data.\n"


def test_template_from_standard_input(velocity_preview, write):
    write("event.json", '{"x": 1}')
    assert velocity_preview("render", "-", "--data", "event.json", input=b"x=$x\r\n").out == b"x=1\r\n"


def test_payload_from_standard_input(velocity_preview, write):
    write("cart.vm", "x=$x")
    assert velocity_preview("render", "cart.vm", "--data", "-", input=b'{"x": 2}').out == b"x=2"


@pytest.mark.parametrize("arguments", [("-", "--data", "-"), ("cart.vm", "--data", "-", "--data", "-")])
def test_standard_input_is_one_thing(velocity_preview, write, arguments):
    write("cart.vm", "")
    run = velocity_preview("render", *arguments)
    assert (run.code, run.out) == (2, b"")
    assert "Standard input can be read once" in run.err


def test_first_scenario_is_rendered_and_the_others_are_named(velocity_preview, write):
    write("hello.vm", "Hello $name")
    write("hello.json", SMARTSEND)
    run = velocity_preview("render", "hello.vm")
    assert (run.code, run.out) == (0, b"Hello Ada")
    assert run.err == ("Rendering ada@example.com; --scenario NAME or --all for others: bob@example.com.\n")


def test_scenario_by_name(velocity_preview, write):
    write("hello.vm", "Hello $name")
    write("hello.json", SMARTSEND)
    run = velocity_preview("render", "hello.vm", "--scenario", "bob@example.com")
    assert (run.code, run.out, run.err) == (0, b"Hello Bob", "")


def test_scenarios_of_several_payloads(velocity_preview, write):
    write("hello.vm", "Hello $name")
    write("vip.json", '{"name": "Vip"}')
    write("send.json", SMARTSEND)
    data = ("--data", "vip.json", "--data", "send.json")
    assert velocity_preview("render", "hello.vm", *data).out == b"Hello Vip"
    for name in ("send/bob@example.com", "bob@example.com"):
        assert velocity_preview("render", "hello.vm", *data, "--scenario", name).out == b"Hello Bob"


def test_unknown_scenario(velocity_preview, write):
    write("hello.vm", "Hello $name")
    write("hello.json", SMARTSEND)
    run = velocity_preview("render", "hello.vm", "--scenario", "Bob@example.com")
    assert (run.code, run.out) == (2, b"")
    assert "There is no scenario `Bob@example.com`; did you mean `bob@example.com`?" in run.err
    run = velocity_preview("render", "hello.vm", "--scenario", "nobody")
    assert "there are ada@example.com, bob@example.com." in run.err


def test_json_lines(velocity_preview, write):
    write("hello.vm", "Hello $name")
    write("all.jsonl", '{"name": "A"}\n\n{"name": "B"}\n')
    assert velocity_preview("render", "hello.vm", "--data", "all.jsonl", "--scenario", "3").out == b"Hello B"


def test_root(velocity_preview, write):
    write("cart.vm", "$title|$!data.get('title')")
    write("cart.json", '{"object": "{\\"title\\": \\"T\\"}", "title": "outer"}')
    assert velocity_preview("render", "cart.vm", "--root", "object").out == b"T|T"


def test_engine(velocity_preview, write):
    write("cart.vm", "#if('')full#{else}empty#end")
    assert velocity_preview("render", "cart.vm").out == b"empty"
    assert velocity_preview("render", "cart.vm", "--engine", "1.7").out == b"empty"
    write("count.vm", "#foreach($i in [1..2])$velocityCount #end")
    assert velocity_preview("render", "count.vm", "--engine", "1.7").out == b"1 2 "
    assert velocity_preview("render", "count.vm").out == b"$velocityCount $velocityCount "


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-01-03T10:00Z", b"03.01.2026 10:00"),
        ("2026-01-03T10:00+02:00", b"03.01.2026 08:00"),
        ("2026-01-03T10:00", b"03.01.2026 10:00"),
        ("2026-01-03", b"03.01.2026 00:00"),
    ],
)
def test_now(velocity_preview, write, now, expected):
    write("date.vm", "$dateTool.currentDate('dd.MM.yyyy HH:mm')")
    assert velocity_preview("render", "date.vm", "--now", now).out == expected


def test_profile_without_tools(velocity_preview, write):
    write("sum.vm", "$mathTool.add(1, 2)")
    assert velocity_preview("render", "sum.vm").out == b"3"
    assert velocity_preview("render", "sum.vm", "--profile", "velocity").out == b"$mathTool.add(1, 2)"


def test_payload_type(velocity_preview, write):
    write("cart.vm", "$!recipients.size()")
    write("cart.json", SMARTSEND)
    assert velocity_preview("render", "cart.vm", "--payload-type", "plain").out == b"2"


def test_includes_are_relative_to_the_template(velocity_preview, write):
    write("mails/cart.vm", '#parse("parts/footer.vm")')
    write("mails/parts/footer.vm", "Bye")
    assert velocity_preview("render", "mails/cart.vm").out == b"Bye"


def test_lone_surrogates_are_written_as_java_does(velocity_preview, write):
    write("cart.vm", "$x.substring(0, 1)|$x.substring(0, 1)$x.substring(1)")
    write("cart.json", '{"x": "\\ud83d\\ude00"}')
    assert velocity_preview("render", "cart.vm").out == "?|😀".encode()


def test_findings_of_the_payload_do_not_stop_the_render(velocity_preview, write):
    write("cart.vm", "Hello $name")
    write("cart.json", '{"name": "Ada", "name": "Bob"}')
    run = velocity_preview("render", "cart.vm")
    assert (run.code, run.out) == (0, b"Hello Bob")
    assert "cart.json:1:17: info:" in run.err
    assert "[duplicate-key]" in run.err


def test_template_and_payload_are_both_reported(velocity_preview, write):
    write("cart.vm", "#if($a)")
    write("cart.json", "{")
    run = velocity_preview("render", "cart.vm")
    assert (run.code, run.out) == (1, b"")
    assert "cart.vm:1:" in run.err
    assert "cart.json:1:" in run.err


def test_first_payload_broken_means_no_message(velocity_preview, write):
    write("cart.vm", "$x")
    write("a.json", "{")
    write("b.json", '{"x": 1}')
    run = velocity_preview("render", "cart.vm")
    assert (run.code, run.out) == (1, b"")
    assert run.err.startswith("a.json:1:")


def test_other_payload_broken(velocity_preview, write):
    write("cart.vm", "$x")
    write("a.json", '{"x": 1}')
    write("b.json", "{")
    beside = velocity_preview("render", "cart.vm")
    assert (beside.code, beside.out) == (0, b"1")
    assert "Passed over: b.json:1:" in beside.err
    named = velocity_preview("render", "cart.vm", "--data", "a.json", "--data", "b.json")
    assert (named.code, named.out) == (1, b"1")
    assert "b.json:1:2: error:" in named.err


def test_output_is_never_an_input(velocity_preview, write):
    template = write("cart.vm", "text")
    payload = write("cart.json", "{}")
    for output in ("cart.vm", "./cart.vm", "cart.json"):
        run = velocity_preview("render", "cart.vm", "-o", output)
        assert run.code == 2
        assert "this is an input" in run.err
    assert (template.read_text(), payload.read_text()) == ("text", "{}")


def test_output_to_a_device_does_not_replace_it(velocity_preview, write):
    write("cart.vm", "text")
    run = velocity_preview("render", "cart.vm", "-o", "/dev/stdout")
    assert (run.code, run.out) == (0, b"text")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--all",),
        ("--all", "-o", "out.html"),
        ("--all", "--out-dir", "out", "--scenario", "x"),
        ("--out-dir", "out", "-o", "out.html"),
        ("--now", "yesterday"),
        ("--engine", "3"),
        ("--profile", "nobody"),
        ("--payload-type", "evnt"),
        ("--data", "missing.json"),
        ("--data", "."),
        ("-o", "missing/out.html"),
        ("--what",),
    ],
)
def test_wrong_usage(velocity_preview, write, arguments):
    write("cart.vm", "text")
    run = velocity_preview("render", "cart.vm", *arguments)
    assert (run.code, run.out) == (2, b"")
    assert "Traceback" not in run.err


def test_missing_template(velocity_preview):
    run = velocity_preview("render", "missing.vm")
    assert (run.code, run.err) == (2, "velocity-preview: error: missing.vm: No such file or directory\n")
