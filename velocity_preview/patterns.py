"""Regular expressions that few runs of the program need."""

from __future__ import annotations

import re
from typing import cast


def rare_pattern(text: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """A pattern that is compiled when it is first asked for something.

    Compiling takes a tenth of a millisecond and more, and a process that renders one message would compile
    eighty of which it asks ten.
    """
    return cast("re.Pattern[str]", _Rare(text, flags))


class _Rare:
    def __init__(self, text: str, flags: re.RegexFlag) -> None:
        self._given = text, flags

    def __getattr__(self, name: str) -> object:
        """`match`, `search` and the like: kept, so that this is called once for each."""
        value: object = getattr(re.compile(*self._given), name)
        setattr(self, name, value)
        return value
