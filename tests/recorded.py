"""Recorded cases: templates, what the real engines made of them, and what ours makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
import json
from pathlib import Path
import re
import tomllib
from typing import TYPE_CHECKING

from velocity_preview import Template
from velocity_preview.errors import IncludeError, MergeError, VelocitySyntaxError
from velocity_preview.tools import toolbox

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER = Path(__file__).parent / "conformance"
ENGINES = ("2.4.1", "1.7")
PROBES = "probes.json"
_NOW = datetime(2026, 1, 3, 10, tzinfo=UTC)
_PLACE = re.compile(r"\[line (\d+), column (\d+)\]")
_KINDS = {"ParseErrorException": "syntax", "ResourceNotFoundException": "resource"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a template: its output, or the kind and place of the error; `written` before a merge error."""

    output: str | None = None
    error: str | None = None
    line: int | None = None
    column: int | None = None
    written: str | None = None

    def agrees_with(self, found: Outcome) -> bool:
        """Whether `found` has all that this recorded outcome says."""
        recorded = (self.line, self.column, self.written)
        same = zip(recorded, (found.line, found.column, found.written), strict=True)
        return (self.output, self.error) == (found.output, found.error) and all(
            known in (None, other) for known, other in same
        )

    def __str__(self) -> str:
        if self.error is None:
            return repr(self.output)
        place = "" if self.line is None else f" at {self.line}:{self.column}"
        return f"{self.error} error{place}" + ("" if not self.written else f", written {self.written!r}")


@dataclass(frozen=True, slots=True)
class Case:
    """One template with one engine and its recorded outcome."""

    id: str
    engine: str
    template: str
    context: Mapping[str, object]
    includes: Mapping[str, str] | None
    expected: Outcome

    @property
    def category(self) -> str:
        return self.id.split("/")[0]

    def outcome(self) -> Outcome:
        """What our engine makes of the template."""
        try:
            template = Template.parse(self.template, name="t", engine=self.engine, includes=self.includes)
            return Outcome(template.merge(self.context))
        except VelocitySyntaxError as error:
            return Outcome(None, "syntax", error.line, error.column)
        except MergeError as error:
            kind = "resource" if isinstance(error, IncludeError) else "merge"
            return Outcome(None, kind, error.line, error.column, error.written)


@cache
def _data(name: str) -> dict[str, dict[str, object]]:
    return json.loads((FOLDER / name).read_text("utf-8"))


@cache
def _tools(engine: str, locale: str) -> Mapping[str, object]:
    return toolbox("yespo", now=_NOW, engine=engine, locale=locale)


def cases_of(path: Path) -> Iterator[Case]:
    """The cases of a `.jsonl` file, or of `probes.json`, for both engines."""
    text = path.read_text("utf-8")
    if path.name == PROBES:
        yield from _probes(json.loads(text))
        return
    for line in text.splitlines():
        case = json.loads(line)
        for engine in ENGINES:
            context = _data("contexts.json")[case["context"]]
            if case.get("tools"):
                tools = _tools(engine, "en")
                context = {**context, "mathTool": tools["mathTool"], "numberTool": tools["numberTool"]}
            includes = _data("files.json")[case["files"]] if "files" in case else None
            yield Case(
                case["id"], engine, case["template"], context, includes, Outcome(**case["expect"][engine])
            )


def _probes(probes: dict[str, dict]) -> Iterator[Case]:
    for probe in probes["cases"]:
        context = probe["context"]
        data = probes["contexts"][context] if isinstance(context, str) else context
        if probe.get("json_parser") == "gson":
            data = json.loads(json.dumps(data), parse_int=float)
        for engine in ENGINES:
            top = data if probe.get("top_level_params", True) else {}
            variables = {**top, "data": data, **_tools(engine, "en_US")}
            variables |= {name: variables[f"{name}Tool"] for name in ("math", "number", "date")}
            yield Case(
                f"probe/{probe['id']}",
                engine,
                probe["template"],
                variables,
                None,
                _recorded(probe[f"v{engine}"]),
            )


def _recorded(text: str) -> Outcome:
    """The outcome in the notation of `probes.json`."""
    if text.startswith("OK:"):
        return Outcome(text.removeprefix("OK:"))
    message, _, written = text.removeprefix("ERR:").partition(" | partial=")
    kind = _KINDS.get(message.split(":")[0], "merge")
    place = _PLACE.search(message) if kind != "resource" else None
    line, column = map(int, place.groups()) if place else (None, None)
    return Outcome(None, kind, line, column, written if kind == "merge" else None)


@cache
def known_differences() -> Mapping[tuple[str, str], int]:
    """The cases that fail, by id and engine, with the number of the known difference that explains each."""
    entries = tomllib.loads((FOLDER / "known_failures.toml").read_text("utf-8"))["difference"]
    return {
        (identifier, engine): entry["number"]
        for entry in entries
        for engine in entry["engines"]
        for identifier in entry["cases"]
    }


def case_files() -> list[Path]:
    return [*sorted(FOLDER.glob("*.jsonl")), FOLDER / PROBES]
