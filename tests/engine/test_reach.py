"""A template reads the files of its folder and the Java members of its values, and nothing else."""

from __future__ import annotations

import pytest

from velocity_preview import IncludeError, Template

SECRET = "treasure"


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "mails"
    (root / "parts").mkdir(parents=True)
    (root / "parts" / "foot.vm").write_text("foot")
    (root / "latin.vm").write_bytes(b"\xe9")
    (tmp_path / "secret.vm").write_text(SECRET)
    (tmp_path / "mails-old").mkdir()
    (tmp_path / "mails-old" / "secret.vm").write_text(SECRET)
    (root / "link.vm").symlink_to(tmp_path / "secret.vm")
    (root / "out").symlink_to(tmp_path)
    (root / "old").symlink_to("../mails-old")
    (root / "round").symlink_to("round")
    (root / "inside.vm").symlink_to("parts/foot.vm")
    return root


@pytest.mark.parametrize("name", ["parts/foot.vm", "./parts//foot.vm", "parts/./foot.vm", "inside.vm"])
def test_files_inside(folder, name):
    assert Template.parse(f"#parse('{name}')", includes=folder).merge({}) == "foot"


@pytest.mark.parametrize("directive", ["parse", "include"])
@pytest.mark.parametrize(
    "name",
    [
        "../secret.vm",
        "parts/../../secret.vm",
        "parts/../parts/foot.vm",
        "..",
        "",
        ".",
        "parts",
        "{root}/parts/foot.vm",
        "{outside}/secret.vm",
        "//secret.vm",
        "link.vm",
        "out/secret.vm",
        "old/secret.vm",
        "round",
        "round/secret.vm",
        "latin.vm",
        "..\\secret.vm",
        "parts\\..\\..\\secret.vm",
        "C:\\secret.vm",
        "C:secret.vm",
        "\\\\server\\share\\secret.vm",
        "\\secret.vm",
        "file:///secret.vm",
        "parts/foot.vm\0",
        "parts/foot.vm::$DATA",
        "a" * 300,
        "a/" * 5000,
        "~/secret.vm",
        "%2e%2e/secret.vm",
        "\ud800",
        "con",
        "/dev/stdin",
    ],
)
def test_no_other_file(folder, name, directive):
    name = name.replace("{root}", str(folder)).replace("{outside}", str(folder.parent))
    with pytest.raises(IncludeError) as caught:
        Template.parse(f"#{directive}($name)", includes=folder).merge({"name": name})
    assert SECRET not in str(caught.value)
    assert caught.value.line == 1


PYTHON = sorted({*dir(object), *dir(type), *dir(dict), *dir(print), *dir(folder), "__dict__", "f_back", "gi_frame"} - {"clear"})  # fmt: skip
VALUES = {
    "the loop": "#foreach($i in [1])#set($value = $foreach)",
    "a block": "#define($value)x#end#if(true)",
    "the body of a macro": "#macro(m)#if(true)#set($value = $bodyContent)",
}


@pytest.mark.parametrize("engine", ["2.4.1", "1.7"])
@pytest.mark.parametrize("kind", VALUES)
def test_no_name_of_python(kind, engine):
    names = [name for name in PYTHON if name not in ("copy", "get", "items", "keys", "values")]
    asked = "".join(f"$!value.{name}$!value.{name}()$!value.{name}('x')" for name in names)
    template = f"{VALUES[kind]}{asked}#end" + ("#end#@m()x#end" if "macro" in kind else "")
    text = Template.parse(template, engine=engine).merge({})
    for line in ("<", "object at", "function", "method", "velocity_preview", "class"):
        assert line not in text
