"""A baseline as a JSON text: `{"version": 1, "findings": [{"path", "rule", "context", "count"}]}`.

Sorted and an entry a line, so that it merges well. `path` is relative to the folder of the file, with
slashes; `context` is the text that the finding is about with a little of its line on both sides, white space
as one blank; `count` says how many findings are the same in all that. There are no lines and columns: they
move.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from velocity_preview.errors import SettingsFileError
from velocity_preview.payloads.places import Places
from velocity_preview.reporters.fingerprints import Identity
from velocity_preview.source import Source, Span
from velocity_preview.workspace.baseline import Baseline

if TYPE_CHECKING:
    from pathlib import Path

VERSION: Final = 1
_TYPES: Final = {"path": str, "rule": str, "context": str, "count": int}


def written_baseline(baseline: Baseline) -> str:
    entries = [
        json.dumps({**identity._asdict(), "count": count}, ensure_ascii=False)
        for identity, count in sorted(baseline.counts.items())
    ]
    listed = ",".join(f"\n    {entry}" for entry in entries)
    end = "\n  ]" if entries else "]"
    return f'{{\n  "version": {VERSION},\n  "findings": [{listed}{end}\n}}\n'


def read_baseline(source: Source, folder: Path) -> Baseline:
    """Raises `SettingsFileError` for a text that is no baseline, at the place."""
    counts: dict[Identity, int] = {}
    places: dict[Identity, Span] = {}
    spans = Places(source.text)
    for number, entry in enumerate(_entries(source)):
        span = spans.value(("findings", number)) or Span(0, 0)
        wrong = _what_is_wrong(entry)
        if wrong:
            raise SettingsFileError(wrong, source, span)
        identity = Identity(entry["path"], entry["rule"], entry["context"])
        counts[identity] = counts.get(identity, 0) + entry["count"]
        places.setdefault(identity, span)
    return Baseline(folder, counts, source, places)


def _entries(source: Source) -> list[Any]:
    try:
        document = json.loads(source.text)
    except json.JSONDecodeError as error:
        span = Span(error.pos, error.pos + 1)
        raise SettingsFileError(f"This is no JSON: {error.msg}", source, span) from None
    if not isinstance(document, dict) or not isinstance(document.get("findings"), list):
        raise SettingsFileError("This is no baseline of `velocity-preview lint`", source, Span(0, 1))
    if document.get("version") != VERSION:
        raise SettingsFileError(f"This is a baseline of another version than {VERSION}", source, Span(0, 1))
    entries: list[Any] = document["findings"]
    return entries


def _what_is_wrong(entry: Any) -> str:
    if not isinstance(entry, dict):
        return "An entry of a baseline is an object"
    for key, kind in _TYPES.items():
        if type(entry.get(key)) is not kind:
            return f"`{key}` of an entry is {'a string' if kind is str else 'a number'}"
    unknown = entry.keys() - _TYPES.keys()
    return f"There is no key `{min(unknown)}` in an entry" if unknown else ""
