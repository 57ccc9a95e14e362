"""`lint` is a function and a package."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "imports",
    [
        "from velocity_preview import lint",
        "import velocity_preview.lint.rules.unknown_key as rule\nfrom velocity_preview import lint",
        "from velocity_preview.lint import Linter, lint",
        "from velocity_preview.lint import Linter\nfrom velocity_preview import lint",
        "import velocity_preview\nlint = velocity_preview.lint",
    ],
)
def test_lint_is_a_function_however_it_is_imported(imports: str) -> None:
    program = f"""{imports}
report = lint("Hello $!data.get('nmae')", '{{"name": "Ada"}}', name="hello.vm")
finding, = report.findings
print(finding.rule, finding.source.name, *finding.source.position(finding.span.start))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["unknown-key", "hello.vm", "1", "19"]
