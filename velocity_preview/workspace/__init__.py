"""Files: which templates there are, which payloads belong to them, reading and writing them safely."""

from velocity_preview.workspace.configuration import Configuration, MergeOptions, configuration_for
from velocity_preview.workspace.containment import OutsideError, inside, stays_inside
from velocity_preview.workspace.files import decode_text, read_payload_text, read_text
from velocity_preview.workspace.linting import linter_for, refused
from velocity_preview.workspace.payloads import payload_label, payloads_of
from velocity_preview.workspace.scenarios import NamedScenario, name_scenarios
from velocity_preview.workspace.severities import Severities, configured, severities_of, unknown_rule
from velocity_preview.workspace.templates import (
    find_templates,
    include_folder,
    is_ignored,
    is_template,
    template_stem,
)
from velocity_preview.workspace.writing import message_bytes, write_atomically

__all__ = [
    "Configuration",
    "MergeOptions",
    "NamedScenario",
    "OutsideError",
    "Severities",
    "configuration_for",
    "configured",
    "decode_text",
    "find_templates",
    "include_folder",
    "inside",
    "is_ignored",
    "is_template",
    "linter_for",
    "message_bytes",
    "name_scenarios",
    "payload_label",
    "payloads_of",
    "read_payload_text",
    "read_text",
    "refused",
    "severities_of",
    "stays_inside",
    "template_stem",
    "unknown_rule",
    "write_atomically",
]
