"""Which files are templates, and which payloads are theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from velocity_preview.workspace import find_templates, is_template, payload_label, payloads_of, template_stem
from velocity_preview.workspace.partials import partials_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def write(tmp_path: Path):
    def write(*names: str, text: str = "{}") -> None:
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")

    return write


def names(root: Path, paths) -> list[str]:
    return [path.relative_to(root).as_posix() for path in paths]


def test_a_folder_is_searched_and_sorted(tmp_path: Path, write) -> None:
    write("b.vm", "a/c.vtl", "a/x.VM", "readme.md", "a/data.json")
    assert names(tmp_path, find_templates([tmp_path])) == ["a/c.vtl", "a/x.VM", "b.vm"]


def test_hidden_and_built_folders_are_passed_over(tmp_path: Path, write) -> None:
    write(".git/a.vm", "node_modules/b.vm", ".hidden.vm", "dist/c.vm", "shown.vm")
    assert names(tmp_path, find_templates([tmp_path])) == ["shown.vm"]


def test_a_file_named_is_taken_whatever_its_name(tmp_path: Path, write) -> None:
    write("notes.txt", "a.vm")
    assert names(tmp_path, find_templates([tmp_path / "notes.txt", tmp_path])) == ["notes.txt", "a.vm"]


@pytest.mark.parametrize(
    "text",
    [
        "#if($a)x#end",
        "#{foreach}($a in $b)",
        "<!--#set($a = 1)-->",
        "Hi $!name",
        "Hi ${name}",
        "$data.get('x')",
        "${a|'b'}",
    ],
)
def test_html_with_vtl_is_a_template(tmp_path: Path, write, text: str) -> None:
    write("mail.html", text=text)
    assert is_template(tmp_path / "mail.html")


@pytest.mark.parametrize(
    "text", ["<p>It costs $5</p>", "<style>#if { color: red }</style>", "<a href='#set'>x</a>", ""]
)
def test_html_without_vtl_is_none(tmp_path: Path, write, text: str) -> None:
    write("mail.html", text=text)
    assert not is_template(tmp_path / "mail.html")


def test_payloads_are_named_after_their_template(tmp_path: Path, write) -> None:
    write(
        "cart.vm", "cart.json", "cart.two.json", "cart.data/vip.json", "other.vm", "other.json", "carts.json"
    )
    assert names(tmp_path, payloads_of(tmp_path / "cart.vm")) == [
        "cart.json",
        "cart.two.json",
        "cart.data/vip.json",
    ]
    assert names(tmp_path, payloads_of(tmp_path / "other.vm")) == ["other.json"]


def test_the_longer_name_has_the_payload(tmp_path: Path, write) -> None:
    write("cart.vm", "cart.vip.vm", "cart.vip.json", "cart.vip.two.json", "cart.old.json")
    assert names(tmp_path, payloads_of(tmp_path / "cart.vm")) == ["cart.old.json"]
    assert names(tmp_path, payloads_of(tmp_path / "cart.vip.vm")) == ["cart.vip.json", "cart.vip.two.json"]


def test_alone_in_its_folder_a_template_has_all_payloads(tmp_path: Path, write) -> None:
    write("mail/template.vm", "mail/one.json", "mail/template.json", "mail/package.json", "mail/.hidden.json")
    assert names(tmp_path, payloads_of(tmp_path / "mail/template.vm")) == [
        "mail/template.json",
        "mail/one.json",
    ]


def test_parts_it_includes_do_not_count(tmp_path: Path, write) -> None:
    write("mail/one.json")
    write("mail/foot.vm", text="bye")
    write("mail/template.vm", text='#parse("foot.vm")')
    assert names(tmp_path, payloads_of(tmp_path / "mail/template.vm")) == ["mail/one.json"]
    assert payloads_of(tmp_path / "mail/foot.vm") == ()


def test_names_without_suffixes(tmp_path: Path) -> None:
    assert template_stem(tmp_path / "cart.html.vm") == "cart"
    assert template_stem(tmp_path / "v2.cart.vm") == "v2.cart"
    assert payload_label(tmp_path / "cart.two-items.json", tmp_path / "cart.vm") == "two-items"
    assert payload_label(tmp_path / "cart.json", tmp_path / "cart.vm") == "cart"


def test_partials_are_what_others_read(tmp_path: Path, write) -> None:
    write("mail.vm", text="#parse('parts/head.vm') #{parse}( \"parts/foot.vm\" ) #parse($x)")
    write("parts/head.vm", text="#parse('parts/logo.vm')")
    write("parts/foot.vm", "parts/logo.vm", "other.vm", text="$title")
    write("parts/own.vm", text="#parse('foot.vm')")
    write("circle.vm", text="#parse('circle.vm') #parse('nothing.vm')")
    found = partials_of(find_templates([tmp_path]))
    assert sorted(names(tmp_path, found)) == ["parts/foot.vm", "parts/head.vm", "parts/logo.vm"]


def test_a_partial_of_nobody_here_is_none(tmp_path: Path, write) -> None:
    write("mail.vm", text="#parse('head.vm')")
    write("head.vm", text="$title")
    assert not partials_of([tmp_path / "head.vm", tmp_path / "missing.vm"])
