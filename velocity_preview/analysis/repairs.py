"""How to read on behind something that cannot be mended: what it binds stays bound."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.scan import Kind
from velocity_preview.diagnostics import Edit
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from velocity_preview.analysis.patched import Patched
    from velocity_preview.analysis.scan import Piece

_NAME: Final = rare_pattern(r"\$!?\{?([A-Za-z_]\w*)", re.ASCII)
_WORD: Final = rare_pattern(r"[A-Za-z_]\w*", re.ASCII)
_SET: Final = rare_pattern(r"#\{?set\b")
UNREAD: Final = "_x_"
"""The name of a value that stands for what could not be read: nothing is known of it."""
_SOMETHING: Final = f"${UNREAD}"


def neutral(text: str, piece: Piece) -> tuple[Edit, ...]:
    """Edits that put something readable in the place of a broken head or reference."""
    return (Edit(piece.span, _stand_in(text[piece.start : piece.end], piece)),)


def _stand_in(head: str, piece: Piece) -> str:
    if piece.kind is not Kind.DIRECTIVE or piece.word == "":
        return ""
    names = _NAME.findall(head)
    if piece.word in ("if", "elseif"):
        return f"#{piece.word}({_SOMETHING})"
    if piece.word == "foreach":
        return f"#foreach(${names[0] if names else UNREAD} in {_SOMETHING})"
    if piece.word == "set":
        return f"#set(${names[0]} = {_SOMETHING})" if names else ""
    if piece.word == "macro":
        words = _WORD.findall(head[len("#macro") :])
        return f"#macro({words[0] if words else UNREAD}{''.join(f' ${name}' for name in names)})"
    if piece.word == "define":
        return f"#define(${names[0] if names else UNREAD})"
    return ""


def names_in_unread(text: str, patched: Patched) -> frozenset[str]:
    """Names in the heads that something else stands in the place of. What a `#set` sets is none of them."""
    found: set[str] = set()
    for span in patched.edited:
        head = text[span.start : span.end]
        names = _NAME.findall(head)
        found.update(names[1:] if _SET.match(head) else names)
    return frozenset(found)
