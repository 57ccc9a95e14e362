"""Templates and payloads that Hypothesis generates from Velocity's grammar."""

from __future__ import annotations

from hypothesis import strategies as st

FILES = {"part.vm": "[$name]#set($seen = 1)", "loop.vm": "x#parse('loop.vm')", "text.txt": "$name #if"}
NAMES = ("name", "items", "map", "total", "flag", "nothing", "missing", "i", "x")
KEYS = ("name", "price", "tags", "k")

words = st.sampled_from(
    (
        "a",
        "Ann",
        "x y",
        "",
        " ",
        "10",
        "3.5",
        "é",
        "😀",
        "$5",
        "#fff",
        "<b>",
        "it's",
        'say "hi"',
        "a,b",
        "true",
    )
)
edges = (0, 1, -1, 2, 3, 10, 2**31 - 1, -(2**31), 2**31, 2**63 - 1, -(2**63), 2**63, 10**20)
numbers = st.sampled_from(edges) | st.sampled_from(
    (0.0, -0.0, 0.5, 2.0, 19.99, 1e-5, 1e7, 123456789.125, 1e100)
)
scalars = words | numbers | st.booleans() | st.none()
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3),
    max_leaves=6,
)
payloads = st.fixed_dictionaries(
    {
        "name": words,
        "items": st.lists(values, max_size=3),
        "map": st.dictionaries(st.sampled_from(KEYS), values, max_size=3),
        "total": numbers,
        "flag": st.booleans(),
        "nothing": st.none(),
    }
)


def _joined(*parts: str | st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*(st.just(part) if isinstance(part, str) else part for part in parts)).map("".join)


def _lists(item: st.SearchStrategy[str], separator: str, **sizes: int) -> st.SearchStrategy[str]:
    return st.lists(item, **sizes).map(separator.join)


names = st.sampled_from(NAMES)
blanks = st.sampled_from(("", " ", "  ", "\n"))
plain_text = st.text(st.sampled_from("ab1.,;:!?-_<>&%*+=/()[]{}'\"é😀 \t\n"), max_size=6)
line_ends = st.sampled_from(("", "\n", "\r\n", " \n", "\n\n", "  "))

# Values.

integers = st.integers(-12, 12).map(str) | st.sampled_from(
    ("2147483647", "2147483648", "9223372036854775808")
)
decimals = st.sampled_from(("0.5", "1.0", "-2.25", "1e3", ".5", "7."))
single_quoted = words.map(lambda word: "'" + word.replace("'", "''") + "'")
constants = integers | decimals | st.sampled_from(("true", "false")) | single_quoted
_operands = st.deferred(lambda: operands)
_expressions = st.deferred(lambda: expressions)

no_arguments = (
    "size()",
    "length()",
    "isEmpty()",
    "toUpperCase()",
    "trim()",
    "keySet()",
    "values()",
    "intValue()",
    "toString()",
)
members = st.one_of(
    st.sampled_from(KEYS).map(lambda key: f".{key}"),
    st.sampled_from(KEYS).map(lambda key: f".get('{key}')"),
    st.sampled_from(no_arguments).map(lambda call: f".{call}"),
    st.integers(0, 3).map(lambda index: f"[{index}]"),
    st.integers(0, 3).map(lambda index: f".get({index})"),
    st.sampled_from(KEYS).map(lambda key: f"['{key}']"),
    _joined(".equals(", _operands, ")"),
    _joined(".contains(", _operands, ")"),
    _joined(".concat(", single_quoted, ")"),
    _joined(".replace(", single_quoted, ", ", single_quoted, ")"),
    _joined(".substring(", integers, ")"),
    st.just(".nope()"),
)
paths = _joined(names, _lists(members, "", max_size=2), st.sampled_from(("", "", "", "", ".class")))
paths |= st.sampled_from(("count", "index", "hasNext", "first", "last", "parent.index")).map(
    "foreach.{}".format
)
references = st.one_of(
    _joined("$", paths), _joined("$!", paths), _joined("${", paths, "}"), _joined("$!{", paths, "}")
)
alternates = _joined(
    "${", names, st.sampled_from(("", ".k", ".get('k')", "[0]", ".nope()")), "|", _operands, "}"
)
interpolated = _joined(
    '"', _lists(references | words.map(lambda word: word.replace('"', '""')), "", max_size=3), '"'
)
range_ends = st.integers(-3, 4).map(str) | st.sampled_from(
    ("$i", "$!x", "${missing}", "$items.size()", "$foreach.count")
)
ranges = _joined("[", range_ends, "..", range_ends, "]")
collections = _joined("[", _lists(_operands, ", ", max_size=3), "]") | _joined(
    "{", _lists(_joined(single_quoted, ": ", _operands), ", ", max_size=2), "}"
)
operands = constants | references | interpolated | ranges | collections
operators = st.sampled_from(
    (
        "==",
        "!=",
        "<",
        ">",
        "<=",
        ">=",
        "&&",
        "||",
        "+",
        "-",
        "*",
        "/",
        "%",
        "and",
        "or",
        "eq",
        "ne",
        "lt",
        "gt",
        "le",
        "ge",
    )
)
terms = operands | _joined("!", _operands) | _joined("not ", _operands) | _joined("(", _expressions, ")")
expressions = terms | _joined(terms, blanks.map(lambda blank: blank or " "), operators, " ", terms)

# What a template is made of.

_blocks = st.deferred(lambda: blocks)
else_words = st.sampled_from(("#else", "#{else}", "#else\n", "#else "))
comments = st.sampled_from(("## c\n", "##\n", "#* c *#", "#**\n c *#"))
unparsed = st.sampled_from(("#[[$name]]#", "#[[\n#if(]]#"))
escapes = _joined(
    st.sampled_from(("\\", "\\\\", "\\\\\\")),
    references | st.sampled_from(("#if", "#set", "#end", "#nope", "#[[")),
)
sets = _joined(
    "#set(", blanks, "$", names | _joined(names, members), blanks, "=", blanks, expressions, blanks, ")"
)
ifs = _joined(
    "#if(", expressions, ")", _blocks, _lists(_joined("#elseif(", expressions, ")", _blocks), "", max_size=1),
    st.just("") | _joined(else_words, _blocks), "#end",
)  # fmt: skip
loops = _joined(
    "#foreach($",
    names,
    " in ",
    operands,
    ")",
    _blocks,
    st.sampled_from(("", "", "", "#break ", "#else e")),
    "#end",
)
macros = _joined("#macro(m $x $i)", _blocks, "#end#macro(n $x)", _blocks, "$!bodyContent#end")
calls = _joined("#m(", _lists(operands, " ", max_size=3), ")") | _joined(
    "#@n(", operands, ")", _blocks, "#end"
)
defines = _joined("#define($x)", _blocks, "#end")
evaluations = _joined("#evaluate(", references | single_quoted | interpolated, ")")
inclusions = st.sampled_from(
    (
        "#parse('part.vm')",
        "#parse('loop.vm')",
        "#include('text.txt')",
        "#parse($nothing)",
        "#include('no.vm')",
    )
)
rare = st.sampled_from(
    ("#stop ", "$ ", "# ", "$! ", "#nope ", "#nope()", "\\ ", "$. ", "#{if}(true)y#{end}", "#1", "$1")
)
pieces = st.one_of(
    plain_text, references, plain_text, references, sets, ifs, loops, comments, unparsed, escapes, alternates, calls,
    defines, evaluations, inclusions, rare,
)  # fmt: skip
blocks = _lists(_joined(pieces, line_ends), "", max_size=4)
templates = blocks | _joined(macros, blocks)
