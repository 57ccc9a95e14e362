"""A template, a payload and the tools: the message of each scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from velocity_preview.engine import Engine, Includes, Template
from velocity_preview.errors import SettingsError, TemplateError
from velocity_preview.payloads import Payload, load_payload
from velocity_preview.tools import Toolbox

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime


class Scenario(Protocol):
    """One context to render with."""

    @property
    def name(self) -> str: ...

    @property
    def context(self) -> Mapping[str, object]: ...


class EmptyScenario(NamedTuple):
    """What a template without a payload is rendered with."""

    name: str = "no payload"

    @property
    def context(self) -> Mapping[str, object]:
        return {}


class RenderResult(NamedTuple):
    """The message of a scenario, or the error for which none is sent."""

    scenario: str
    text: str | None = None
    error: TemplateError | None = None

    @property
    def message(self) -> str:
        """The text; raises the error where there is none."""
        if self.error is not None:
            raise self.error
        return self.text or ""


def render_scenario(template: Template, scenario: Scenario, tools: Mapping[str, object]) -> RenderResult:
    """Merge a template with one scenario. A tool hides a key of the same name, as at the ESP."""
    try:
        read = {name: tools[name] for name in tools if template.may_read(name)}
        return RenderResult(scenario.name, text=template.merge({**scenario.context, **read}))
    except TemplateError as error:
        return RenderResult(scenario.name, error=error)


def render_all(template: Template, payload: Payload, tools: Mapping[str, object]) -> Iterator[RenderResult]:
    """The message of each scenario, one after the other."""
    for scenario in payload.scenarios:
        yield render_scenario(template, scenario, tools)


def render(  # noqa: PLR0913  (the command line's options)
    template: str | Template,
    payload: str | Payload = "{}",
    *,
    scenario: str | None = None,
    root: str | None = None,
    profile: str = "yespo",
    engine: str | Engine = "2.4.1",
    now: datetime | None = None,
    includes: Includes = None,
) -> str:
    """The message that the ESP would send.

    `template` and `payload` are texts or what was made of them; `scenario` names a recipient or order
    (default: the first); `root` is the workflow's JSON field; `now` fixes the date tool's clock. Raises
    `PayloadError`, `VelocitySyntaxError`, `MergeError`, or `SettingsError` where the payload has no such
    scenario.
    """
    if isinstance(template, str):
        template = Template.parse(template, engine=engine, includes=includes)
    if isinstance(payload, str):
        payload = load_payload(payload, root=root)
    for candidate in payload.scenarios:
        if scenario in (None, candidate.name):
            return render_scenario(template, candidate, Toolbox(profile, now=now)).message
    raise SettingsError(f"The payload has no scenario `{scenario}`.")
