"""Reading, writing, and staying inside a folder."""

from __future__ import annotations

from pathlib import Path
import stat

import pytest

from velocity_preview.errors import LocatedError, PayloadError
from velocity_preview.workspace import OutsideError, inside, read_payload_text, read_text, write_atomically


def test_text_is_read_byte_for_byte(tmp_path: Path) -> None:
    (tmp_path / "a.vm").write_bytes("\ufeffä\r\nb\n\rc".encode())
    assert read_text(tmp_path / "a.vm") == "\ufeffä\r\nb\n\rc"


@pytest.mark.parametrize(
    ("content", "place", "message"),
    [
        ("ok\nä".encode("latin-1"), (2, 1), "0xE4"),
        (b"abc\xff", (1, 4), "0xFF"),
        ("привет".encode("cp1251"), (1, 1), "0xEF"),
        ("hello".encode("utf-16"), (1, 1), "UTF-16"),
    ],
)
def test_what_is_no_utf8_is_shown_at_its_place(
    tmp_path: Path, content: bytes, place: tuple[int, int], message: str
) -> None:
    (tmp_path / "a.vm").write_bytes(content)
    with pytest.raises(LocatedError) as caught:
        read_text(tmp_path / "a.vm", name="a.vm")
    assert (caught.value.line, caught.value.column) == place
    assert message in caught.value.message
    assert caught.value.source.name == "a.vm"


def test_a_payload_may_have_no_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"\xef\xbb\xbf{}")
    with pytest.raises(PayloadError):
        read_payload_text(tmp_path / "a.json")


def test_a_write_keeps_mode_and_link(tmp_path: Path) -> None:
    file, link = tmp_path / "a.json", tmp_path / "link.json"
    file.write_text("old", "utf-8")
    file.chmod(0o604)
    link.symlink_to(file)
    write_atomically(link, "neu ä\r\n")
    assert file.read_bytes() == "neu ä\r\n".encode()
    assert stat.S_IMODE(file.stat().st_mode) == 0o604
    assert link.is_symlink()
    assert {path.name for path in tmp_path.iterdir()} == {"a.json", "link.json"}


def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    write_atomically(tmp_path / "new.json", "{}")
    (tmp_path / "usual.json").write_text("{}", "utf-8")
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("new.json", "usual.json")}
    assert len(modes) == 1


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "a.json"
    folder.mkdir()
    with pytest.raises(OSError, match="directory"):
        write_atomically(folder, "text")
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


@pytest.mark.parametrize("name", ["a.vm", "b/c.vm", "b/../x.vm.json", "nowhere/at/all.vm", "ä ö.vm", "..vm"])
def test_a_name_inside_is_its_path(tmp_path: Path, name: str) -> None:
    if ".." in Path(name).parts:
        with pytest.raises(OutsideError):
            inside(tmp_path, name)
    else:
        assert inside(tmp_path, name) == tmp_path / name


@pytest.mark.parametrize(
    "name",
    [
        "",
        "..",
        "../a.vm",
        "b/../../a.vm",
        "/etc/passwd",
        "//server/share/a.vm",
        "\\\\server\\share\\a.vm",
        "C:\\a.vm",
        "C:a.vm",
        "b\\..\\a.vm",
        "a.vm\0.json",
        "a.vm:stream",
        "out/a.vm",
        "file.vm",
        "\ud800.vm",
    ],
)
def test_a_name_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    root = tmp_path / "root"
    outside = tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (outside / "a.vm").write_text("secret", "utf-8")
    (root / "out").symlink_to(outside)
    (root / "file.vm").symlink_to(outside / "a.vm")
    with pytest.raises(OutsideError):
        inside(root, name)


def test_a_link_that_stays_inside_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.vm").write_text("a", "utf-8")
    (tmp_path / "link.vm").symlink_to(tmp_path / "a.vm")
    assert inside(tmp_path, "link.vm").read_text("utf-8") == "a"
