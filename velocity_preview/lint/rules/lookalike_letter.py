from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.analysis.lookalikes import LETTERS, has_lookalikes, latin
from velocity_preview.analysis.scan import WITH_ARGUMENTS, WORDS
from velocity_preview.diagnostics import Diagnostic, Edit
from velocity_preview.lint.doubts import steps_to_unknown_keys
from velocity_preview.lint.likeness import keys_of
from velocity_preview.lint.places import key_span
from velocity_preview.lint.rule import Cure, Rule, visits
from velocity_preview.patterns import rare_pattern
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.analysis.damage import Damage
    from velocity_preview.analysis.scanned import Scanned
    from velocity_preview.engine.path import Step

_MIXED: Final = f"[A-Za-z_0-9{LETTERS}]"
_DIRECTIVE: Final = rare_pattern(rf"#(\{{?)({_MIXED}+)(?!\w)")
_NAME: Final = rare_pattern(rf"\$!?\{{?({_MIXED}+)(?!\w)")
_MEMBER: Final = rare_pattern(rf"(?<=[\w)\]])\.({_MIXED}+)(?!\w)")
_KNOWN: Final = rare_pattern(r"[A-Za-z_]\w*", re.ASCII)


class LookalikeLetter(Rule):
    """A letter of another script that looks like a Latin one.

    ## What it does
    Reports Cyrillic and Greek letters in the names of directives, references, methods and keys: `$d\u0430ta`,
    `.g\u0435t`, `#\u0456f`.

    ## Why is this bad?
    Nobody sees the difference, but the engine does: a directive becomes text, a reference prints nothing
    or itself.

    ## Example
    The first `a` of `data` is Cyrillic:
    ```vtl
    $!d\u0430ta.get('name')
    ```
    ```vtl
    $!data.get('name')
    ```
    """

    cure = Cure.FIX
    rank = 10

    @classmethod
    def mend(cls, scanned: Scanned) -> Iterator[Damage]:
        text = scanned.text
        if not has_lookalikes(text):
            return
        known = set(_KNOWN.findall(text)) | {"data", "foreach"}
        for match in _DIRECTIVE.finditer(text):
            word = latin(match.group(2))
            has_bracket = re.match(r"\s*\(", text[match.end() : match.end() + 20]) is not None
            if word in WORDS and (word not in WITH_ARGUMENTS or has_bracket):
                yield from cls._damages(match, 2, ask=True)
        for match in _NAME.finditer(text):
            if _is_name(match.group(1), known):
                yield from cls._damages(match, 1)
        for match in _MEMBER.finditer(text):
            is_step = _in_reference(scanned, match.start())
            if is_step and (_is_name(match.group(1), known) or text.startswith("(", match.end())):
                yield from cls._damages(match, 1)

    @classmethod
    def _damages(cls, match: re.Match[str], group: int, *, ask: bool = False) -> Iterator[Damage]:
        found = match.group(group)
        written = latin(found)
        if written == found:
            return
        at = next(index for index, letter in enumerate(found) if letter != written[index])
        start = match.start(group)
        yield cls.damage(
            Span(start + at, start + at + 1),
            _message(found[at], written),
            help=f"Write `{written}` with Latin letters.",
            ask=ask,
            fix=(Edit(Span(start, match.end(group)), written),),
        )

    @visits(steps_to_unknown_keys)
    def check(self, step: Step) -> Iterator[Diagnostic]:
        """A key that the data has with Latin letters, or the other way round."""
        record = self.subject.records.steps.get(step)
        if record is None or record.key is None:
            return
        meant = keys_of(self.subject, record.keyless).by_latin.get(latin(record.key))
        if meant is None:
            return
        at = next(index for index, letter in enumerate(record.key) if letter != meant[index])
        span = key_span(step)
        is_literal = span.end - span.start == len(record.key)
        yield self.finding(
            Span(span.start + at, span.start + at + 1) if is_literal else span,
            _message(record.key[at] if not record.key[at].isascii() else meant[at], meant),
            element=step,
            help="Write the key with the letters of the payload.",
            fix=(Edit(span, meant),) if is_literal else (),
        )


def _message(letter: str, name: str) -> str:
    return f"`{letter}` (U+{ord(letter):04X}) in `{name}` is no Latin letter, though it looks like one."


def _is_name(found: str, known: set[str]) -> bool:
    """Whether a run of letters is one name: letters of another script may follow a reference as text."""
    written = latin(found)
    if written == found or not _KNOWN.fullmatch(written):
        return False
    if found[0] != written[0] or written in known:
        return True
    last = max(index for index, letter in enumerate(found) if letter != written[index])
    return found[last + 1 :].isascii() and len(found) > last + 1


def _in_reference(scanned: Scanned, at: int) -> bool:
    piece = scanned.piece_at(at)
    return piece is not None or any(one.end == at for one in scanned.references)
