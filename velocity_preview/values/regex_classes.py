"""What Java's predefined character classes hold, as sets of the `regex` library.

Java's `\\w`, `\\d` and `\\s` are ASCII unless `(?U)` says otherwise, and so are the POSIX names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

LINE_TERMINATORS: Final = r"\n\r\x85\u2028\u2029"

ESCAPED_CLASSES: Final[Mapping[str, str]] = {
    "d": "[0-9]",
    "w": "[a-zA-Z0-9_]",
    "s": r"[ \t\n\x0B\f\r]",
    "h": r"[ \t\xA0\u1680\u180E\u2000-\u200A\u202F\u205F\u3000]",
    "v": r"[\n\x0B\f\r\x85\u2028\u2029]",
}
"""By the letter after the backslash; the capital letter is the complement."""

UNICODE_ESCAPED_CLASSES: Final[Mapping[str, str]] = {
    **ESCAPED_CLASSES,
    "d": r"\p{Nd}",
    "w": r"[\p{Alphabetic}\p{Mn}\p{Me}\p{Mc}\p{Nd}\p{Pc}\p{Join_Control}]",
    "s": r"\p{White_Space}",
}
"""Under `(?U)`."""

_WHITE_SPACE: Final = r"[\p{Zl}\p{Zp}\t-\r\x1C-\x1F[\p{Zs}--[\xA0\u2007\u202F]]]"

NAMED_CLASSES: Final[Mapping[str, str]] = {
    "Lower": "[a-z]",
    "Upper": "[A-Z]",
    "ASCII": r"[\x00-\x7F]",
    "Alpha": "[a-zA-Z]",
    "Digit": "[0-9]",
    "Alnum": "[a-zA-Z0-9]",
    "Punct": r"[!-/:-@\[-`{-~]",
    "Graph": "[!-~]",
    "Print": "[ -~]",
    "Blank": r"[ \t]",
    "Cntrl": r"[\x00-\x1F\x7F]",
    "XDigit": "[0-9a-fA-F]",
    "Space": r"[ \t\n\x0B\f\r]",
    "javaLowerCase": r"\p{Lowercase}",
    "javaUpperCase": r"\p{Uppercase}",
    "javaAlphabetic": r"\p{Alphabetic}",
    "javaIdeographic": r"\p{Ideographic}",
    "javaTitleCase": r"\p{Lt}",
    "javaDigit": r"\p{Nd}",
    "javaDefined": r"\P{Cn}",
    "javaLetter": r"\p{L}",
    "javaLetterOrDigit": r"[\p{L}\p{Nd}]",
    "javaSpaceChar": r"\p{Z}",
    "javaWhitespace": _WHITE_SPACE,
    "javaISOControl": r"[\x00-\x1F\x7F-\x9F]",
    "javaMirrored": r"\p{Bidi_Mirrored}",
    "javaJavaIdentifierStart": r"[\p{L}\p{Nl}\p{Sc}\p{Pc}]",
    "javaJavaIdentifierPart": r"[\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{Mn}\p{Mc}\x00-\x08\x0E-\x1B\x7F-\x9F\p{Cf}]",
    "L1": r"[\x00-\xFF]",
    "all": r"[\x00-\U0010FFFF]",
    "LD": r"[\p{L}\p{Nd}]",
    "LC": r"[\p{Lu}\p{Ll}\p{Lt}]",
    **{
        name: rf"\p{{{name}}}"
        for name in [
            "L",
            "M",
            "N",
            "P",
            "S",
            "Z",
            "C",
            "Lu",
            "Ll",
            "Lt",
            "Lm",
            "Lo",
            "Mn",
            "Mc",
            "Me",
            "Nd",
            "Nl",
            "No",
            "Pc",
            "Pd",
            "Ps",
            "Pe",
            "Pi",
            "Pf",
            "Po",
            "Sm",
            "Sc",
            "Sk",
            "So",
            "Zs",
            "Zl",
            "Zp",
            "Cc",
            "Cf",
            "Co",
            "Cs",
            "Cn",
        ]
    },
}
"""By the name in `\\p{…}`."""

BINARY_PROPERTIES: Final[Mapping[str, str]] = {
    "ALPHABETIC": "Alphabetic",
    "LETTER": "L",
    "IDEOGRAPHIC": "Ideographic",
    "LOWERCASE": "Lowercase",
    "UPPERCASE": "Uppercase",
    "TITLECASE": "Lt",
    "WHITE_SPACE": "White_Space",
    "WHITESPACE": "White_Space",
    "CONTROL": "Cc",
    "PUNCTUATION": "P",
    "HEX_DIGIT": "Hex_Digit",
    "HEXDIGIT": "Hex_Digit",
    "ASSIGNED": "Assigned",
    "NONCHARACTER_CODE_POINT": "Noncharacter_Code_Point",
    "DIGIT": "Nd",
    "JOIN_CONTROL": "Join_Control",
}
"""By the capitalised name after `Is`; where Java has one name for several of Unicode's, ours is Unicode's."""
