"""The seam: airspeed's element classes, each replaced by ours.

airspeed builds its tree through `_Element.next_element` and `require_next_element`. `Element` overrides both
and looks each class up in a table, so the whole tree is ours and airspeed's module stays as it is.
"""

from __future__ import annotations

from abc import ABCMeta
from typing import TYPE_CHECKING, NoReturn, Self, TypeVar

import airspeed

from velocity_preview.engine.limits import MAX_ELEMENTS
from velocity_preview.engine.tokens import impossible_at, skip_space
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    import re

    from velocity_preview.engine.code import Code
    from velocity_preview.engine.reading import Reading

Ours = TypeVar("Ours", bound="type[Element]")

SUBSTITUTES: dict[type, type[Element]] = {}
"""airspeed class → the class that stands in its place."""


_LONE_BANG = rare_pattern(r"""('[^']*'|"[^"]*"|\$(?=![^A-Za-z_{\\]))(?:(?<=\$)!)?""")
_BEFORE_REFERENCE = rare_pattern(r"\\|[$#]!?\$")


def stands_for(*originals: type) -> Callable[[Ours], Ours]:
    """Class decorator: this class takes the place of `originals` in every tree."""

    def register(ours: Ours) -> Ours:
        SUBSTITUTES.update(dict.fromkeys(originals, ours))
        return ours

    return register


class _ElementType(ABCMeta):
    """airspeed's elements are abstract classes, and those ask a registry at each `isinstance`; nothing is
    ever registered for an element.
    """

    __instancecheck__ = type.__instancecheck__


class Element(airspeed._Element, metaclass=_ElementType):  # noqa: SLF001 (the seam)
    """A node of the tree. `start` and `end` are offsets in the text that is read, `span` in the source."""

    reading: Reading
    start: int
    end: int
    escapes: int = 0
    """The backslashes before it that belong to it."""
    is_reference = False

    @classmethod
    def at(cls, reading: Reading, start: int) -> Self:
        """An element of this class that begins at `start` and is still to be read."""
        if next(reading.made) > MAX_ELEMENTS:
            reading.refuse_many_elements(start)
        element = cls.__new__(cls)
        element.reading = reading
        element.start = element.end = start
        return element

    @property
    def filename(self) -> str:
        return self.reading.source.name

    @property
    def _full_text(self) -> str:
        return self.reading.text

    def next_match(self, pattern: re.Pattern[str]) -> tuple[str, ...] | None:
        match = pattern.match(self.reading.text, self.end)
        if match is None:
            return None
        self.end = match.end()
        return match.groups()

    def identity_match(self, pattern: re.Pattern[str]) -> tuple[str, ...]:
        match = pattern.match(self.reading.text, self.end)
        if match is None:
            raise airspeed.NoMatch
        self.end = match.end()
        return match.groups()

    @classmethod
    def read(cls, reading: Reading, at: int) -> Element:
        """Read one element of this class; raises `airspeed.NoMatch` where there is none."""
        element = cls.at(reading, at)
        element.parse()
        return element

    def next_element(self, element_spec: type | Sequence[type]) -> Element:
        if isinstance(element_spec, type):
            element = SUBSTITUTES[element_spec].read(self.reading, self.end)
            self.end = element.end
            return element
        for element_class in element_spec:
            try:
                return self.next_element(element_class)
            except airspeed.NoMatch:
                continue
        raise airspeed.NoMatch

    def require_next_element(self, element_spec: type | Sequence[type], expected: str) -> Element:
        try:
            return self.next_element(element_spec)
        except airspeed.NoMatch:
            self.fail(expected)

    def require_match(self, pattern: re.Pattern[str], expected: str) -> tuple[str, ...]:
        match = self.next_match(pattern)
        if match is None:
            self.fail(expected)
        return match

    def fail(self, expected: str) -> NoReturn:
        """Refuse the template here, as the engine would."""
        raise self.reading.unexpected(self.end, expected)

    @property
    def can_scan(self) -> bool:
        """Whether some token begins here."""
        reading = self.reading
        return impossible_at(reading.text, self.end, reading.place, reading.engine) is None

    def skip_space(self) -> None:
        self.end = skip_space(self.reading.text, self.end)

    def accept(self, text: str) -> bool:
        """Whether `text` stands next, after white space; if so, step behind it."""
        if self.reading.text.startswith(text, self.end):
            self.end += len(text)
            return True
        at = skip_space(self.reading.text, self.end)
        if not self.reading.text.startswith(text, at):
            return False
        self.end = at + len(text)
        return True

    @property
    def span(self) -> Span:
        return Span(self.reading.offset(self.start), self.reading.offset(self.end))

    @property
    def source_text(self) -> str:
        return self.reading.text[self.start : self.end]

    @property
    def kept_text(self) -> str:
        """The source text as the engine keeps it: backslashes before references are in no token, nor are
        sigils that begin nothing, right before them. Elsewhere `$!` that begins nothing loses its `!`.
        """
        kept = self._without_prefixes
        return _LONE_BANG.sub(r"\1", kept) if "$!" in kept else kept

    @property
    def _without_prefixes(self) -> str:
        if not _BEFORE_REFERENCE.search(self.source_text):
            return self.source_text
        pieces: list[str] = []
        at = self.start
        for inner in self.walk():
            if inner.is_reference and inner.reading is self.reading:
                before = self.reading.text[at : inner.start]
                pieces.append(before.rstrip("$!#") if inner.start > self.start else before)
                at = inner.start + inner.escapes
        return "".join((*pieces, self.reading.text[at : self.end]))

    @property
    def blamed_span(self) -> Span:
        """The part that the engine names in an error of the merge."""
        return self.span

    @property
    def head_span(self) -> Span:
        """The part that names the element: of a block directive, the line that opens it."""
        return self.span

    def children(self) -> Sequence[Element]:
        """The elements inside this one, in the order of the text."""
        return ()

    def walk(self) -> Iterator[Element]:
        """This element and all inside it, in the order of the text."""
        pending: list[Element] = [self]
        while pending:
            element = pending.pop()
            yield element
            if children := element.children():
                pending += reversed(children)

    @property
    def reads(self) -> tuple[str, ...]:
        """Names of the context that this element itself reads."""
        return ()

    @property
    def binds(self) -> tuple[str, ...]:
        """Names of the context that this element itself sets."""
        return ()

    def emit(self, code: Code) -> None:
        """Write the Python code that merges this element."""


class Operand(Element):
    """An element that has a value."""

    is_text_constant = False
    """Whether the value is a string known beforehand."""

    is_harmless = False
    """Whether computing it can neither fail nor change anything."""

    @property
    def keeps_text(self) -> bool:
        """Whether the engine keeps the source text of the operand: where its leftmost part is a reference or
        string.
        """
        return False

    @property
    def null_text(self) -> str:
        """What `+` prints of it beside a string where it is null."""
        return self.kept_text

    def value(self, code: Code) -> str:
        """Write the code that computes the value; returns the Python name or constant that holds it."""
        raise NotImplementedError

    def truth(self, code: Code) -> str:
        """Write the code of the test; returns a Python expression that is true where Velocity's `#if` is."""
        return code.truth(self.value(code))
