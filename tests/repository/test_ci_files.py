"""What other repositories use of this one: the hooks of pre-commit and the action, run as they run them."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys

import pytest
import yaml

WRONG = "Hello $!data.get('nmae')\n"
FIXABLE = "# if($name)Hello $name#end\n"


@pytest.fixture
def environment(project, tmp_path):
    """The environment of a machine with the program, whose pre-commit knows nothing yet."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, arguments in (("velocity-preview", "-m velocity_preview"), ("python", "")):
        program = programs / name
        program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {arguments} "$@"\n')
        program.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    return {
        **kept,
        "PATH": f"{programs}:{os.environ['PATH']}",
        "PYTHONPATH": str(project),
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        "VELOCITY_PREVIEW_CACHE_DIR": str(tmp_path / "cache"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        **{f"GIT_{who}_{what}": "a@b.c" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }


@pytest.fixture
def run(environment, tmp_path):
    def run(*command: str, folder=tmp_path, **more: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            command, cwd=folder, env={**environment, **more}, capture_output=True, text=True, check=False
        )

    return run


@pytest.fixture
def repository(run, tmp_path):
    """A repository of mails."""
    folder = tmp_path / "repository"
    (folder / "mails").mkdir(parents=True)
    assert run("git", "init", "-q", folder=folder).returncode == 0
    return folder


@pytest.fixture
def hooks(project, run, tmp_path):
    """The address and revision of a repository with our hooks."""
    folder = tmp_path / "hooks"
    folder.mkdir()
    shutil.copy(project / ".pre-commit-hooks.yaml", folder)
    for command in ("init -q", "add .", "commit -q -m hooks"):
        assert run("git", *command.split(), folder=folder).returncode == 0
    return str(folder), run("git", "rev-parse", "HEAD", folder=folder).stdout.strip()


@pytest.fixture
def commit(repository, run, hooks):
    """Commit all files with hooks of ours; the program of this machine stands for one that is installed."""

    def commit(*ids: str, args: list[str] | None = None) -> subprocess.CompletedProcess:
        more = {} if args is None else {"args": args}
        address, revision = hooks
        used = [{"id": name, "language": "system", **more} for name in ids]
        configuration = {"repos": [{"repo": address, "rev": revision, "hooks": used}]}
        (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(configuration))
        assert run(sys.executable, "-m", "pre_commit", "install", folder=repository).returncode == 0
        run("git", "add", ".", folder=repository)
        return run("git", "commit", "-q", "-m", "mails", folder=repository)

    return commit


def write(folder, **texts: str) -> None:
    for name, text in texts.items():
        (folder / "mails" / name.replace("_", ".")).write_text(text)


def test_findings_keep_from_committing(repository, commit):
    write(repository, a_vm=WRONG, a_json='{"name": "Ada"}', package_json="{")
    done = commit("velocity-preview-lint")
    assert done.returncode == 1
    assert "mails/a.vm:1:19: warning: " in done.stderr
    assert "package.json" not in done.stderr
    write(repository, a_vm=WRONG.replace("nmae", "name"))
    assert commit("velocity-preview-lint").returncode == 0


def test_a_hook_that_is_installed(project, committed, repository, run, tmp_path):
    """As pre-commit does it for everybody: this repository at a revision, in an environment of its own."""
    found = run(sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", "out", "hatchling")
    if found.returncode:
        pytest.skip("there is no package index")
    hooks = tmp_path / "hooks"
    for path in committed:
        if not path.is_relative_to(project / "tests"):
            target = hooks / path.relative_to(project)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    for command in ("init -q", "add .", "commit -q -m hooks"):
        assert run("git", *command.split(), folder=hooks).returncode == 0
    revision = run("git", "rev-parse", "HEAD", folder=hooks).stdout.strip()
    used = {"repo": str(hooks), "rev": revision, "hooks": [{"id": "velocity-preview-lint"}]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [used]}))
    write(repository, a_vm=WRONG, a_json='{"name": "Ada"}')
    run("git", "add", ".", folder=repository)
    done = run(sys.executable, "-m", "pre_commit", "run", "--all-files", folder=repository, PYTHONPATH="")
    assert done.returncode == 1
    assert "mails/a.vm:1:19: warning: " in done.stdout, done.stdout + done.stderr


def test_arguments_of_a_hook(repository, commit):
    write(repository, a_vm=WRONG, a_json='{"name": "Ada"}')
    assert commit("velocity-preview-lint", args=["--fail-level", "error"]).returncode == 0


def test_ignored_files_are_passed_over(repository, commit):
    write(repository, a_vm=WRONG, a_json='{"name": "Ada"}')
    (repository / "velocity-preview.toml").write_text('ignore = ["mails"]')
    assert commit("velocity-preview-lint").returncode == 0


def test_fixes_are_there_for_the_next_commit(repository, commit):
    write(repository, a_vm=FIXABLE, a_json='{"name": "Ada"}')
    done = commit("velocity-preview-fix", "velocity-preview-lint")
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stderr
    assert (repository / "mails/a.vm").read_text() == FIXABLE.replace("# if", "#if")
    assert commit("velocity-preview-fix", "velocity-preview-lint").returncode == 0


def test_other_files_are_not_looked_at(repository, commit):
    write(repository, a_txt=WRONG, a_html="#if(")
    done = commit("velocity-preview-lint")
    assert done.returncode == 0
    assert "Skipped" in done.stderr


@pytest.fixture
def action(project):
    return yaml.safe_load((project / "action.yml").read_text())


@pytest.fixture
def step(action, project, run, repository):
    """Run the script of a step as GitHub does, with these inputs."""

    def step(name: str, variables=None, **inputs: str) -> subprocess.CompletedProcess:
        (found,) = [item for item in action["runs"]["steps"] if item.get("name") == name]
        given = {key: item["default"] for key, item in action["inputs"].items()}
        given |= {key.replace("_", "-"): value for key, value in inputs.items()}
        values = {f"inputs.{key}": value for key, value in given.items()}
        values["github.action_path"] = str(project)
        own = {
            key: re.sub(r"\$\{\{ (.*?) \}\}", lambda match: values[match[1]], value)
            for key, value in found["env"].items()
        }
        assert "${{" not in found["run"]
        command = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", found["run"])
        return run(*command, folder=repository, **{**own, **(variables or {})})

    return step


def test_each_input_of_the_action_is_used(action):
    assert action["runs"]["using"] == "composite"
    used = set(re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", str(action["runs"])))
    assert used == action["inputs"].keys()
    assert all(item["description"] for item in action["inputs"].values())


def test_the_action_lints(repository, step):
    write(repository, a_vm=WRONG, a_json='{"name": "Ada"}')
    done = step("Lint")
    assert done.returncode == 1
    assert done.stdout.startswith(
        "::warning file=mails/a.vm,line=1,endLine=1,col=19,endColumn=23,title=unknown-key::"
    )
    assert step("Lint", fail_level="error").returncode == 0


def test_the_action_takes_several_paths(repository, step):
    for name in ("a b", "c", "d"):
        (repository / f"mails/{name}.vm").write_text("#if($a)")
    done = step("Lint", paths="mails/a b.vm\n\nmails/[c].vm\n", sarif="out/lint.sarif")
    assert re.findall(r"file=([^,]+)", done.stdout) == ["mails/a b.vm", "mails/c.vm"]
    assert (repository / "out/lint.sarif").exists()


def test_the_action_knows_a_baseline(repository, run, step):
    write(repository, a_vm=WRONG, a_json='{"name": "Ada"}')
    run("velocity-preview", "lint", "mails", "--update-baseline", "known.json", folder=repository)
    done = step("Lint", baseline="known.json")
    assert (done.returncode, done.stdout) == (0, "")


def test_the_action_installs_this_repository(step, tmp_path):
    """Without what it depends on, and aside: this machine has both already."""
    aside = {"PIP_TARGET": str(tmp_path / "aside"), "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0"}
    done = step("Install velocity-preview", variables=aside)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "aside/velocity_preview/cli/lint_command.py").exists()


def test_the_documents_name_the_action_as_it_is(project, action):
    text = (project / "docs/ci.md").read_text()
    for name in action["inputs"]:
        assert f"| `{name}` |" in text
    for block in re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        assert yaml.safe_load(block)
