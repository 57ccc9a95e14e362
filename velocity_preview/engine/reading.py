"""One pass over one text: what the elements of a tree share."""

from __future__ import annotations

from bisect import bisect_right
from contextlib import contextmanager
from dataclasses import dataclass, field
import re
from typing import TYPE_CHECKING

from velocity_preview.engine.tokens import (
    BLOCK_COMMENT,
    Lingering,
    Place,
    impossible_at,
    skip_space,
    start_of_name,
)
from velocity_preview.errors import VelocitySyntaxError
from velocity_preview.source import Position, Source, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from velocity_preview.engine.element import Element
    from velocity_preview.values.engines import Engine

MAX_DEPTH = 128
"""Blocks, brackets and strings inside each other. Deeper is refused before Python's own stack ends."""

_TOKEN_BEHIND_REFERENCE = {
    True: re.compile(r"\.(?:true|false)(?!\w)|\|(?!\|)", re.ASCII),
    False: re.compile(r"\.(?:true|false)(?!\w)", re.ASCII),
}
_BARE_REFERENCE = re.compile(r"\$!?[A-Za-z_][\w.]*\Z", re.ASCII)
_SKIPPED = re.compile(r"(?:[ \t\r\n]|\$!?|#)*\Z")
_SIGIL = re.compile(r"\$!?|#")
_FEW = 40
_WORDS = "set|if|elseif|else|end|foreach|macro|define|parse|include|evaluate|stop|break"
_REFERENCE = r"!?(?:\{\$?)?[A-Za-z_]|\\+!\{?[A-Za-z_]"
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
class Reading:
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
    deferred: list[Callable[[], None]] = field(default_factory=list)
    """What is read when the whole text has been: the content of its strings."""
    closed_at: int = 0
    """The end of the last comment or unparsed content: its `#` is no lone one."""
    place: Place = Place.DIRECTIVE
    lingering: Lingering = field(default_factory=Lingering)
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

    @property
    def ends_in_sigil(self) -> bool:
        """Whether engine 1.7 cannot scan the end of the text: a sigil with nothing behind it."""
        if self.engine.end_of_text_mark or self.string_at is not None or self.closed_at == len(self.text):
            return False
        return self.text.endswith(("$", "$!", "#", "#*"))

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
            may_call_macros=self.may_call_macros,
        )

    @contextmanager
    def deeper(self, element: Element) -> Iterator[None]:
        """While the content of a block or bracket is read."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.error(
                element.start,
                f"This is nested more than {MAX_DEPTH} levels deep.",
                help="Move inner blocks into a `#macro` or an included template.",
            )
        yield
        self.depth -= 1

    @contextmanager
    def opened(self, directive: Element) -> Iterator[None]:
        """While the body of a block directive is read: errors name it as the one that is open."""
        self.open_blocks.append(directive)
        yield
        self.open_blocks.pop()

    @contextmanager
    def scanning(self, place: Place) -> Iterator[None]:
        """While the scanner is in another state."""
        before, self.place = self.place, place
        yield
        self.place = before

    def error(
        self,
        at: int,
        message: str,
        *,
        help: str | None = None,
        reported: Position | None = None,
        end: int | None = None,
    ) -> VelocitySyntaxError:
        """A syntax error at an offset of the text, with the block that is open there."""
        start = self.offset(min(at, len(self.text)))
        span = Span(start, max(start, self.offset(end) if end is not None else start + 1))
        opener = self.open_blocks[-1].head_span if self.open_blocks else None
        if self.string_at is not None:
            reported = self.source.engine_position(self.string_at)
        return VelocitySyntaxError(message, self.source, span, help, opener=opener, reported=reported)

    def unexpected(self, at: int, expected: str) -> VelocitySyntaxError:
        """The error of the real scanner or parser where something else than `expected` stands at `at`."""
        at = skip_space(self.text, at)
        if self.text.startswith("#*", at):
            return self._unexpected_comment(at, expected)
        if self.engine.end_of_text_mark:
            at = self._sigil_at_line_end(at)
        impossible = None
        if not self._is_token_of_reference(at):
            impossible = impossible_at(self.text, at, self.place, self.engine)
        if impossible is not None:
            found = (
                "the end of the text"
                if impossible >= len(self.text)
                else f"`{self.text[at : impossible + 1]}`"
            )
            return self.error(
                at, f"Expected {expected}, found {found}.", reported=self._scanned_to(impossible)
            )
        if at >= len(self.text):
            return self.unexpected_end(expected)
        start = start_of_name(self.text, at, self.engine)
        return self.error(start, f"Expected {expected}, found `{self._word(at)}`.")

    def _unexpected_comment(self, at: int, expected: str) -> VelocitySyntaxError:
        """A block comment inside a directive: the scanner sees its end only."""
        comment = BLOCK_COMMENT.match(self.text, at)
        if comment is None:
            return self.unexpected_end(expected)
        return self.error(
            comment.end() - 2, f"Expected {expected}, found a comment.", help="Move it out of the directive."
        )

    def _is_token_of_reference(self, at: int) -> bool:
        """Whether a reference ends at `at` whose scanner knows the token there."""
        token = _TOKEN_BEHIND_REFERENCE[self.engine.alternate_values].match(self.text, at)
        return token is not None and _BARE_REFERENCE.search(self.text, max(0, at - _FEW), at) is not None

    def _sigil_at_line_end(self, at: int) -> int:
        """The offset of what 2.x refuses: a sigil at a line end that was skipped before `at`, or `at`."""
        skipped = _SKIPPED.search(self.text, max(0, at - _FEW), at)
        for sigil in _SIGIL.finditer(self.text, skipped.start() if skipped else at, at):
            if self.text[sigil.end() : sigil.end() + 1] in ("", "\r", "\n"):
                return sigil.start()
        return at

    def unexpected_here(self, at: int, expected: str) -> VelocitySyntaxError:
        """Something else than `expected` stands right at `at`; the scanner does not look further."""
        if self.text.startswith("#*", at):
            return self._unexpected_comment(at, expected)
        if at >= len(self.text) or (self.ends_in_sigil and self.text[at:] in ("$", "$!", "#")):
            return self.unexpected_end(expected)
        return self.error(at, f"Expected {expected}, found `{self._word(at)}`.")

    def unexpected_end(self, expected: str) -> VelocitySyntaxError:
        """The text ends where `expected` should stand."""
        reported = self._scanned_to(len(self.text)) if self.ends_in_sigil else self._end_of_text()
        return self.error(
            len(self.text), f"Expected {expected}, found the end of the text.", reported=reported
        )

    def unclosed(self, at: int, what: str, close: str) -> VelocitySyntaxError:
        """What begins at `at` is not closed before the text ends."""
        return self.error(
            at,
            f"This {what} is not closed.",
            help=f"Write `{close}` where it ends.",
            end=at + 2,
            reported=self._scanned_to(len(self.text)),
        )

    def _word(self, at: int) -> str:
        match = re.compile(r"[\w.]+|.", re.DOTALL).match(self.text, at)
        return match.group()[:40] if match else ""

    def _end_of_text(self) -> Position:
        if self.engine.end_of_text_mark:
            return self.source.engine_position(self.offset(len(self.text)))
        line, column = self.source.engine_position(self.offset(max(len(self.text) - 1, 0)))
        return Position(line, column + (self.text[-1:] > "\uffff"))

    def _scanned_to(self, at: int) -> Position:
        """Where the scanner says that it failed: behind the text if it had to read its last character."""
        last = len(self.text) if self.engine.end_of_text_mark else len(self.text) - 1
        position = self.source.engine_position(self.offset(min(at, last)))
        is_pair = not self.engine.end_of_text_mark and self.text[-1:] > "\uffff"
        if at < last or (at == last and is_pair):
            return position
        if not self.engine.end_of_text_mark and self.text[-1] in "\r\n":
            return Position(position.line + 1, 0)
        return Position(position.line, position.column + 1 + is_pair)
