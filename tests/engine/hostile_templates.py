"""Templates made to hang a renderer, to fill its memory or to show its inside."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MEGABYTE = 1_000_000
LIMIT, SYNTAX, MERGE, FILE, RESULT = (
    "LimitError",
    "VelocitySyntaxError",
    "MergeError",
    "IncludeError",
    "result",
)


@dataclass(frozen=True, slots=True)
class Hostile:
    """A template and what becomes of it in each engine: `result`, or the name of the error."""

    name: str
    template: str
    outcome: str
    outcome_17: str = ""
    includes: Mapping[str, str] = field(default_factory=dict)

    def expected(self, engine: str) -> str:
        return self.outcome_17 if engine == "1.7" and self.outcome_17 else self.outcome


def _nested(opening: str, inner: str, closing: str, depth: int) -> str:
    return opening * depth + inner + closing * depth


def _growing() -> Iterator[Hostile]:
    """What grows when it runs."""
    yield Hostile("nested ranges", _nested("#foreach($i in [1..10000])", "x", "#end", 4), LIMIT)
    sets = "".join(f"#set($x{number} = 1)#foreach($i in [1, 2])$x{number}#end" for number in range(20_000))
    yield Hostile("a name of its own before each of many loops", sets, RESULT)
    yield Hostile("a range of two thousand million", "#foreach($i in [1..2000000000])x#end", LIMIT)
    yield Hostile(
        "many large ranges", "#foreach($i in [1..9])#set($l = [[1..4000000], $l])#end", RESULT, LIMIT
    )
    yield Hostile("a large range printed", "#set($r = [1..4000000])" + "$r" * 50, MERGE)
    yield Hostile("smaller ranges printed often", "#set($r = [1..400000])" + "$r" * 50, LIMIT)
    digits = "#set($s = '0123456789')"
    yield Hostile("a string doubled by interpolation", digits + '#set($s = "$s$s")' * 60, LIMIT)
    yield Hostile("a string times a thousand", digits + f'#set($s = "{"$s" * 1000}")' * 5, LIMIT)
    yield Hostile("a string doubled by addition", digits + "#set($s = $s + $s)" * 60, MERGE)
    yield Hostile("a string doubled by concat", digits + "#set($s = $s.concat($s))" * 60, MERGE)
    letters = "#set($s = 'aaaa')"
    yield Hostile("a string doubled by replace", letters + "#set($s = $s.replace('a', 'aa'))" * 60, MERGE)
    yield Hostile(
        "a string doubled by replaceAll", letters + "#set($s = $s.replaceAll('a', 'aa'))" * 60, LIMIT
    )
    yield Hostile("a string repeated", "#set($s = 'x')$s.repeat(2000000000)", MERGE)
    yield Hostile("a string padded by format", "#set($s = '')$s.format('%2000000000d', 1)", MERGE)
    yield Hostile("a list added to itself", "#set($l = [1, 2])" + "#set($x = $l.addAll($l))" * 60, MERGE)
    yield Hostile("a list in itself", "#set($l = [1])#set($x = $l.add($l))$l $l.hashCode()", MERGE)
    yield Hostile("lists of one list twice", "#set($a = [1, 2])" + "#set($a = [$a, $a])" * 40 + "$a", MERGE)
    yield Hostile(
        "their hash code", "#set($a = [1, 2])" + "#set($a = [$a, $a])" * 40 + "$a.hashCode()", RESULT
    )
    maps = "#set($a = {'k': $a, 'l': $a})" * 40
    yield Hostile("maps of one map twice", "#set($a = {'k': 1})" + maps + "$a", MERGE)
    twice = "#set($a = [$a, $a])#set($b = [$b, $b])" * 40
    yield Hostile(
        "such lists compared", f"#set($a = [1])#set($b = [1]){twice}#if($a.equals($b))x#end", RESULT
    )
    yield Hostile(
        "a number squared", "#set($n = 9000000000000000000000)" + "#set($n = $n * $n)" * 40 + "$n", MERGE
    )
    yield Hostile("output in a loop", "#foreach($i in [1..1000000])" + "x" * 1000 + "#end", LIMIT)
    yield Hostile(
        "a long string printed often", letters + "#set($s = $s.repeat(1000000))" + "$s" * 100, LIMIT
    )
    yield Hostile(
        "a long string printed often in a loop",
        letters + "#set($s = $s.repeat(1000000))#foreach($i in [1..60])" + "$s" * 1000 + "#end",
        LIMIT,
    )
    blocks = "".join(f"#define($d{n})$d{n - 1}$d{n - 1}#end" for n in range(1, 60))
    yield Hostile("blocks that print the one before twice", blocks + "$d59", LIMIT)
    yield Hostile("a block that prints itself", "#define($d)x$d$d$d#end$d", RESULT)


def _calling() -> Iterator[Hostile]:
    """What calls itself."""
    yield Hostile("a macro that calls itself", "#macro(m)x#m()#end#m()", MERGE)
    yield Hostile("a macro that calls itself twice", "#macro(m)x#m()#m()#end#m()", MERGE)
    macros = "".join(f"#macro(m{n})#m{n + 1}()#m{n + 1}()#end" for n in range(19))
    loop = "#foreach($i in [1..1000])#m0()#end"
    yield Hostile("macros that call the next twice", macros + "#macro(m19)xxxxxxxxxx#end" + loop, LIMIT)
    yield Hostile("a text that evaluates itself", "#set($s = '#evaluate($s)')#evaluate($s)", LIMIT)
    yield Hostile(
        "a text that evaluates itself twice", "#set($s = 'x#evaluate($s)#evaluate($s)')#evaluate($s)", LIMIT
    )
    includes = {"loop.vm": "x#parse('loop.vm')", "loops.vm": "x" * 100 + "#parse('loops.vm')" * 10}
    yield Hostile("a file that includes itself", "#parse('loop.vm')", RESULT, includes=includes)
    yield Hostile("a file that includes itself ten times", "#parse('loops.vm')", LIMIT, includes=includes)


def _matching() -> Iterator[Hostile]:
    """Regular expressions."""
    text = f"#set($s = '{'a' * 40}!')"
    yield Hostile("a pattern that backtracks", text + "$s.matches('(a|aa)+')", LIMIT)
    yield Hostile("a pattern that backtracks in a split", text + "$s.split('(a|aa)+$')", LIMIT)
    long = f"#set($s = '{'a' * 5000}')"
    yield Hostile(
        "a pattern that backtracks in a replacement", long + "$s.replaceAll('(.*a){12}b', '')", LIMIT
    )
    yield Hostile("a pattern with huge bounds", text + "$s.matches('((a{1,1000}){1,1000}){1,1000}')", LIMIT)
    yield Hostile("a pattern nested deep", text + f"$s.matches('{'(' * 5000}a{')' * 5000}')", MERGE)


def _long() -> Iterator[Hostile]:
    """What is long."""
    for sign in ("&&", "||"):
        yield Hostile(
            f"10,000 terms of {sign}", "#if(" + f" {sign} ".join(["$a"] * 10_000) + ")x#end", RESULT
        )
    yield Hostile("10,000 terms of +", "#set($x = " + " + ".join(["1"] * 10_000) + ")$x", RESULT)
    yield Hostile("10,000 arms of #elseif", "#if($a)x" + "#elseif($a)x" * 10_000 + "#end", RESULT)
    yield Hostile("10,000 members", "$a" + ".b" * 10_000, RESULT)
    yield Hostile("10,000 calls", "$a" + ".b($c.d())" * 10_000, RESULT)
    yield Hostile("2,000 macros", "".join(f"#macro(m{n})x#end#m{n}()" for n in range(2_000)), RESULT)
    yield Hostile("a list of 100,000 items", "#set($l = [" + "1," * 99_999 + "1])$l.size()", RESULT)
    yield Hostile("a list of a million items", "#set($l = [" + "1," * 999_999 + "1])$l.size()", SYNTAX)
    yield Hostile("200,000 terms of +", "#set($x = " + " + ".join(["$a"] * 200_000) + ")$x", RESULT)
    yield Hostile("200,000 terms of &&", "#if(" + " && ".join(["$a"] * 200_000) + ")x#end", RESULT)
    yield Hostile("50,000 arms of #elseif", "#if($a)x" + "#elseif($a)x" * 50_000 + "#end", RESULT)
    yield Hostile("500,000 members", "$a" + ".b" * 500_000, RESULT)
    yield Hostile("a string of 100,000 references", '#set($x = "' + "$a.b " * 100_000 + '")$x', RESULT)
    yield Hostile("100,000 calls of a macro", "#macro(m $a)x#end" + "#m($b) " * 100_000, RESULT)
    yield Hostile("30,000 references", "$a " * 30_000, RESULT)
    yield Hostile("100,000 references", "$a " * 100_000, RESULT)
    yield Hostile("300,000 references", "$a " * 300_000, SYNTAX)
    yield Hostile("300,000 references in strings", '#set($x = "$a$a$a")' * 100_000, SYNTAX)
    yield Hostile("10,000 directives", "#set($a = 1)" * 10_000, RESULT)
    yield Hostile("100,000 directives", "#set($a = 1)" * 100_000, RESULT)
    yield Hostile("a number of 100,000 digits", "#set($n = " + "9" * 100_000 + ")$n", RESULT)
    yield Hostile("a number of a million digits", "#set($n = " + "9" * MEGABYTE + ")$n", SYNTAX)
    yield Hostile("a name of a million letters", "$" + "a" * MEGABYTE, RESULT)


def _reaching() -> Iterator[Hostile]:
    """What reaches for what is not its own."""
    names = "$s.__class__.__mro__ $s.__init__.__globals__ ${a.__dict__} $s.format('{0.__class__}')"
    yield Hostile("Python's own names", f"#set($s = 'x'){names}", RESULT)
    yield Hostile("a file outside of the folder", "#include('../../../etc/passwd')", FILE)
    yield Hostile("a file by its absolute name", "#parse('/etc/passwd')", FILE)
    yield Hostile("a file behind a null", "#include('a\0b')", FILE)
    yield Hostile("a file of Windows", r"#include('C:\Windows\win.ini')", FILE)
    yield Hostile("a file by its address", "#include('file:///etc/passwd')", FILE)


_BRACKETS = (
    ("#if", "#if(true)", "x", "#end"),
    ("#else", "#if(false)#else", "x", "#end"),
    ("#foreach", "#foreach($i in [1])", "x", "#end"),
    ("#define", "#define($d)", "x", "#end"),
    ("#macro", "#macro(m)", "x", "#end"),
    ("block calls", "#@m()", "x", "#end"),
    ("brackets", "(", "1", ")"),
    ("lists", "[", "1", "]"),
    ("maps", '{"a":', "1", "}"),
    ("negations", "!", "true", ""),
    ("minuses", "-(", "1", ")"),
    ("arguments", "$a.b(", "1", ")"),
    ("indexes", "$a[", "1", "]"),
    ("alternate values", "${a|", "1", "}"),
)


def _deep(depth: int, outcome: str) -> Iterator[Hostile]:
    """What is nested deep. Engine 1.7 has no unary minus and no alternate values, and refuses these at once."""
    for name, opening, inner, closing in _BRACKETS:
        template = _nested(opening, inner, closing, depth)
        if not opening.startswith("#"):
            template = f"#set($x = {template})"
        unknown = opening in ("-(", "${a|")
        yield Hostile(f"{name} nested {depth:,} deep", template, outcome, SYNTAX if unknown else "")


_PIECES = (
    "#* ", "#*", "*#", "[$a.b([", "#{", "#{#{", "#a#a#a", "#[[", "]]#", "\\", "\\\\#", "\\$", "$ ", "$9 ", "$!", "$", "#", '"', "'",
    "${a|", "$a.b(", "$a[", "$a.", "$a{", "${", "#if(", "#set($a=", "#end", "#else", "#foreach(", "#macro(", "(", "[", "{", "##", "## x\n",
    "#@", "#m(", "$a(", "${{a}", "\\$!", "#$.b", ".b", "\n", " ", "\t", "é", "😀", "\0", "$a$!", "#set ", "$!.a", "|", "#if", "<!--#end-->", "#set(#", "$a.b$c(",
)  # fmt: skip

DEEP = (*_deep(450, RESULT), *_deep(1_100, SYNTAX), *_deep(10_000, SYNTAX))
HOSTILE = (*_growing(), *_calling(), *_matching(), *_long(), *_reaching(), *DEEP)
MEGABYTES = {f"a megabyte of `{ascii(piece)[1:-1]}`": piece * (MEGABYTE // len(piece)) for piece in _PIECES}
"""Templates that may be refused or not: what they become is not the point."""
