"""What-if for people: every weakness with its code frame, then a summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.diagnostics import Severity
from velocity_preview.reporters.cells import plain
from velocity_preview.reporters.code_frame import Mark
from velocity_preview.reporters.problem import Problem
from velocity_preview.reporters.style import PLAIN, Style
from velocity_preview.reporters.whatif_cover import cover_text
from velocity_preview.whatif.weakness import Effect

if TYPE_CHECKING:
    from velocity_preview.whatif import Shown, WhatIfReport

WORDS = {
    Effect.NOT_SENT: "not sent",
    Effect.CUT: "cut",
    Effect.LEAK: "leak",
    Effect.WRONG_TEXT: "wrong text",
    Effect.LOST_BLOCK: "lost block",
}

NOTHING_TRIED = "No variant was tried: no scenario is sent as it is."


def whatif_text(report: WhatIfReport, style: Style = PLAIN) -> str:
    """The results in the order of their places and a line that counts them."""
    return "\n".join(
        [*(_result(shown, style) for shown in report.shown), _summary(report, style)]
    ) + cover_text(report.cover, style)


def severity_of(effect: Effect) -> Severity:
    """Lint's severity of the outcome."""
    return Severity.WARNING if effect in (Effect.WRONG_TEXT, Effect.LOST_BLOCK) else Severity.ERROR


def _result(shown: Shown, style: Style) -> str:
    result = shown.result
    place = result.source.position(result.span.start)
    severity = severity_of(result.effect)
    text = Problem(
        result.source,
        place.line,
        place.column,
        severity,
        result.message,
        (Mark(result.span, role=severity.value),),
        result.help,
        result.effect.value,
        (result.scenario,),
    ).text(style)
    if len(result.variants) > 1:
        also = ", ".join(variant.value for variant in result.variants if variant is not result.variant)
        text += f"{style('also', 'rule')}: {also}\n"
    return text + (f"{style('saved', 'rule')}: {plain(shown.saved)}\n" if shown.saved else "")


def _summary(report: WhatIfReport, style: Style) -> str:
    merged = f"{report.variants} variants of {_counted(report.scenarios, 'scenario')}"
    if not report.scenarios:
        return f"{NOTHING_TRIED}\n"
    if not report.shown:
        return f"Nothing to report in {merged}.\n"
    counts = [
        style(f"{count} {WORDS[effect]}", severity_of(effect).value)
        for effect in Effect
        if (count := report.count(effect))
    ]
    found = len(report.shown)
    return f"{found} {'weakness' if found == 1 else 'weaknesses'} in {merged}: {', '.join(counts)}.\n"


def _counted(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"
