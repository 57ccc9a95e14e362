"""What stands in the mail file's subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from velocity_preview.engine import Template
from velocity_preview.preview.subjects import BrokenPayload
from velocity_preview.rendering import EmptyScenario, render_scenario

if TYPE_CHECKING:
    from velocity_preview.preview.subjects import Subject
    from velocity_preview.workspace import NamedScenario

_NAME = "the settings' subject"


def subject_line(subject: Subject, scenario: NamedScenario | BrokenPayload | None) -> str | None:
    """The `subject` of the settings, merged as the message is; else that of the data; None without either.

    Raises `TemplateError` where the settings' subject would not be sent.
    """
    chosen = EmptyScenario() if scenario is None or isinstance(scenario, BrokenPayload) else scenario.scenario
    configuration = subject.configuration
    written = configuration.settings.subject
    if written is None:
        found = chosen.context.get("subject")
        return found if isinstance(found, str) and found.strip() else None
    template = Template.parse(written, name=_NAME, engine=configuration.engine, limits=configuration.limits)
    result = render_scenario(template, chosen, configuration.tools)
    if result.error is not None:
        raise result.error
    return result.text
