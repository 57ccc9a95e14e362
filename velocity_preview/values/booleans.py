"""The methods of java.lang.Boolean."""

from __future__ import annotations

from typing import Final

from velocity_preview.values.hashing import java_hash
from velocity_preview.values.member_tables import MemberTable, deferred, static
from velocity_preview.values.object_members import OBJECT
from velocity_preview.values.ordering import compare_to
from velocity_preview.values.text import java_string


def _parse(text: str | None) -> bool:
    return text is not None and text.lower() == "true"


def _compare(left: bool, right: bool) -> int:
    return left - right


BOOLEAN: Final = MemberTable(
    {
        "booleanValue()": bool,
        "compareTo(Boolean)": compare_to,
        "compareTo(Object)": compare_to,
        "compare(boolean,boolean)": static(_compare),
        "parseBoolean(String?)": static(_parse),
        "valueOf(String?)": static(_parse),
        "valueOf(boolean)": static(bool),
        "toString(boolean)": static(java_string),
        "hashCode(boolean)": static(java_hash),
        "logicalAnd(boolean,boolean)": static(lambda left, right: left and right),
        "logicalOr(boolean,boolean)": static(lambda left, right: left or right),
        "logicalXor(boolean,boolean)": static(lambda left, right: left != right),
        # A system property, of which a template sees none.
        "getBoolean(String?)": static(lambda _: False),
        "describeConstable()": deferred("streams", "Optional"),
    },
    OBJECT,
)
