"""The literate specs of the rules: `tests/rules/RULE.md`.

Each `## ` section is a case. Its fenced blocks are, by their info string:

- `json`: a payload; those above the first section belong to all sections without their own.
- `json bad`, `json good`: a payload that is linted itself.
- `vtl FILE`: a template that the others can include.
- `vtl bad`: a template with findings. The block `findings` behind it lists all of them: `line:column`, the rule
  where it is not that of the file, the outcome in brackets where it is not the rule's usual one. Words behind `|`
  must stand in the message or the help.
- `vtl good`: a template without findings.
- `vtl fixed`: what `--fix` makes of the template above.
- `baseline`: the findings that are known of the template above, `template.vm`.
- `output`: what the ESP sends for the template above, but for line ends at its end; `error` a part of what the engine says instead.

A rule that is off by default is on in its own file. A line `engine: 1.7`, `root: KEY` or `profile: NAME` sets that option for the section.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
import re

FOLDER = Path(__file__).parent.parent / "rules"
_FENCE = re.compile(r"^```(.*)\n((?:.*\n)*?)```$", re.MULTILINE)
_OPTION = re.compile(r"^(engine|root|profile): (\S+)$", re.MULTILINE)


@dataclass
class Template:
    """A template of a case, or a payload. `findings` are lines as written."""

    text: str
    is_payload: bool = False
    findings: list[str] = field(default_factory=list)
    fixed: str | None = None
    output: str | None = None
    error: str | None = None
    baseline: str | None = None


@dataclass
class Case:
    rule: str
    title: str
    options: dict[str, str]
    payloads: list[str] = field(default_factory=list)
    includes: dict[str, str] = field(default_factory=dict)
    templates: list[Template] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{self.rule}: {self.title}"


def cases() -> list[Case]:
    return [case for path in sorted(FOLDER.glob("*.md")) for case in read(path)]


def read(path: Path) -> list[Case]:
    first, *sections = _sections(path.read_text(encoding="utf-8"))
    common = _case(path.stem, "", first)
    found = []
    for section in sections:
        title, _, body = section.partition("\n")
        case = _case(path.stem, title.strip(), body)
        case.payloads = case.payloads or common.payloads
        case.includes = {**common.includes, **case.includes}
        case.options = {**common.options, **case.options}
        found.append(case)
    return found


def _sections(text: str) -> list[str]:
    """What stands between the headings; `## ` inside of a block is none."""
    blocks = [match.span() for match in _FENCE.finditer(text)]
    heads = [
        match.start()
        for match in re.finditer(r"^## ", text, re.MULTILINE)
        if not any(start < match.start() < end for start, end in blocks)
    ]
    starts = [0, *(at + len("## ") for at in heads)]
    return [text[start:end] for start, end in zip(starts, [*heads, len(text)], strict=True)]


def _case(rule: str, title: str, body: str) -> Case:
    case = Case(rule, title, dict(_OPTION.findall(_FENCE.sub("", body))))
    for info, text in _FENCE.findall(body):
        kind, _, name = info.strip().partition(" ")
        if kind == "json" and name in ("bad", "good"):
            case.templates.append(Template(text, is_payload=True))
        elif kind == "json":
            case.payloads.append(text)
        elif kind == "vtl" and name in ("bad", "good"):
            case.templates.append(Template(text))
        elif kind == "vtl" and name == "fixed":
            case.templates[-1].fixed = text
        elif kind == "vtl":
            case.includes[name] = text
        elif kind == "findings":
            case.templates[-1].findings = text.splitlines()
        elif kind in ("output", "baseline", "error"):
            setattr(case.templates[-1], kind, text.strip() if kind == "error" else text)
        else:
            raise ValueError(f"{case.name}: a block of kind {info!r}")
    return case
