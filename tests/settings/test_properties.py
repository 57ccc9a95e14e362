"""Java's properties files, by the rules of `java.util.Properties`."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
import pytest

from velocity_preview.settings.properties import read_properties

if TYPE_CHECKING:
    from pathlib import Path

JAVA = """
import java.io.*;
import java.util.*;
public class Read {
    public static void main(String[] arguments) throws IOException {
        StringBuilder out = new StringBuilder();
        for (String file : arguments) {
            Properties properties = new Properties();
            try (InputStream in = new FileInputStream(file)) { properties.load(in); }
            for (String key : new TreeSet<>(properties.stringPropertyNames()))
                out.append(hex(key)).append('=').append(hex(properties.getProperty(key))).append(' ');
            out.append('\\n');
        }
        System.out.print(out);
    }
    static String hex(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) out.append(String.format("%04x", (int) c));
        return out.toString();
    }
}
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a=b", {"a": "b"}),
        (" a : b ", {"a": "b "}),
        ("a b c", {"a": "b c"}),
        ("a", {"a": ""}),
        ("a==b", {"a": "=b"}),
        ("# a=b\n! a=c\n\n", {}),
        ("a=b#c", {"a": "b#c"}),
        ("a = b, \\\n    c", {"a": "b, c"}),
        ("a = b\\\\\nc = d", {"a": "b\\", "c": "d"}),
        ("a\\ b\\=c = d", {"a b=c": "d"}),
        ("a = \\u0041\\t\\x", {"a": "A\tx"}),
        ("a=1\ra=2\r\nb=3", {"a": "2", "b": "3"}),
        ("a=\\\n# no comment", {"a": "# no comment"}),
    ],
)
def test_properties(text, expected):
    assert {name: found.value for name, found in read_properties(text).items()} == expected


def test_places():
    text = "# ours\n\n  first = 1\nsecond: \\\n  2\nthird"
    places = {name: text[slice(*found.span)] for name, found in read_properties(text).items()}
    assert places == {"first": "first", "second": "second", "third": "third"}


@pytest.fixture(scope="module")
def java(tmp_path_factory):
    """Reads files with Java's own class; gives the properties of each."""
    if shutil.which("java") is None:
        pytest.skip("needs java")
    folder = tmp_path_factory.mktemp("java")
    (folder / "Read.java").write_text(JAVA)
    probe = subprocess.run(["java", folder / "Read.java"], capture_output=True, check=False)
    if probe.returncode:
        pytest.skip("needs a java with its compiler")

    def read(files: list[Path]) -> list[dict[str, str]]:
        done = subprocess.run(
            ["java", folder / "Read.java", *files], capture_output=True, check=True, text=True
        )
        return [
            {text_of(key): text_of(value) for key, _, value in (pair.partition("=") for pair in line.split())}
            for line in done.stdout.splitlines()
        ]

    return read


def text_of(digits: str) -> str:
    return "".join(chr(int(digits[at : at + 4], 16)) for at in range(0, len(digits), 4))


PIECES = st.sampled_from(
    ["a", "b", "=", ":", " ", "\t", "\f", "\\", "\n", "\r", "#", "!", "\\u0041", "\\n", "é"]
)


def test_as_java_reads_them(java, tmp_path):
    texts = set()

    @settings(max_examples=400, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.lists(PIECES, max_size=25).map("".join))
    def collect(text):
        texts.add(text)

    collect()
    files = []
    for number, text in enumerate(sorted(texts)):
        files.append(tmp_path / f"{number:04}.properties")
        files[-1].write_bytes(text.encode("iso-8859-1"))
    read = [{name: found.value for name, found in read_properties(text).items()} for text in sorted(texts)]
    assert len(files) > 200
    for text, ours, theirs in zip(sorted(texts), read, java(files), strict=True):
        assert ours == theirs, json.dumps(text)
