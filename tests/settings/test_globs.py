"""Patterns of paths."""

from __future__ import annotations

import pytest

from velocity_preview.settings.globs import matches


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("*.vm", "a.vm", True),
        ("*.vm", "deep/er/a.vm", True),
        ("./a.vm", "a.vm", True),
        ("mails/*.vm", "mails/a.vm", True),
        ("mails/*.vm", "mails/deep/a.vm", False),
        ("mails/**/*.vm", "mails/a.vm", True),
        ("mails/**/*.vm", "mails/very/deep/a.vm", True),
        ("mails/**", "mails/very/deep/a.vm", True),
        ("mails", "mails/very/deep/a.vm", True),
        ("mails", "old/mails/a.vm", True),
        ("mails/", "mails/a.vm", True),
        ("old/mails", "mails/a.vm", False),
        ("mail", "mails/a.vm", False),
        ("**/parts/*", "a/b/parts/x.vm", True),
        ("a?.vm", "ab.vm", True),
        ("a?.vm", "a/.vm", False),
        ("[ab].vm", "b.vm", True),
        ("[!ab].vm", "c.vm", True),
        ("[!ab].vm", "b.vm", False),
        ("a.vm", "axvm", False),
        ("a+b(1).vm", "a+b(1).vm", True),
        ("a[.vm", "a[.vm", True),
    ],
)
def test_pattern(pattern, path, expected):
    assert matches(path, pattern) is expected
