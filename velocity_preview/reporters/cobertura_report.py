"""Cobertura's XML, for GitLab, Jenkins and Azure: http://cobertura.sourceforge.net/xml/coverage-04.dtd."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from velocity_preview.analysis.arms import ArmKind
from velocity_preview.analysis.coverage import Arm, Coverage, FileCoverage, percent
from velocity_preview.reporters.lcov_report import lines_of
from velocity_preview.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

_DOCTYPE: Final = '<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">'


def cobertura_report(coverage: Coverage) -> str:
    """The time stamp is 0: the same run gives the same report."""
    counts = [lines_of(file) for file in coverage.files]
    valid = sum(len(lines) for lines in counts)
    hit = sum(runs > 0 for lines in counts for runs in lines.values())
    branches = [arm for file in coverage.files for arm in _branches(file)]
    root = ET.Element(
        "coverage",
        {
            **_rates(hit, valid, sum(arm.is_reached for arm in branches), len(branches)),
            "lines-covered": str(hit),
            "lines-valid": str(valid),
            "branches-covered": str(sum(arm.is_reached for arm in branches)),
            "branches-valid": str(len(branches)),
            "version": __version__,
            "timestamp": "0",
        },
    )
    ET.SubElement(ET.SubElement(root, "sources"), "source").text = "."
    package = ET.SubElement(ET.SubElement(root, "packages"), "package", {"name": "."})
    package.attrib |= {name: root.attrib[name] for name in ("line-rate", "branch-rate", "complexity")}
    classes = ET.SubElement(package, "classes")
    for file in coverage.files:
        _class(classes, file)
    ET.indent(root)
    return f'<?xml version="1.0" ?>\n{_DOCTYPE}\n{ET.tostring(root, encoding="unicode")}\n'


def _class(parent: ET.Element, file: FileCoverage) -> None:
    lines = lines_of(file)
    branches = _branches(file)
    hit = sum(runs > 0 for runs in lines.values())
    rates = _rates(hit, len(lines), sum(arm.is_reached for arm in branches), len(branches))
    element = ET.SubElement(parent, "class", {"name": file.path, "filename": file.path, **rates})
    ET.SubElement(element, "methods")
    body = ET.SubElement(element, "lines")
    by_line: dict[int, list[Arm]] = defaultdict(list)
    first: dict[int, int] = {}
    for arm in branches:
        by_line[first.setdefault(arm.branch, arm.line)].append(arm)
    for number, runs in sorted(lines.items()):
        _line(body, number, runs, by_line.get(number, []))


def _line(parent: ET.Element, number: int, runs: int, arms: Sequence[Arm]) -> None:
    element = ET.SubElement(parent, "line", {"number": str(number), "hits": str(runs)})
    if not arms:
        element.set("branch", "false")
        return
    reached = sum(arm.is_reached for arm in arms)
    share = f"{int(percent(reached, len(arms)))}%"
    element.attrib |= {"branch": "true", "condition-coverage": f"{share} ({reached}/{len(arms)})"}
    conditions = ET.SubElement(element, "conditions")
    ET.SubElement(conditions, "condition", {"number": "0", "type": "jump", "coverage": share})


def _branches(file: FileCoverage) -> list[Arm]:
    return [arm for arm in file.arms if arm.kind is not ArmKind.MACRO]


def _rates(hit: int, valid: int, reached: int, branches: int) -> dict[str, str]:
    return {
        "line-rate": f"{percent(hit, valid) / 100:.4g}",
        "branch-rate": f"{percent(reached, branches) / 100:.4g}",
        "complexity": "0",
    }
