"""Names of files for scenarios: recipients, orders and payloads are called anything."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
import unicodedata

from velocity_preview.payloads.name_set import NameSet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SEPARATORS = re.compile(r'[<>:"/\\|?*]+')
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE
)
_LONGEST = 150
"""Bytes, so that a suffix and a temporary name fit into the 255 of a file system."""
_HTML = re.compile(
    r"<(?:!doctype|html|body|table|div|head|p|br|a|span|td|mj-|[a-z][a-z0-9]*[\s/>])", re.IGNORECASE
)


def file_names(names: Iterable[str], suffix: str) -> Iterator[str]:
    """A file name for each scenario, no two of them the same file on any system."""
    return map(FileNames(suffix).of, names)


class FileNames:
    """Names of files that end with `suffix`.

    Characters and names that Windows reserves, separators, control characters and dots in front are replaced;
    a name that comes again, in other letters too, gets a number.
    """

    def __init__(self, suffix: str) -> None:
        self._suffix = suffix
        self._taken = NameSet()

    def of(self, name: str) -> str:
        base = _safe(name)
        candidate, number = base, 1
        while not self._taken.add(_key(candidate)):
            number += 1
            candidate = f"{base}-{number}"
        return candidate + self._suffix


def suffix_for(template_name: str, text: str) -> str:
    """`.html` or `.txt`: what the template is called, as in `cart.txt.vm`, else what it holds."""
    stem = re.sub(r"\.(?:vm|vtl)$", "", template_name.lower())
    if stem.endswith((".html", ".htm")):
        return ".html"
    if stem.endswith(".txt"):
        return ".txt"
    return ".html" if _HTML.search(text) else ".txt"


def _safe(name: str) -> str:
    name = _SEPARATORS.sub("-", unicodedata.normalize("NFC", name))
    name = "".join(
        "-" if unicodedata.category(character)[0] in "CZ" and character != " " else character
        for character in name
    )
    name = name.encode("utf-8")[:_LONGEST].decode("utf-8", "ignore").strip(" .")
    if not name:
        return "scenario"
    return f"_{name}" if _RESERVED.fullmatch(name) else name


def _key(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
