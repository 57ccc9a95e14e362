from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from velocity_preview.lint.operations import values_of
from velocity_preview.lint.rule import Rule, visits
from velocity_preview.lint.selections import tool_calls
from velocity_preview.patterns import rare_pattern
from velocity_preview.tools.decimal_parsing import parse_number
from velocity_preview.tools.number_formats import DEFAULT_FORMAT, number_format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from velocity_preview.diagnostics import Diagnostic
    from velocity_preview.lint.tool_calls import ToolCall

_GROUPED: Final = rare_pattern(r"\s*[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?\s*", re.ASCII)
_FIRST: Final = {"mathTool": 0, "numberTool": 1}
"""The first argument that is a number."""
_ONE: Final = frozenset({"integer", "currency", "number", "percent"})


class LossyNumberParsing(Rule):
    """A text that a tool takes for a number in part.

    ## What it does
    Reports `$mathTool.add($price, 1)` and `$numberTool.format('0.00', $price)` where the data has a text
    such as `"1 250"`, `"1,5"` or `"5%"`.

    ## Why is this bad?
    The tool reads as far as it can, without a word: `"1 250"` is 1, `"1,5"` is 15, `"5%"` is 5.

    ## Example
    With the data `{"price": "1 250"}`:
    ```vtl
    $mathTool.add($price, 100)
    ```
    Send a number, or clean the text:
    ```vtl
    $mathTool.add($price.replace(' ', ''), 100)
    ```
    """

    tier = 2

    @visits(tool_calls)
    def check(self, call: ToolCall) -> Iterator[Diagnostic]:
        if call.tool not in _FIRST or (call.method == "toNumber" and len(call.facts) > 1):
            return
        first = 0 if call.method in _ONE else _FIRST[call.tool]
        for argument, fact in zip(call.arguments[first:], call.facts[first:], strict=True):
            texts = [value for value in values_of(fact) if isinstance(value, str)]
            found = next(((text, read) for text in texts if (read := _lossy(text)) is not None), None)
            if found is not None:
                text, number = found
                yield self.finding(
                    argument,
                    f"`{text}` is read as {_said(number)} here.",
                    help=_help(call),
                )


def _lossy(text: str) -> int | float | None:
    """The number that a tool takes a text for, where that is not what it says."""
    read = parse_number(number_format(DEFAULT_FORMAT, "en", ""), text)
    if read is None:
        return None
    number, end = read
    is_whole = not text[end:].strip() and ("," not in text or _GROUPED.fullmatch(text) is not None)
    return None if is_whole else number


def _said(number: float) -> str:
    return str(int(number)) if number == int(number) else str(number)


def _help(call: ToolCall) -> str:
    return f"Send a number, or clean the text before `.{call.method}`."
