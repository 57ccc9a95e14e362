"""A static gallery of every template and scenario, with findings, that works from the file system."""

from __future__ import annotations

from dataclasses import dataclass
import re
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, select_autoescape
from markupsafe import Markup, escape

from velocity_preview.preview.cards import error_card
from velocity_preview.preview.preview import Preview
from velocity_preview.preview.questions import Question
from velocity_preview.workspace import message_bytes
from velocity_preview.workspace.file_names import file_names, suffix_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from velocity_preview.preview.cards import Card
    from velocity_preview.preview.findings import Finding
    from velocity_preview.workspace import MergeOptions


_BACKTICKS = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True)
class Picture:
    """A scenario in the gallery: its message's file below the gallery, or the error it ended with."""

    name: str
    file: str | None
    size: int
    error: Card | None


@dataclass(frozen=True, slots=True)
class Room:
    """A template in the gallery."""

    name: str
    path: str
    pictures: tuple[Picture, ...]
    findings: tuple[Finding, ...]

    @property
    def failed(self) -> int:
        return sum(picture.error is not None for picture in self.pictures)


def build_gallery(
    root: Path,
    out: Path,
    options: MergeOptions | None = None,
    *,
    progress: Callable[[str], None] = lambda _name: None,
) -> tuple[Room, ...]:
    """Write `index.html` and the messages below `out`, which is made where it is missing.

    `progress` hears of each template before it is rendered. Raises `SettingsError` and `OSError`.
    """
    preview = Preview(root, options)
    try:
        rooms = tuple(_rooms(preview, out, progress))
    finally:
        preview.close()
    pages = Environment(
        loader=PackageLoader("velocity_preview.preview", "pages"), autoescape=select_autoescape()
    )
    pages.filters["code"] = _with_code
    out.mkdir(parents=True, exist_ok=True)
    text = pages.get_template("gallery.html").render(title=preview.root.name, rooms=rooms)
    (out / "index.html").write_text(text, "utf-8", newline="\n")
    return rooms


def _with_code(sentence: str) -> Markup:
    """A sentence with its `names in backticks` set as code."""
    return Markup(_BACKTICKS.sub(r"<code>\1</code>", str(escape(sentence))))  # noqa: S704 - escaped


def _rooms(preview: Preview, out: Path, progress: Callable[[str], None]) -> Iterator[Room]:
    names = list(preview.catalogue.entries())
    folders = file_names((name.replace("/", ".") for name in names), "")
    for name, folder in zip(names, folders, strict=True):
        progress(name)
        question = Question(name)
        yield Room(
            name=name,
            path=preview.catalogue.name(preview.catalogue.path(name)),
            pictures=tuple(_pictures(preview, question, out, folder)),
            findings=tuple(preview.views.findings(question)),
        )


def _pictures(preview: Preview, question: Question, out: Path, folder: str) -> Iterator[Picture]:
    messages = list(preview.views.messages(question))
    bases = file_names((name or "message" for name, _ in messages), "")
    for (name, message), base in zip(messages, bases, strict=True):
        if message.text is None:
            yield Picture(name, None, 0, error_card(message.error) if message.error else None)
            continue
        file = f"messages/{folder}/{base}{suffix_for(question.template, message.text)}"
        content = message_bytes(message.text)
        (out / file).parent.mkdir(parents=True, exist_ok=True)
        (out / file).write_bytes(content)
        yield Picture(name, file, len(content), None)
