"""What a reading says where the engine refuses the template: at the engine's place, and in our words why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from velocity_preview.engine.tokens import (
    BLOCK_COMMENT,
    Place,
    impossible_at,
    skip_space,
    start_of_name,
)
from velocity_preview.errors import VelocitySyntaxError
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Position, Source, Span

if TYPE_CHECKING:
    from velocity_preview.engine.element import Element
    from velocity_preview.values.engines import Engine

_TOKEN_BEHIND_REFERENCE = {
    True: rare_pattern(r"\.(?:true|false)(?!\w)|\|(?!\|)", re.ASCII),
    False: rare_pattern(r"\.(?:true|false)(?!\w)", re.ASCII),
}
_BARE_REFERENCE = rare_pattern(r"\$!?[A-Za-z_][\w.]*\Z", re.ASCII)
_SKIPPED = rare_pattern(r"(?:[ \t\r\n]++|\$!?+|#)*+\Z")
_SIGIL = rare_pattern(r"\$!?|#")
_FEW = 40


class Refusals:
    """The errors of a `Reading`, which has what is declared here."""

    __slots__ = ()

    source: Source
    text: str
    engine: Engine
    string_at: int | None
    open_blocks: list[Element]
    closed_at: int
    place: Place

    def offset(self, at: int) -> int:
        """The offset in the source of an offset in the text that is read."""
        raise NotImplementedError

    @property
    def ends_in_sigil(self) -> bool:
        """Whether engine 1.7 cannot scan the end of the text: a sigil with nothing behind it."""
        if self.engine.end_of_text_mark or self.string_at is not None or self.closed_at == len(self.text):
            return False
        return self.text.endswith(("$", "$!", "#", "#*"))

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

    def unexpected(self, at: int, expected: str, *, looks_back: bool = True) -> VelocitySyntaxError:
        """The error of the real scanner or parser where something else than `expected` stands at `at`.

        It `looks_back` where sigils before `at` may have been skipped.
        """
        at = skip_space(self.text, at)
        if self.text.startswith("#*", at):
            return self._unexpected_comment(at, expected)
        if self.engine.end_of_text_mark and looks_back:
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
        word = self._word(at)
        is_bare = expected == "a value" and word[0].isalpha()
        cure = f"A text stands in quotes: `'{word}'`. A name begins with `$`." if is_bare else None
        return self.error(start, f"Expected {expected}, found `{word}`.", help=cure)

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
