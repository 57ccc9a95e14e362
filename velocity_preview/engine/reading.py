"""One pass over one text: what the elements of a tree share."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import count
import re
from typing import TYPE_CHECKING, NoReturn

from velocity_preview.engine.limits import MAX_DEPTH, MAX_ELEMENTS
from velocity_preview.engine.refusals import Refusals
from velocity_preview.engine.scopes import Deeper, Opened, Scanning
from velocity_preview.engine.tokens import NOTHING, Lingering, Place

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

NAME = re.compile(r"([A-Za-z_]\w*)", re.ASCII)
NAME_WITH_HYPHENS = re.compile(r"([A-Za-z_][\w-]*)", re.ASCII)
_PLAIN_CALL = r"(\((?:'([^']*)')?\))?"
MEMBER = re.compile(rf"\.([A-Za-z_]\w*){_PLAIN_CALL}", re.ASCII)
MEMBER_WITH_HYPHENS = re.compile(rf"\.([A-Za-z_][\w-]*){_PLAIN_CALL}", re.ASCII)
"""A member, and its brackets where they hold nothing or one plain text."""


def _lone_sigils(macro_call: str) -> re.Pattern[str]:
    """Sigils that are text, and short text between them."""
    short = r"[^$#\\]{1,24}+(?=[$#\\])"
    return re.compile(
        rf"(?:\$(?!{_REFERENCE})|#(?!{_DIRECTIVE}|{macro_call})|\\(?![\\$#])|{short})++", re.ASCII
    )


# `#name` without arguments is text unless some macro may have that name.
LONE_SIGILS = _lone_sigils(_CALL)
LONE_SIGILS_BESIDE_MACROS = _lone_sigils("[A-Za-z_]")
_DEFINES_LATER = re.compile(r"#\{?(?:parse|evaluate|macro)\b")


@dataclass(slots=True)
class Reading(Refusals):
    """The state of a parse.

    `text` is what is read: the source's text, or the content of an interpolated string in it. `origin` maps
    an offset of `text` to one of the source; `removed` lists the offsets in `text` before which one more
    character of the source was dropped (the doubled quotes of a string).
    """

    source: Source
    text: str
    engine: Engine
    origin: int = 0
    removed: tuple[int, ...] = ()
    string_at: int | None = None
    """In the content of a string: the offset in the source of the outermost string's quote."""
    depth: int = 0
    open_blocks: list[Element] = field(default_factory=list)
    macros: set[str] = field(default_factory=set)
    """Names of macros defined before the place that is read."""
    notable: list[Element] = field(default_factory=list)
    """The directives and paths of the whole source: what may bind names and change data."""
    malformed: list[Element] = field(default_factory=list)
    """Numbers of the whole source that the engine cannot read: no merge begins."""
    deferred: list[Callable[[], None]] = field(default_factory=list)
    """What is read when the whole text has been: the content of its strings."""
    closed_at: int = 0
    """The end of the last comment or unparsed content: its `#` is no lone one."""
    made: Iterator[int] = field(default_factory=count)
    """The number of elements so far."""
    place: Place = Place.DIRECTIVE
    in_text: bool = False
    """Whether a reference without braces is read that stands in text, and not in a directive."""
    in_set: bool = False
    """Whether the brackets of `#set` are read."""
    lingering: Lingering = NOTHING
    root_name: re.Pattern[str] = field(init=False)
    member_name: re.Pattern[str] = field(init=False)
    lone_sigils: re.Pattern[str] = field(init=False)
    may_call_macros: bool | None = None
    """Whether `#name` alone may be a call: some macro is defined, or may be in another template."""
    _sigils: tuple[int, int, int] = (-1, -1, -1)
    """Where the next `$`, `#` and backslash stand, each at or behind the place that was asked for last."""
    _asked: int = 0

    def __post_init__(self) -> None:
        hyphens = self.engine.parser_allow_hyphen_in_identifiers
        self.root_name = NAME_WITH_HYPHENS if hyphens else NAME
        self.member_name = MEMBER_WITH_HYPHENS if hyphens else MEMBER
        if self.may_call_macros is None:
            self.may_call_macros = _DEFINES_LATER.search(self.source.text) is not None
        self.lone_sigils = LONE_SIGILS_BESIDE_MACROS if self.may_call_macros else LONE_SIGILS

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
        return Reading(
            self.source,
            text,
            self.engine,
            quote + 1,
            removed,
            quote if self.string_at is None else self.string_at,
            self.depth + 1,
            macros=self.macros,
            notable=self.notable,
            malformed=self.malformed,
            may_call_macros=self.may_call_macros,
            made=self.made,
        )

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
