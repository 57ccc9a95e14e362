"""What lines of generated code are about to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from velocity_preview.engine.element import Element
    from velocity_preview.engine.origins import Part

INLINE = 60
"""Characters from which on a text has a name in the generated code."""
_LONG = 2000
"""Characters from which on it takes longer to copy a text than to have one piece more."""


Parts = list[str | list[str]]
"""Names of what holds texts, and texts known beforehand, each of one or more that follow each other."""


class Pending:
    """What is to be printed, in the order of the message. `element` is the one that printed last."""

    __slots__ = ("element", "parts")

    def __init__(self) -> None:
        self.parts: Parts = []
        self.element: Element | None = None

    def add(self, held: str, element: Element) -> None:
        """Print the text in `held`."""
        self.parts.append(held)
        self.element = element

    def add_text(self, text: str, element: Element) -> None:
        last = self.parts[-1] if self.parts else ""
        if isinstance(last, list):
            last.append(text)
        else:
            self.parts.append([text])
        self.element = element

    def pieces(self) -> Iterator[Parts]:
        """The parts of each piece of the message: a long text is a piece of its own."""
        piece: Parts = []
        for part in self.parts:
            if isinstance(part, list) and sum(map(len, part)) > _LONG:
                if piece:
                    yield piece
                yield [part]
                piece = []
            else:
                piece.append(part)
        if piece:
            yield piece


class PendingRun:
    """Of traced code: the parts of the next `Run`."""

    __slots__ = ("is_plain", "parts", "told", "visited")

    def __init__(self) -> None:
        self.parts: list[tuple[Element, Part]] = []
        self.is_plain = False
        """Whether references are among them that are looked up when the run is printed."""
        self.told = 0
        """How many references are among them of which the code has told."""
        self.visited: Element | None = None
        """The block that begins with it."""


def is_known(parts: Parts) -> bool:
    """Whether all of it is known beforehand."""
    return all(isinstance(part, list) for part in parts)


def joined(parts: Parts, constant: Callable[[str], str]) -> str:
    """The expression of one string: an f-string, unless it has but one part."""
    if len(parts) > 1:
        return f"f{''.join(_of_f_string(part, constant) for part in parts)!r}"
    first = parts[0] if parts else [""]
    return first if isinstance(first, str) else constant("".join(first))


def _of_f_string(part: str | list[str], constant: Callable[[str], str]) -> str:
    if isinstance(part, str):
        return f"{{{part}}}"
    text = "".join(part)
    if len(text) >= INLINE:
        return f"{{{constant(text)}}}"
    return text.replace("{", "{{").replace("}", "}}")
