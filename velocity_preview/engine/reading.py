"""One pass over one text: what the elements of a tree share."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from itertools import count
import re
from typing import TYPE_CHECKING, NoReturn

from velocity_preview.engine.limits import MAX_DEPTH, MAX_ELEMENTS
from velocity_preview.engine.refusals import Refusals
from velocity_preview.engine.scopes import Deeper, Opened, Scanning
from velocity_preview.engine.tokens import NOTHING, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from velocity_preview.engine.element import Element
    from velocity_preview.source import Source
    from velocity_preview.values.engines import Engine

_WORDS = "set|if|elseif|else|end|foreach|macro|define|parse|include|evaluate|stop|break"
_REFERENCE = r"!?(?:\{(?:\$+!?)?)?[A-Za-z_]|\\+!\{?[A-Za-z_]|!?\{(?:\[|\{(?:\$!?)?[A-Za-z_])"
"""What begins a reference behind `$`, or what the scanners take for one: `${{a}`, `${[`."""
_DIRECTIVE = rf"(?:{_WORDS})(?!\w)|\{{[A-Za-z_@]\w*\}}|@|[*#]|\[\["
_CALL = r"[A-Za-z_]\w*[ \t\r\n]*\("

_NAME = r"([A-Za-z_]\w*)"
_NAME_WITH_HYPHENS = r"([A-Za-z_][\w-]*)"
_PLAIN_CALL = r"(\((?:'([^']*)')?\))?"
"""Brackets that hold nothing or one plain text."""
_compiled = cache(re.compile)
"""Of two patterns most templates ask for one only."""


@cache
def _lone_sigils(*, may_call_macros: bool) -> re.Pattern[str]:
    """Sigils that are text, and short text between them.

    `#name` without arguments is text unless some macro may have that name.
    """
    macro_call = "[A-Za-z_]" if may_call_macros else _CALL
    short = r"[^$#\\]{1,24}+(?=[$#\\])"
    return re.compile(
        rf"(?:\$(?!{_REFERENCE})|#(?!{_DIRECTIVE}|{macro_call})|\\(?![\\$#])|{short})++", re.ASCII
    )


def _defines_macros(source: Source) -> bool:
    return re.search(r"#\{?(?:parse|evaluate|macro)\b", source.text) is not None


class Reading(Refusals):
    """The state of a parse.

    `text` is what is read: the source's text, or the content of an interpolated string in it. `origin` maps
    an offset of `text` to one of the source; `removed` lists the offsets in `text` before which one more
    character of the source was dropped (the doubled quotes of a string).
    """

    __slots__ = (
        "_asked", "_sigils", "closed_at", "deferred", "depth", "engine", "in_set", "in_text", "lingering",
        "lone_sigils", "macros", "made", "malformed", "may_call_macros", "member_name", "notable",
        "open_blocks", "origin", "place", "removed", "root_name", "source", "string_at", "text",
    )  # fmt: skip

    def __init__(self, source: Source, text: str, engine: Engine, outer: Reading | None = None) -> None:
        """`outer` is the reading that came upon the string whose content this is."""
        self.source = source
        self.text = text
        self.engine = engine
        self.origin = 0
        self.removed: tuple[int, ...] = ()
        self.string_at: int | None = None
        """In the content of a string: the offset in the source of the outermost string's quote."""
        self.depth: int = outer.depth + 1 if outer else 0
        self.open_blocks: list[Element] = []
        self.macros: set[str] = outer.macros if outer else set()
        """Names of macros defined before the place that is read."""
        self.notable: list[Element] = outer.notable if outer else []
        """The directives and paths of the whole source: what may bind names and change data."""
        self.malformed: list[Element] = outer.malformed if outer else []
        """Numbers of the whole source that the engine cannot read: no merge begins."""
        self.deferred: list[Callable[[], None]] = []
        """What is read when the whole text has been: the content of its strings."""
        self.closed_at = 0
        """The end of the last comment or unparsed content: its `#` is no lone one."""
        self.made: Iterator[int] = outer.made if outer else count()
        """The number of elements so far."""
        self.place = Place.DIRECTIVE
        self.in_text = False
        """Whether a reference without braces is read that stands in text, and not in a directive."""
        self.in_set = False
        """Whether the brackets of `#set` are read."""
        self.lingering = NOTHING
        self.may_call_macros: bool = outer.may_call_macros if outer else _defines_macros(source)
        """Whether `#name` alone may be a call: some macro is defined, or may be in another template."""
        self._sigils = (-1, -1, -1)
        """Where the next `$`, `#` and backslash stand, each at or behind the place asked for last."""
        self._asked = 0
        name = _NAME_WITH_HYPHENS if engine.parser_allow_hyphen_in_identifiers else _NAME
        self.root_name = _compiled(name, re.ASCII)
        self.member_name = _compiled(rf"\.{name}{_PLAIN_CALL}", re.ASCII)
        self.lone_sigils = _lone_sigils(may_call_macros=self.may_call_macros)

    def end_of_plain(self, at: int) -> int:
        """Where the plain text that begins at `at` ends.

        `find` goes through prose many times faster than a regular expression, which is better where sigils
        stand close together.
        """
        text, size = self.text, len(self.text)
        dollar, hash_sign, backslash = self._sigils if at >= self._asked else (-1, -1, -1)
        self._asked = at
        while True:
            if dollar < at:
                dollar = text.find("$", at) % (size + 1)
            if hash_sign < at:
                hash_sign = text.find("#", at) % (size + 1)
            if backslash < at:
                backslash = text.find("\\", at) % (size + 1)
            at = min(dollar, hash_sign, backslash)
            lone = self.lone_sigils.match(text, at)
            if lone is None:
                self._sigils = dollar, hash_sign, backslash
                return at
            at = lone.end()

    def offset(self, at: int) -> int:
        """The offset in the source of an offset in the text that is read."""
        if self.removed:
            at += bisect_right(self.removed, at)
        return self.origin + at

    def inside(self, at: int, text: str, removed: tuple[int, ...]) -> Reading:
        """A reading of the content of a string that starts at `at`: its errors are reported at its quote."""
        if self.removed:
            removed = tuple(index + bisect_right(self.removed, at) for index in removed)
        quote = self.offset(at)
        inner = Reading(self.source, text, self.engine, self)
        inner.origin = quote + 1
        inner.removed = removed
        inner.string_at = quote if self.string_at is None else self.string_at
        return inner

    def refuse_many_elements(self, at: int) -> NoReturn:
        """Called where there are more than `MAX_ELEMENTS`."""
        raise self.error(
            at,
            f"The template has more than {MAX_ELEMENTS:,} elements.",
            help="Split it, and put the parts together with `#parse`.",
        )

    def deeper(self, element: Element) -> Deeper:
        """While the content of a block or bracket is read."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.error(
                element.start,
                f"This is nested more than {MAX_DEPTH} levels deep.",
                help="Move inner blocks into a `#macro` or an included template.",
            )
        return Deeper(self)

    def opened(self, directive: Element) -> Opened:
        """While the body of a block directive is read: errors name it as the one that is open."""
        self.open_blocks.append(directive)
        return Opened(self)

    def scanning(self, place: Place) -> Scanning:
        """While the scanner is in another state."""
        before, self.place = self.place, place
        return Scanning(self, before)
