from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from velocity_preview.diagnostics import Diagnostic, Outcome
from velocity_preview.engine.directive import Directive
from velocity_preview.lint.rule import Rule
from velocity_preview.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from velocity_preview.engine.element import Element
    from velocity_preview.engine.trace import Trace

_KB: Final = 1024
_CLIPPED: Final = 102 * _KB
_NEAR: Final = 82 * _KB
_NAMED: Final = 3


class ClippedByGmail(Rule):
    """A message that is too long for Gmail.

    ## What it does
    Merges the template with each scenario and reports HTML of more than 102 KB, and as a risk of more than
    82 KB, with the blocks that are the largest part of it.

    ## Why is this bad?
    Gmail shows the first 102 KB and a link to the rest: the end of the message, with the link to
    unsubscribe, is not seen. The ESP adds its own links and a pixel to what is measured here.

    ## Example
    A list of 400 products:
    ```vtl
    #foreach($item in $items)<table><tr><td>$item.name</td></tr></table>#end
    ```
    ```vtl
    #foreach($item in $items)#if($foreach.count > 20)#break#end<table><tr><td>$item.name</td></tr></table>#end
    ```
    """

    outcomes = (Outcome.WRONG_TEXT, Outcome.RISK)
    tier = 2
    of_data = True

    def finish(self, _found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
        traces = self.subject.observed.traces
        sizes = {index: _size(trace.text) for index, trace in traces.items() if trace.error is None}
        large = {index for index, size in sizes.items() if size > _NEAR}
        if not large or not self.subject.attributes.is_html:
            return
        largest = max(large, key=lambda index: sizes[index])
        is_clipped = sizes[largest] > _CLIPPED
        blocks = self._blocks(traces[largest])
        names = ", ".join(
            f"`{self._head(block)}` {size // _KB} KB" for block, size in blocks.most_common(_NAMED)
        )
        limit = _CLIPPED if is_clipped else _NEAR
        scenarios = {index for index in large if sizes[index] > limit}
        yield self.finding(
            blocks.most_common(1)[0][0].head_span if blocks else Span(0, 0),
            f"The message has {sizes[largest] // _KB} KB, and Gmail shows {_CLIPPED // _KB} KB."
            + (f" The largest blocks: {names}." if names else ""),
            outcome=Outcome.WRONG_TEXT if is_clipped else Outcome.RISK,
            help="Show fewer items, or shorten what is repeated for each.",
            scenarios=self.subject.scenario_names(scenarios),
        )

    def _blocks(self, trace: Trace) -> Counter[Element]:
        """The bytes that each directive of the template itself printed."""
        sizes: Counter[Element] = Counter()
        for piece in trace.pieces:
            outermost = None
            element: Element | None = piece.element
            while element is not None:
                outermost = element if isinstance(element, Directive) else outermost
                element = self.subject.parent(element)
            if outermost is not None and self.subject.is_own(outermost):
                sizes[outermost] += _size(trace.text[piece.start : piece.end])
        return sizes

    def _head(self, block: Element) -> str:
        return block.reading.source.text[slice(*block.head_span)]


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
