"""Files: which templates there are, which payloads belong to them, reading and writing them safely.

What lint needs is in `linting` and `severities`, not here: rendering does without the linter.
"""

from velocity_preview.workspace.configuration import Configuration, MergeOptions, configuration_for
from velocity_preview.workspace.containment import OutsideError, inside, stays_inside
from velocity_preview.workspace.files import decode_text, read_payload_text, read_text
from velocity_preview.workspace.payloads import payload_label, payloads_of
from velocity_preview.workspace.scenarios import NamedScenario, name_scenarios
from velocity_preview.workspace.templates import (
    find_templates,
    include_folder,
    is_ignored,
    is_template,
    template_stem,
)
from velocity_preview.workspace.writing import (
    atomic_file,
    message_bytes,
    write_atomically,
    write_exclusively,
    write_new,
)

__all__ = [
    "Configuration",
    "MergeOptions",
    "NamedScenario",
    "OutsideError",
    "atomic_file",
    "configuration_for",
    "decode_text",
    "find_templates",
    "include_folder",
    "inside",
    "is_ignored",
    "is_template",
    "message_bytes",
    "name_scenarios",
    "payload_label",
    "payloads_of",
    "read_payload_text",
    "read_text",
    "stays_inside",
    "template_stem",
    "write_atomically",
    "write_exclusively",
    "write_new",
]
