"""Many files: the same report from any number of processes, and no process left over."""

from __future__ import annotations

from contextlib import suppress
import json
import os
from pathlib import Path
import pty
import re
import signal

import pytest
from running import PROGRAM, children, environment, is_alive, until

from velocity_preview.cli.file_linter import FileLinter, LintOrders, LintTask
from velocity_preview.errors import VelocityPreviewError
from velocity_preview.lint import Linter
from velocity_preview.workspace import MergeOptions

NUMBER = 60


@pytest.fixture
def mails(write):
    """Many templates with findings of many kinds, some in a file that all include."""
    write("mails/parts/foot.vm", "$!data.get('nmae') #if(")
    for number in range(NUMBER):
        text = (
            f"#parse('parts/foot.vm')\n$!data.get('nmae{number % 7}') # if($name)x#end\n#if($broken{number})"
        )
        write(f"mails/{number:02}.vm", "#parse('parts/foot.vm')\n" + text if number % 3 else text)
        write(f"mails/{number:02}.json", '{"name": "Ada"}' if number % 10 else '{"name": "Ada",}')


@pytest.mark.usefixtures("mails")
def test_any_number_of_processes_says_the_same(velocity_preview):
    runs = [
        velocity_preview(
            "lint", "mails", "--format", "json", "--no-cache", "--jobs", jobs, PYTHONHASHSEED=str(seed)
        )
        for seed, jobs in enumerate(("1", "2", "5"))
    ]
    assert [(run.code, run.err) for run in runs] == [(1, "")] * 3
    assert runs[0].out == runs[1].out == runs[2].out
    report = json.loads(runs[0].out)
    assert report["summary"]["files"] == 2 * NUMBER + 1
    places = [(item["path"], item["line"], item["column"]) for item in report["findings"]]
    assert places == sorted(places)
    assert [path for path, *_ in places].count("mails/parts/foot.vm") < 5


@pytest.mark.usefixtures("mails")
def test_an_error_of_one_file_ends_the_run(velocity_preview, write):
    write("mails/velocity-preview.toml", '[rules]\nunknwon-key = "error"\n')
    run = velocity_preview("lint", "mails", "--no-cache", "--jobs", "2")
    assert (run.code, run.out) == (2, b"")
    assert "There is no rule `unknwon-key`; did you mean `unknown-key`?" in run.err
    assert "Traceback" not in run.err


@pytest.mark.parametrize("value", ["0", "-1", "many"])
def test_wrong_number_of_processes(velocity_preview, write, value):
    write("a.vm", "x")
    assert velocity_preview("lint", "a.vm", "--jobs", value).code == 2


@pytest.fixture
def slow(write):
    for number in range(300):
        write(f"slow/{number}.vm", "#foreach($i in [1..190000])#set($x = $i * 2)#end")
        write(f"slow/{number}.json", "{}")


def busy_workers(pid: int) -> list[int]:
    """The processes that lint, once two of them do: starting takes less of their time."""
    found = [child for child in children(pid) if seconds(child) > 1.5]
    return found if len(found) >= 2 else []


def seconds(pid: int) -> float:
    """How long a process has run."""
    with suppress(OSError):
        user, system = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
    return 0.0


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize(
    ("ending", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)]
)
def test_no_process_outlives_the_run(start, ending, code):
    process = start("lint", "slow", "--jobs", "2", "--no-cache")
    until(lambda: busy_workers(process.pid))
    workers = children(process.pid)
    process.send_signal(ending)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == code
    assert b"Traceback" not in errors
    until(lambda: not any(map(is_alive, workers)))


@pytest.mark.usefixtures("slow")
def test_a_process_that_is_killed_ends_the_run(start):
    process = start("lint", "slow", "--jobs", "2", "--no-cache")
    until(lambda: busy_workers(process.pid))
    os.kill(busy_workers(process.pid)[-1], signal.SIGKILL)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 2
    assert b"try --jobs 1" in errors
    assert b"Traceback" not in errors


@pytest.mark.usefixtures("mails")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_bar_on_a_terminal_only(tmp_path, velocity_preview, jobs):
    arguments = ["lint", "mails", "--no-cache", "--jobs", jobs, "--output", "json=out.json"]
    assert velocity_preview(*arguments).err == ""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(tmp_path)
        os.execve(PROGRAM[0], [*PROGRAM, *arguments], environment())
    shown = b""
    try:
        while block := os.read(terminal, 65536):
            shown += block
    except OSError:  # the end, on Linux
        pass
    finally:
        os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 1
    assert re.search(rb"Linting +\[#+\] +100%", shown)


def test_a_mistake_of_the_linter_names_the_file(monkeypatch, write):
    template = write("a.vm", "$!x")

    def fail(*_):
        raise IndexError("too far")

    monkeypatch.setattr(Linter, "lint_template", fail)
    with pytest.raises(
        VelocityPreviewError, match=r"a\.vm: lint fails at this file, .* IndexError in .*: too far"
    ):
        FileLinter(LintOrders((), MergeOptions(), None)).lint(LintTask(template))
