"""How the time grows with the source, for shapes that are easily read in quadratic time."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
import gc
from math import log
import time
from typing import TYPE_CHECKING, Final

from velocity_preview.engine import Template
from velocity_preview.errors import MergeError, VelocitySyntaxError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_NOISE_SECONDS = 0.002
"""Shorter times say nothing about growth."""
_LONG_SECONDS = 1.0
"""Longer times are not measured twice."""


def _repeated(part: str) -> Callable[[int], str]:
    return lambda size: part * (size // len(part))


def _inside(head: str, part: str, tail: str) -> Callable[[int], str]:
    return lambda size: head + part * (size // len(part)) + tail


FAMILIES: Final[Mapping[str, Callable[[int], str]]] = {
    "plain text": _repeated("Lorem ipsum dolor sit amet consectetur. "),
    "directives": _repeated("#if($data.get('a') > 1)#set($x = $data.b + 1)<b>$x</b>#else<i>#end\n"),
    "references": _repeated("$!data.get('firstName') "),
    "colours": _repeated("a{color:#ffffff;background:#e8e8ef}\n"),
    "`#a#a#a`": _repeated("#a"),
    "`#{#{`": _repeated("#{"),
    "`$ $ `": _repeated("$ "),
    "`# # `": _repeated("# "),
    "`$9 `": _repeated("$9 "),
    "backslashes": _repeated("\\a"),
    "escaped references": _repeated("\\$x"),
    "unclosed comments": _repeated("#* "),
    "comments": _repeated("#* c *### d\n"),
    "line ends": _repeated("\n"),
    "blanks in `#if`": _inside("#if(", " ", "$a)x#end"),
    "`#set`": _repeated("#set($a = 1)"),
    "macro calls": _inside("#macro(m $a)x#end", "#m($b) ", ""),
    "strings": _repeated('#set($a = "x $b y")'),
    "loops": _repeated("#foreach($i in $l)$i.a\n#end"),
    "`#elseif`": _inside("#if($a)x", "#elseif($b == 1)y", "#end"),
    "`&&`": _inside("#if($a", " && $a", ")x#end"),
    "`+`": _inside("#set($x = $a", " + $a", ")"),
    "a list": _inside("#set($x = [1", ", 1", "])"),
    "a map": _inside("#set($x = {'a': 1", ", 'a': 1", "})"),
    "one long path": _inside("$a", ".b", ""),
}


@dataclass(frozen=True, slots=True)
class Growth:
    """Seconds of one activity for each size."""

    sizes: tuple[int, ...]
    seconds: tuple[float, ...]

    @property
    def whole(self) -> float | None:
        """The exponent from the smallest size to the largest; None where the times are too short to tell."""
        return self._exponent(0)

    @property
    def last(self) -> float | None:
        """The exponent of the last step."""
        return self._exponent(-2)

    def _exponent(self, start: int) -> float | None:
        if self.seconds[-1] < _NOISE_SECONDS:
            return None
        grown = self.seconds[-1] / max(self.seconds[start], _NOISE_SECONDS / 10)
        return log(grown) / log(self.sizes[-1] / self.sizes[start])


def grow(family: str, sizes: tuple[int, ...]) -> tuple[Growth, ...]:
    """Parse each size, compile and merge it, and merge it again: the better of two tries of what is short."""
    times = [_best(FAMILIES[family](size)) for size in sizes]
    return tuple(Growth(sizes, seconds) for seconds in zip(*times, strict=True))


def late_error(size: int) -> tuple[float, float]:
    """Seconds to parse a text of this size, and to refuse it for an error at its end."""
    source = FAMILIES["directives"](size)
    return min(_times(source)[0] for _ in range(3)), min(_times(source + "#if(")[0] for _ in range(3))


def _best(source: str) -> tuple[float, ...]:
    first = _times(source)
    return first if sum(first) > _LONG_SECONDS else tuple(map(min, first, _times(source)))


def _times(source: str) -> tuple[float, float, float]:
    gc.collect()
    start = time.process_time()
    try:
        template = Template.parse(source)
    except VelocitySyntaxError:
        return time.process_time() - start, 0.0, 0.0
    parsed = time.process_time()
    with suppress(MergeError):
        template.merge({"a": 1})
    merged = time.process_time()
    with suppress(MergeError):
        template.merge({"a": 1})
    return parsed - start, merged - parsed, time.process_time() - merged
