"""What the engines' scanners still take for a reference when the reference is over.

The scanner's state ends with the next token that can be no part of a reference. While it lasts, `[` opens an
index, a word begins another name with its members, and `{b` another reference in braces: the parser refuses
the first and prints the others as text, of which 1.7 loses all behind the name. In 1.7 `##` behind a property
is text.
"""

from __future__ import annotations

from enum import Enum
import re
from typing import TYPE_CHECKING

from velocity_preview.engine.path import Member
from velocity_preview.engine.reference import FormalReference

if TYPE_CHECKING:
    from velocity_preview.engine.path import Step
    from velocity_preview.values.engines import Engine


class Lingering(Enum):
    """The state that the last reference left: none, or by its last member."""

    NONE = 0
    REFERENCE = 1
    PROPERTY = 2
    CALL = 3


class Follower(Enum):
    """What may stand behind a reference without ending the state."""

    FORMAL_REFERENCE = 0
    SET = 1
    UNPARSED_CONTENT = 2
    BLOCK_COMMENT = 3
    LINE_COMMENT = 4
    WORD = 5


_ALL = frozenset({Lingering.REFERENCE, Lingering.PROPERTY, Lingering.CALL})
_PROPERTY = frozenset({Lingering.PROPERTY})
_KEPT = {
    True: {
        Follower.FORMAL_REFERENCE: _PROPERTY | {Lingering.CALL},
        Follower.SET: _ALL,
        Follower.UNPARSED_CONTENT: _ALL,
        Follower.BLOCK_COMMENT: _PROPERTY,
        Follower.LINE_COMMENT: _PROPERTY,
        Follower.WORD: _PROPERTY,
    },
    False: {
        Follower.FORMAL_REFERENCE: _PROPERTY,
        Follower.SET: _ALL,
        Follower.UNPARSED_CONTENT: _ALL,
        Follower.BLOCK_COMMENT: _ALL,
        Follower.LINE_COMMENT: frozenset(),
        Follower.WORD: _ALL,
    },
}
"""The states that outlast each follower, in 2.x and in 1.7."""

TAIL = re.compile(r"([.{]?)[A-Za-z_]", re.ASCII)
BLANKS_BEFORE_SET = re.compile(r"[ \t]*(?=#set\b)")


class Braced(FormalReference):
    """`{b}` behind a reference."""

    HEAD = re.compile(r"()()()(\{)(?=[A-Za-z_])")


def kept(state: Lingering, follower: Follower, engine: Engine) -> Lingering:
    """The state behind a follower."""
    return state if state in _KEPT[engine.end_of_text_mark][follower] else Lingering.NONE


def left_by(steps: list[Step], before: Lingering = Lingering.REFERENCE) -> Lingering:
    """The state behind a name with these steps."""
    members = [step for step in steps if isinstance(step, Member)]
    if not members:
        return before
    return Lingering.PROPERTY if members[-1].parameters is None else Lingering.CALL


def behind_reference(state: Lingering, reference: FormalReference) -> Lingering:
    """The state behind a reference; the braces of `${b}` give back the one before."""
    if reference.braces:
        return kept(state, Follower.FORMAL_REFERENCE, reference.reading.engine)
    return left_by(reference.expression.steps)
