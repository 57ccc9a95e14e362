"""The options of a project: `velocity-preview.toml`, `[tool.velocity-preview]` and `velocity.properties`."""

from velocity_preview.settings.files import SettingsFinder, find_settings, read_settings
from velocity_preview.settings.moments import parse_moment
from velocity_preview.settings.settings import Override, Settings
from velocity_preview.settings.suggestions import nearest

__all__ = [
    "Override",
    "Settings",
    "SettingsFinder",
    "find_settings",
    "nearest",
    "parse_moment",
    "read_settings",
]
