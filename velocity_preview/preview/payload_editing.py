"""Saving a payload from the page's editor, unless somebody else saved it meanwhile."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from velocity_preview.errors import LocatedError, VelocityPreviewError
from velocity_preview.preview.cards import error_card
from velocity_preview.preview.messages import read_scenarios
from velocity_preview.preview.subjects import payload_files
from velocity_preview.workspace import OutsideError, inside, read_payload_text, write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from velocity_preview.preview.cards import Card
    from velocity_preview.workspace import Configuration

LARGEST_EDITED = 1024 * 1024
"""Characters of the largest payload the editor takes."""


class ConflictError(VelocityPreviewError):
    """The file is not what the editor began with; `text` is what it is now."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(f"`{name}` was changed by somebody else")
        self.text = text


def text_digest(text: str) -> str:
    """What the editor remembers of the text it began with."""
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()


def payload_path(root: Path, template: Path, name: str, configuration: Configuration) -> Path:
    """The file of a template's payload. Raises `OutsideError` where it is not one of the template's."""
    path = inside(root, name)
    if path not in payload_files(template, root, configuration):
        raise OutsideError(f"`{name}` is no payload of this template")
    return path


def check_payload(text: str, name: str, configuration: Configuration) -> Card | None:
    """Why a text is no payload; None where it is one."""
    try:
        read_scenarios(text, name, configuration.root, configuration.payload_type)
    except LocatedError as error:
        return error_card(error)
    return None


def save_payload(path: Path, name: str, text: str, base: str) -> str:
    """Write the text where the file still has the digest `base`; the new digest. Raises `ConflictError`."""
    current = read_payload_text(path, name=name)
    if text_digest(current) != base:
        raise ConflictError(name, current)
    write_atomically(path, text)
    return text_digest(text)
