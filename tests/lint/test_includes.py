"""Files that a template includes are linted with it, each finding in its own file."""

from __future__ import annotations

from velocity_preview.lint import lint

DATA = '{"firstName": "Ada"}'


def places(text: str, includes: dict[str, str]) -> list[tuple[str, int, str]]:
    report = lint(text, DATA, name="mail.vm", includes=includes)
    return [
        (finding.source.name, finding.source.position(finding.span.start).line, finding.rule)
        for finding in report.findings
    ]


def test_names_of_an_included_file_are_checked_against_the_data_of_the_template() -> None:
    includes = {"header.vm": "\n$data.get('fristName')\n#parse('title.vm')", "title.vm": "$title $nmae"}
    assert places("#set($title = 'Hi')#parse('header.vm')$name", includes) == [
        ("mail.vm", 1, "unknown-reference"),
        ("header.vm", 2, "unknown-key"),
        ("title.vm", 1, "unknown-reference"),
    ]


def test_an_included_file_that_the_engine_refuses() -> None:
    includes = {"header.vm": "Hi\n#if($firstName)\n# end\n#set($a = )"}
    assert places("#parse('header.vm')", includes) == [
        ("header.vm", 3, "space-after-hash"),
        ("header.vm", 4, "malformed-set"),
    ]


def test_what_is_only_included_as_text_is_not_linted() -> None:
    assert places("#include('header.vm')", {"header.vm": "#if($a"}) == []


def test_a_file_for_the_loop_of_another_template() -> None:
    """Linted by itself, without a payload, it may use what the loop around it will set."""
    row = "<li>$foreach.count $item.name</li>"
    assert lint(row).findings == ()
    assert [finding.rule for finding in lint(f"#foreach($item in ['a'])$item#end{row}").findings] == [
        "loop-variable-outside-loop",
        "loop-variable-outside-loop",
    ]
