from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from velocity_preview.analysis.scan import Kind, scan
from velocity_preview.diagnostics import Edit
from velocity_preview.lint.rule import Cure, Rule
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.damage import Damage
    from velocity_preview.analysis.scanned import Scanned

_ENCODED: Final = re.compile(r"%24[^\s\"<>]+", re.IGNORECASE)
_CHARACTER: Final = rare_pattern(r"(?:%[0-9A-Fa-f]{2})+|.", re.DOTALL)
_CODE: Final = rare_pattern(r"\$!|\$\{|\$[A-Za-z_]\w*\.[A-Za-z_]\w*\(", re.ASCII)


class PercentEncodedVtl(Rule):
    """A reference with percent signs, as link fields of editors write it.

    ## What it does
    Reports `%24%21data.get(%27url%27)` and the like.

    ## Why is this bad?
    It is no reference any more: the link leads to that text.

    ## Example
    ```vtl
    <a href="%24%21data.get(%27url%27)">To the order</a>
    ```
    ```vtl
    <a href="$!data.get('url')">To the order</a>
    ```
    """

    tier = 2
    cure = Cure.FIX
    rank = 7

    @classmethod
    def mend(cls, scanned: Scanned) -> Iterator[Damage]:
        if "%" not in scanned.text:
            return
        for match in scanned.in_prose(_ENCODED):
            end, reference = _reference(match.group())
            if not _CODE.match(reference):
                continue
            span = Span(match.start(), match.start() + end)
            written = reference.replace('"', "'")
            yield cls.damage(
                span,
                "The reference is percent-encoded, and no reference any more.",
                help=f"Write `{written}`.",
                fix=(Edit(span, written),),
            )


def _reference(encoded: str) -> tuple[int, str]:
    """How much of an encoded text is the reference that it begins with, and what that is."""
    pieces = [(match.end(), unquote(match.group())) for match in _CHARACTER.finditer(encoded)]
    decoded = "".join(text for _, text in pieces)
    first = next(iter(scan(decoded)), None)
    if first is None or first.kind is not Kind.REFERENCE or first.start or not first.closed:
        return 0, ""
    length = 0
    for end, text in pieces:
        length += len(text)
        if length >= first.end:
            return (end, decoded[: first.end]) if length == first.end else (0, "")
    return 0, ""
