"""`render --all` for any number of recipients: streamed, over processes, with a line or a file for each."""

from __future__ import annotations

import json
import os
from pathlib import Path
import pty
import re
import signal
import subprocess
import sys

import pytest
from running import PROGRAM, children, environment, is_alive, names_in, until

TEMPLATE = "Hello $name, $text.substring(2)"


def recipients(count: int, **more: object) -> list[dict[str, object]]:
    """Every tenth has data that make the template fail, every seventh JSON that is broken."""
    made = []
    for number in range(count):
        text = "x" if number % 10 == 9 else "ab<p>"
        param = json.dumps({"name": f"Ää {number}", "text": text, **more})
        made.append({"locator": f"r{number}", "jsonParam": param[:-1] if number % 7 == 6 else param})
    return made


def call(count: int, **more: object) -> str:
    return json.dumps({"email": True, "recipients": recipients(count, **more)}, indent=1)


def lines_of(run) -> list[dict[str, object]]:
    return [json.loads(line) for line in run.out.splitlines()]


def test_a_line_a_recipient(velocity_preview, write):
    write("hello.vm", TEMPLATE)
    write("call.json", call(10))
    run = velocity_preview("render", "hello.vm", "--data", "call.json", "--all", "--format", "jsonl")
    lines = lines_of(run)
    assert run.code == 1
    assert [line["scenario"] for line in lines] == [f"r{number}" for number in range(10)]
    assert lines[0] == {"scenario": "r0", "message": "Hello Ää 0, <p>"}
    error = lines[9]["error"]
    assert (error["path"], error["line"], error["column"]) == ("hello.vm", 1, 20)
    assert "StringIndexOutOfBoundsException" in error["message"]
    error = lines[6]["error"]
    assert (error["path"], error["line"]) == ("call.json", 30)
    assert "is still open" in error["message"]
    assert "copy all of it" in error["help"]
    assert sum("message" in line for line in lines) == 8
    assert run.err.endswith("2 of 10 messages failed.\n")


@pytest.mark.parametrize("to_folder", [True, False])
def test_any_number_of_processes_makes_the_same(velocity_preview, write, tmp_path, to_folder):
    write("hello.vm", TEMPLATE + " $dateTool.parseDate('2026', 'yyyy')")
    write("call.json", call(200, note="ö" * 3000))
    write("more.jsonl", "".join(json.dumps({"name": str(n), "text": "abc"}) + "\n" for n in range(100)))
    runs = []
    for jobs in ("1", "2", "3"):
        where = ("--out-dir", "out") if to_folder else ("--format", "jsonl", "-o", "out.jsonl")
        runs.append(
            velocity_preview(
                *("render", "hello.vm", "--all", "--data", "call.json", "--data", "more.jsonl"),
                *("--jobs", jobs, *where),
                PYTHONHASHSEED=jobs,
            )
        )
        (tmp_path / "out").rename(tmp_path / f"out{jobs}") if to_folder else (tmp_path / "out.jsonl").rename(
            tmp_path / f"out{jobs}"
        )
    assert {run.code for run in runs} == {1}
    assert runs[0].err == runs[1].err == runs[2].err
    made = [_content(tmp_path / f"out{jobs}") for jobs in (1, 2, 3)]
    assert made[0] == made[1] == made[2]
    assert len(made[0]) == (254 if to_folder else 300)


def _content(path: Path) -> list[object]:
    if path.is_file():
        return path.read_bytes().splitlines()
    return [(name, (path / name).read_bytes()) for name in names_in(path)]


def test_a_file_and_a_line_are_the_same_message(velocity_preview, write, tmp_path):
    write("hello.vm", '<p>$name 😀$half\r\n\t"quoted"')
    write(
        "call.json",
        json.dumps(
            {
                "recipients": [
                    {"locator": "a/b", "jsonParam": '{"name":"\\u00e9","half":"\\ud83d"}'},
                    {"locator": "a-b"},
                ]
            }
        ),
    )
    velocity_preview("render", "hello.vm", "--all", "--out-dir", "out")
    lines = lines_of(velocity_preview("render", "hello.vm", "--all", "--format", "jsonl"))
    assert [line["scenario"] for line in lines] == ["a/b", "a-b"]
    files = [(tmp_path / "out" / name).read_bytes() for name in ("a-b.html", "a-b-2.html")]
    assert [line["message"].encode() for line in lines] == files


def test_one_scenario_as_a_line(velocity_preview, write):
    write("hello.vm", TEMPLATE)
    write("call.json", call(10))
    run = velocity_preview(
        "render", "hello.vm", "--format", "jsonl", "--scenario", "r2", "--data", "ok.jsonl"
    )
    assert run.code == 2
    write("ok.jsonl", '{"name": "a", "text": "abc"}\n{"name": "b", "text": "a"}\n')
    arguments = ("render", "hello.vm", "--format", "jsonl", "--data", "ok.jsonl", "--scenario")
    assert lines_of(velocity_preview(*arguments, "1")) == [{"scenario": "1", "message": "Hello a, c"}]
    run = velocity_preview(*arguments, "2", "-o", "out.jsonl")
    assert run.code == 1
    assert json.loads((write("x", "").parent / "out.jsonl").read_text())["error"]["column"] == 20


def test_many_failures_are_few_lines(velocity_preview, write):
    write("hello.vm", "$text.substring(2)#set($x = $n.substring(1))")
    rows = [{"text": "x" * (number % 9), "n": 1} for number in range(2000)]
    write("rows.jsonl", "".join(json.dumps(row) + "\n" for row in rows) + '{"a": 1,}\n' * 1000)
    run = velocity_preview("render", "hello.vm", "--data", "rows.jsonl", "--all", "--out-dir", "out")
    assert run.code == 1
    assert run.err.count("\n") < 60
    assert "in: 1, 10, 19 and 220 more\n" in run.err
    assert "in: 2, 11, 20 and 220 more\n" in run.err
    assert run.err.count("A comma stands before the closing `}`") == 5
    assert "... and 995 more like these.\n" in run.err
    assert "1446 failed.\n" in run.err


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--all",), "--format jsonl"),
        (("--format", "jsonl", "--out-dir", "out"), "use one of them"),
        (("--skip", "2"), "--skip is for all scenarios"),
        (("--all", "--format", "jsonl", "--jobs", "0"), "--jobs"),
        (("--all", "--format", "csv"), "--format"),
        (("--all", "--format", "jsonl", "-o", "hello.vm"), "this is an input"),
    ],
)
def test_wrong_usage(velocity_preview, write, arguments, reason):
    write("hello.vm", "x")
    write("hello.json", "{}")
    run = velocity_preview("render", "hello.vm", *arguments)
    assert (run.code, run.out) == (2, b"")
    assert reason in run.err


def test_lines_on_standard_input_come_out_before_it_ends(start, write):
    write("hello.vm", "Hello $name")
    process = start("render", "hello.vm", "--data", "-", "--all", "--format", "jsonl", "--jobs", "2")
    for name in ("Ada", "Bob", "Eve"):
        process.stdin.write(json.dumps({"name": name}).encode() + b"\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["message"] == f"Hello {name}"
    process.stdin.close()
    assert process.stdout.read() == b""
    assert process.wait(timeout=60) == 0


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_call_on_standard_input(velocity_preview, write, jobs):
    write("hello.vm", TEMPLATE)
    whole = call(30)
    write("call.json", whole)
    arguments = ("render", "hello.vm", "--all", "--format", "jsonl", "--jobs", jobs, "--data")
    from_file = velocity_preview(*arguments, "call.json")
    piped = velocity_preview(*arguments, "-", input=whole.encode())
    assert piped.out.replace(b"<stdin>", b"call.json") == from_file.out
    assert piped.err.replace("<stdin>", "call.json") == from_file.err


def test_standard_input_that_is_a_file(write, tmp_path):
    write("hello.vm", "Hello $name")
    for text in ('{"name": "Ada"}\n{"name": "Bob"}\n', '{"a@b.c": [], "d@e.f": []}'):
        path = write("in", text)
        command = [*PROGRAM, "render", "hello.vm", "--data", "-", "--all", "--format", "jsonl"]
        with path.open("rb") as file:
            done = subprocess.run(
                command, stdin=file, capture_output=True, cwd=tmp_path, env=environment(), check=True
            )
        assert done.stdout.count(b"\n") == 2


def test_a_broken_first_line_does_not_lose_the_others(velocity_preview, write):
    write("hello.vm", "Hello $name")
    run = velocity_preview(
        "render",
        "hello.vm",
        "--data",
        "-",
        "--all",
        "--format",
        "jsonl",
        input=b'{"name": 1,}\n{"name": 2}\n',
    )
    broken, good = lines_of(run)
    assert (run.code, good) == (1, {"scenario": "2", "message": "Hello 2"})
    assert (broken["scenario"], broken["error"]["line"], broken["error"]["column"]) == ("1", 1, 11)


def test_a_call_that_is_cut_off_makes_no_message(velocity_preview, write):
    write("hello.vm", TEMPLATE)
    write("call.json", call(50)[:-9])
    run = velocity_preview("render", "hello.vm", "--data", "call.json", "--all", "--format", "jsonl")
    assert (run.code, run.out) == (1, b"")
    assert "The JSON ends while the" in run.err


def test_findings_are_said_once(velocity_preview, write):
    write("hello.vm", "Hello $name")
    write(
        "call.json",
        json.dumps({"recipients": [{"locator": f"r{n}", "jsonParam": {"name": n}} for n in range(1200)]}),
    )
    run = velocity_preview("render", "hello.vm", "--data", "call.json", "--all", "--format", "jsonl")
    assert run.code == 0
    assert run.err.count("[json-param-object]") == 1
    assert "in: r0, r1, r2 and 1197 more\n" in run.err
    assert run.err.count("[payload-limit]") == 1


def test_names_and_numbers_of_lines(velocity_preview, write):
    write("hello.vm", "$!name")
    write(
        "a.jsonl", '{"name": 1}\n\n' + json.dumps({"recipients": [{"locator": "x"}, {"locator": "x"}]}) + "\n"
    )
    write("b.json", "{}")
    run = velocity_preview(
        "render", "hello.vm", "-d", "a.jsonl", "-d", "b.json", "--all", "--format", "jsonl"
    )
    assert [line["scenario"] for line in lines_of(run)] == ["a/1", "a/x", "a/x#2", "b"]


def test_going_on(velocity_preview, write, tmp_path):
    write("hello.vm", TEMPLATE)
    names = [{"locator": "same", "jsonParam": '{"name": "a", "text": "abc"}'}] * 3
    write("call.json", json.dumps({"recipients": [*names, *recipients(20)]}))
    arguments = ("render", "hello.vm", "--data", "call.json", "--all")
    whole = velocity_preview(*arguments, "--format", "jsonl")
    for skip in (0, 2, 9, 10, 23, 99):
        rest = velocity_preview(*arguments, "--format", "jsonl", "--skip", skip, "--jobs", "2")
        assert rest.out.splitlines() == whole.out.splitlines()[skip:]
    velocity_preview(*arguments, "--out-dir", "all")
    velocity_preview(*arguments, "--out-dir", "rest", "--skip", "2")
    assert sorted({*names_in(tmp_path / "all")} - {*names_in(tmp_path / "rest")}) == [
        "same#2.txt",
        "same.txt",
    ]


@pytest.fixture
def slow(write):
    """A call that takes minutes."""
    write("slow.vm", "#foreach($i in [1..20000])<p>line $i</p>\n#end")
    write("call.json", json.dumps({"recipients": [{"locator": f"r{number:04}"} for number in range(5000)]}))


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_run_can_go_on(start, tmp_path, jobs):
    process = start("render", "slow.vm", "--data", "call.json", "--all", "--out-dir", "out", "--jobs", jobs)
    out = tmp_path / "out"
    until((out / "r0003.html").exists)
    workers = children(process.pid)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    told = re.search(rb"Interrupted: (\d+) of 5000 messages are in out\. Go on with --skip (\d+)\.\n", errors)
    names = names_in(out)
    assert process.returncode == 130
    assert [int(number) for number in told.groups()] == [len(names), len(names)]
    assert names == [f"r{number:04}.html" for number in range(len(names))]
    assert {(out / name).read_bytes().count(b"</p>") for name in names} == {20000}
    assert b"Traceback" not in errors
    assert bool(workers) == (jobs == "2")
    until(lambda: not any(map(is_alive, workers)))


@pytest.mark.usefixtures("slow")
def test_an_interrupted_stream_has_whole_lines(start):
    process = start("render", "slow.vm", "--data", "call.json", "--all", "--format", "jsonl", "--jobs", "2")
    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    rest, errors = process.stdout.read(), process.stderr.read()
    lines = [json.loads(line) for line in (first + rest).splitlines()]
    assert process.wait(timeout=60) == 130
    assert (first + rest).endswith(b"\n")
    assert (
        f"Interrupted: {len(lines)} of 5000 lines are written. Go on with --skip {len(lines)}."
        in errors.decode()
    )


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_file_is_the_old_one(start, write, tmp_path, ending):
    write("out.jsonl", "old\n")
    process = start(
        "render", "slow.vm", "--data", "call.json", "--all", "--format", "jsonl", "-o", "out.jsonl"
    )
    until(lambda: any(path.stat().st_size > 2_000_000 for path in tmp_path.glob(".out.jsonl*")))
    process.send_signal(ending)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == (130 if ending == signal.SIGINT else 143)
    assert errors.decode() == (
        "Interrupted: nothing was written to out.jsonl.\n" if ending == signal.SIGINT else ""
    )
    assert names_in(tmp_path) == ["call.json", "out.jsonl", "slow.vm"]
    assert (tmp_path / "out.jsonl").read_text() == "old\n"


@pytest.mark.usefixtures("slow")
def test_a_process_that_is_killed(start, tmp_path):
    process = start("render", "slow.vm", "--data", "call.json", "--all", "--out-dir", "out", "--jobs", "2")
    until((tmp_path / "out" / "r0003.html").exists)
    os.kill(_workers(process.pid)[-1], signal.SIGKILL)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 2
    assert b"try --jobs 1" in errors
    assert re.search(rb"\d+ of 5000 messages are in out\. Go on with --skip \d+\.\n", errors)
    assert b"Traceback" not in errors


def _workers(pid: int) -> list[int]:
    """The processes that render."""
    return [child for child in children(pid) if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


PEAK = """
import resource, subprocess, sys
subprocess.run([sys.executable, "-m", "velocity_preview", *sys.argv[1:]], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def peak(folder: Path, *arguments: str) -> int:
    """The most memory that a process of a run had, in KB."""
    command = [sys.executable, "-c", PEAK, *arguments]
    done = subprocess.run(command, cwd=folder, env=environment(), stdout=subprocess.PIPE, check=True)
    return int(done.stdout)


@pytest.mark.parametrize("suffix", ["json", "jsonl"])
def test_memory_does_not_grow_with_the_recipients(write, tmp_path, suffix):
    write("hello.vm", "$!name")
    peaks = []
    for count in (100, 20_000):
        rows = [
            {"locator": f"recipient{n}@example.com", "jsonParam": json.dumps({"name": "x" * 300})}
            for n in range(count)
        ]
        text = (
            json.dumps({"recipients": rows})
            if suffix == "json"
            else "".join(json.dumps({"name": "x" * 300}) + "\n" for _ in rows)
        )
        write(f"rows.{suffix}", text)
        peaks.append(
            peak(
                tmp_path,
                "render",
                "hello.vm",
                "--data",
                f"rows.{suffix}",
                "--all",
                "--format",
                "jsonl",
                "--jobs",
                "1",
            )
        )
    assert peaks[1] < peaks[0] * 1.2


@pytest.mark.parametrize(
    ("source", "shown"), [("call.json", rb"Rendering +\[#+\] +100%"), ("-", rb"Rendering .*3")]
)
def test_a_bar_goes_along(tmp_path, write, source, shown):
    write("hello.vm", "Hello")
    write("call.json", call(30).replace("jsonParam", "x"))
    ours, theirs = pty.openpty()
    command = [*PROGRAM, "render", "hello.vm", "--data", source, "--all", "--out-dir", "out", "--jobs", "2"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=theirs, cwd=tmp_path, env=environment())
    os.close(theirs)
    process.stdin.write(b'{"a": 1}\n{"a": 2}\n{"a": 3}\n')
    process.stdin.close()
    text = b""
    while block := _read(ours):
        text += block
    os.close(ours)
    assert process.wait(timeout=60) == 0
    assert re.search(shown, text)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # the other end is closed
        return b""
