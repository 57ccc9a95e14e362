"""The literate cases of what-if: `tests/whatif/cases/*.md`.

Fenced blocks by their info string, from top to bottom:

- `json`: a payload; those of a section, or else those above the first section, belong to its templates.
- `vtl weak`: a template with weaknesses. The block `results` behind it lists all of them, as
  `line:column outcome path variant`, with `+ path variant` for a second change. Words behind `|` stand in the
  message or the cure.
- `vtl sound`: a template that nothing is said of.

A line `engine: 1.7` or `root: KEY` sets that option for the section.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
import re

from velocity_preview.engine import Template
from velocity_preview.payloads import load_payload
from velocity_preview.tools import toolbox
from velocity_preview.whatif import Result, Study, results_of

FOLDER = Path(__file__).parent / "cases"
_FENCE = re.compile(r"^```(.*)\n((?:.*\n)*?)```$", re.MULTILINE)
_OPTION = re.compile(r"^(engine|root): (\S+)$", re.MULTILINE)


@dataclass
class Case:
    name: str
    text: str
    payloads: list[str]
    options: dict[str, str]
    results: list[str] = field(default_factory=list)

    def study(self) -> tuple[Study, tuple[Result, ...]]:
        template = Template.parse(self.text, engine=self.options.get("engine", "2.4.1"))
        payloads = [load_payload(text, root=self.options.get("root")) for text in self.payloads]
        scenarios = [scenario for payload in payloads for scenario in payload.scenarios]
        named = [(f"{scenario.name} {index}", scenario) for index, scenario in enumerate(scenarios)]
        study = Study(template, named, toolbox("yespo", datetime(2026, 1, 3, 10, tzinfo=UTC)))
        return study, all_results(study, template.source.name)


def all_results(study: Study, name: str) -> tuple[Result, ...]:
    """The results of the whole work."""
    steps = map(study.try_step, range(study.step_count))
    return results_of([one for step in steps for one in step.found], name)


def written(result: Result) -> str:
    """A result as a case writes it."""
    place = result.source.position(result.span.start)
    changes = " + ".join(f"{change.path} {change.variant}" for change in result.changes)
    return f"{place.line}:{place.column} {result.effect} {changes}"


def cases() -> list[Case]:
    return [case for path in sorted(FOLDER.glob("*.md")) for case in _read(path)]


def _read(path: Path) -> list[Case]:
    first, *sections = re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    common = [text for info, text in _FENCE.findall(first) if info == "json"]
    found: list[Case] = []
    for section in sections:
        title, _, body = section.partition("\n")
        blocks = _FENCE.findall(body)
        options = dict(_OPTION.findall(_FENCE.sub("", body)))
        payloads = [text for info, text in blocks if info == "json"] or common
        for info, text in blocks:
            if info in ("vtl weak", "vtl sound"):
                found.append(
                    Case(f"{path.stem}: {title} {len(found) + 1}", text.removesuffix("\n"), payloads, options)
                )
            elif info == "results":
                found[-1].results = text.splitlines()
            elif info != "json":
                raise ValueError(f"{path.name}: a block of kind {info!r}")
    return found
