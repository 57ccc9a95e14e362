"""Templates made to hang a renderer, to fill its memory or to show its inside."""

from __future__ import annotations

_LOOP = "#foreach($i in [1..10000])"
_MEGABYTE = 1_000_000

HOSTILE = {
    "nested ranges": _LOOP * 4 + "x" + "#end" * 4,
    "a range of two thousand million": "#foreach($i in [1..2000000000])x#end",
    "a string doubled by interpolation": '#set($s = "0123456789")' + '#set($s = "$s$s")' * 60,
    "a string doubled by addition": "#set($s = '0123456789')" + "#set($s = $s + $s)" * 60,
    "a string doubled by concat": "#set($s = '0123456789')" + "#set($s = $s.concat($s))" * 60,
    "a string repeated": "#set($s = 'x')$s.repeat(2000000000)",
    "a list added to itself": "#set($l = [1, 2])" + "#set($x = $l.addAll($l))" * 60,
    "lists of the same list twice": "#set($a = [1, 2])" + "#set($a = [$a, $a])" * 40 + "$a",
    "output in a loop": "#foreach($i in [1..1000000])" + "x" * 1000 + "#end",
    "a macro that calls itself": "#macro(m)x#m()#end#m()",
    "a macro that calls itself twice": "#macro(m)x#m()#m()#end#m()",
    "a block that prints itself": "#define($d)x$d$d$d#end$d",
    "a text that evaluates itself": "#set($s = '#evaluate($s)')#evaluate($s)",
    "a file that includes itself": "#parse('loop.vm')",
    "a regular expression that backtracks": f"#set($s = '{'a' * 40}!')$s.matches('(a|aa)+b')",
    "10,000 terms of &&": "#if(" + " && ".join(["$a"] * 10_000) + ")x#end",
    "10,000 terms of +": "#set($x = " + " + ".join(["1"] * 10_000) + ")$x",
    "10,000 arms of #elseif": "#if($a)x" + "#elseif($a)x" * 10_000 + "#end",
    "200 nested blocks": "#if(true)" * 200 + "x" + "#end" * 200,
    "1,000 nested blocks": "#foreach($i in [1])" * 1000 + "x" + "#end" * 1000,
    "100,000 nested blocks": "#if(true)" * 100_000,
    "1,000 nested brackets": "#if(" + "(" * 1000 + "true" + ")" * 1000 + ")x#end",
    "1,000 exclamation marks": "#if(" + "!" * 1000 + "true)x#end",
    "1,000 nested calls": "$a.b(" * 1000,
    "1,000 nested maps": '#set($x = {"a":' * 1 + '{"a":' * 1000,
    "1 MB of comments that do not end": "#* " * (_MEGABYTE // 3),
    "1 MB of calls in lists": "[$a.b([" * (_MEGABYTE // 7),
    "1 MB of #{": "#{" * (_MEGABYTE // 2),
    "1 MB of backslashes": "\\" * _MEGABYTE,
    "1 MB of words": "#a" * (_MEGABYTE // 2),
    "1 MB of $": "$ " * (_MEGABYTE // 2),
    "1 MB of quotes": '"' * _MEGABYTE,
    "Python's own names": "$s.__class__.__mro__ $s.__init__.__globals__ ${a.__dict__} $s.format('{0.__class__}')",
    "a file outside": "#include('../../../etc/passwd')",
    "a file by its absolute name": "#parse('/etc/passwd')",
    "a file behind a null": "#include('a\0b')",
}
