"""The linter: a template and its scenarios in, findings out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from velocity_preview.diagnostics import Diagnostic, Report
from velocity_preview.engine import Engine, Includes
from velocity_preview.errors import PayloadError
from velocity_preview.lint.fixes import apply_fixes
from velocity_preview.lint.options import LintOptions
from velocity_preview.payloads import Payload, load_payload
from velocity_preview.rendering import Scenario
from velocity_preview.source import Source

_ROUNDS = 10


class Linter:
    """Lints any number of templates with the same options."""

    def __init__(self, options: LintOptions | None = None) -> None:
        self.options = options or LintOptions()

    def lint_template(self, source: Source, scenarios: Sequence[Scenario] = ()) -> tuple[Diagnostic, ...]:
        """The findings of a template, in the order of their places. Without scenarios, rules about data are silent."""
        return ()

    def lint_payload(self, source: Source, *, root: str | None = None, kind: str | None = None) -> tuple[Diagnostic, ...]:
        """The findings of a payload's text: why it cannot be read, or what is doubtful in it."""
        return ()

    def fix(self, source: Source, scenarios: Sequence[Scenario] = ()) -> str:
        """The text with all safe fixes, those included that others make possible."""
        for _ in range(_ROUNDS):
            fixed = apply_fixes(source, self.lint_template(source, scenarios))
            if fixed == source.text:
                break
            source = Source(source.name, fixed)
        return source.text


def lint(  # noqa: PLR0913  (the command line's options)
    text: str,
    payloads: str | Payload | Sequence[str | Payload] = (),
    *,
    name: str = "<string>",
    root: str | None = None,
    profile: str = "yespo",
    engine: str | Engine = "2.4.1",
    now: datetime | None = None,
    includes: Includes = None,
) -> Report:
    """The findings of a template's text with those of its payloads: texts, or what `load_payload` made of them."""
    linter = Linter(LintOptions(engine=engine, profile=profile, includes=includes, now=now))
    given = [payloads] if isinstance(payloads, (str, Payload)) else list(payloads)
    scenarios: list[Scenario] = []
    findings: list[Diagnostic] = []
    for number, payload in enumerate(given, 1):
        source = Source(f"<payload {number}>" if len(given) > 1 else "<payload>", payload) if isinstance(payload, str) else payload.source
        findings += linter.lint_payload(source, root=root)
        try:
            loaded = load_payload(payload, root=root, name=source.name) if isinstance(payload, str) else payload
        except PayloadError:
            continue
        scenarios += loaded.scenarios
    findings += linter.lint_template(Source(name, text), scenarios)
    return Report(1 + len(given), tuple(findings))
