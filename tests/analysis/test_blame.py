"""Which opener is to blame where an `#end` is missing. The line that is to blame is marked with `<<`."""

from __future__ import annotations

import pytest

from velocity_preview.analysis.blame import structure_of
from velocity_preview.analysis.scan import scan

CASES = {
    "two openers, one end": """
#foreach($item in $items)
#if($item.sale) <<
Sale
#end
""",
    "an end on the same line": """
#foreach($item in $items) <<
#if($item.sale)Sale#end
$item.name
""",
    "an opener with text behind it": """
#foreach($item in $items)
<p>#if($item.sale)Sale</p> <<
$item.name
#end
""",
    "indentation": """
#foreach($item in $items) <<
  #if($item.sale)
  Sale
  #end
""",
    "markup": """
<ul>
#foreach($item in $items)
<li>
#if($item.sale) <<
</li>
#end
</ul>
""",
    "a loop's variable": """
#foreach($item in $items) <<
<p>$item.name</p>
#if($discount)
<p>$discount</p>
#end
""",
    "a variable behind its loop": """
#foreach($item in $items) <<
#if($item.sale)
Sale
#end
$item.name
""",
    "a macro inside of a macro": """
#macro(one $a) <<
$a
#macro(two $b)
$b
#end
#one(1)
""",
    "arms": """
#if($a)
#if($b)one#{else}two <<
#else
three
#end
""",
}


@pytest.mark.parametrize("name", CASES)
def test_blame(name: str) -> None:
    marked = CASES[name]
    text = marked.replace(" <<", "")
    structure = structure_of(text, scan(text))
    lines = [text.count("\n", 0, unclosed.opener.piece.start) for unclosed in structure.unclosed]
    assert lines == [number for number, line in enumerate(marked.split("\n")) if line.endswith("<<")]
    assert structure.strays == ()
