"""Lint texts: the function of the package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.diagnostics import Diagnostic, Report
from velocity_preview.errors import PayloadError
from velocity_preview.lint.linter import Linter
from velocity_preview.lint.options import LintOptions
from velocity_preview.payloads import Payload, load_payload
from velocity_preview.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from velocity_preview.engine import Engine, Includes
    from velocity_preview.rendering import Scenario


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
    """The findings of a template's text, with those of its payloads behind them.

    `payloads` are texts, or what `load_payload` made of them; `root` is the workflow's JSON field of those
    that are texts. Of a payload that cannot be read that is a finding, and the template is linted with the
    others.
    """
    linter = Linter(LintOptions(engine=engine, profile=profile, includes=includes, now=now))
    given = [payloads] if isinstance(payloads, (str, Payload)) else list(payloads)
    scenarios: list[Scenario] = []
    of_payloads: list[Diagnostic] = []
    for number, payload in enumerate(given, 1):
        label = "<payload>" if len(given) == 1 else f"<payload {number}>"
        source = Source(label, payload) if isinstance(payload, str) else payload.source
        of_payloads += linter.lint_payload(source, root=root)
        try:
            loaded = load_payload(payload, root=root, name=label) if isinstance(payload, str) else payload
        except PayloadError:
            continue
        scenarios += loaded.scenarios
    findings = linter.lint_template(Source(name, text), scenarios)
    return Report(1 + len(given), (*findings, *of_payloads))
