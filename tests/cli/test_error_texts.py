"""Every folder of errors/: a command that fails, and what it says, letter for letter.

`command` is the command line, `expected.txt` what is said on standard error, its last line the exit code; the
other files are there when it runs. Add a case by adding a folder.
"""

from __future__ import annotations

from pathlib import Path
import shlex
import shutil

import pytest

FOLDER = Path(__file__).parent / "errors"
CASES = sorted(path.name for path in FOLDER.iterdir())


@pytest.mark.parametrize("case", CASES)
def test_error(velocity_preview, tmp_path, case):
    shutil.copytree(FOLDER / case, tmp_path, dirs_exist_ok=True)
    program, *arguments = shlex.split((FOLDER / case / "command").read_text())
    assert program == "velocity-preview"
    run = velocity_preview(*arguments)
    assert f"{run.err}exit {run.code}\n" == (FOLDER / case / "expected.txt").read_text()
    assert run.out == b""


def test_there_are_cases():
    assert len(CASES) > 20
