"""Render, lint and preview Apache Velocity email templates exactly as the email service provider sends them.

```
from velocity_preview import Template, load_payload, render

render("Hello $!data.get('name')", '{"name": "Ada"}')
```

Names are imported when they are first used: importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from velocity_preview.version import __version__

if TYPE_CHECKING:
    from velocity_preview.engine import ENGINES, Engine, Limits, Template
    from velocity_preview.errors import (
        IncludeError,
        LimitError,
        LocatedError,
        MergeError,
        PayloadError,
        SettingsError,
        TemplateError,
        VelocityPreviewError,
        VelocitySyntaxError,
    )
    from velocity_preview.lint import lint
    from velocity_preview.payloads import Payload, Scenario, load_payload
    from velocity_preview.rendering import RenderResult, render, render_all

__all__ = [
    "ENGINES",
    "Engine",
    "IncludeError",
    "LimitError",
    "Limits",
    "LocatedError",
    "MergeError",
    "Payload",
    "PayloadError",
    "RenderResult",
    "Scenario",
    "SettingsError",
    "Template",
    "TemplateError",
    "VelocityPreviewError",
    "VelocitySyntaxError",
    "__version__",
    "lint",
    "load_payload",
    "render",
    "render_all",
]

_HOMES = {
    "engine": ("ENGINES", "Engine", "Limits", "Template"),
    "errors": (
        "IncludeError",
        "LimitError",
        "LocatedError",
        "MergeError",
        "PayloadError",
        "SettingsError",
        "TemplateError",
        "VelocityPreviewError",
        "VelocitySyntaxError",
    ),
    "payloads": ("Payload", "Scenario", "load_payload"),
    "rendering": ("RenderResult", "render", "render_all"),
}


def __getattr__(name: str) -> object:
    if name == "lint":  # the package, which can be called
        return import_module(f"{__name__}.lint")
    for home, names in _HOMES.items():
        if name in names:
            value: object = getattr(import_module(f"{__name__}.{home}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
