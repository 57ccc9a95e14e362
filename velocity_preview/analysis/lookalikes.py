"""Letters of other scripts that look like Latin ones."""

from __future__ import annotations

from typing import Final

_CYRILLIC: Final = "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u0455\u0458\u04bb\u0501\u051b\u051d"
_CYRILLIC_CAPITALS: Final = (
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0423\u0406\u0405\u0408"
)
_GREEK: Final = "\u03bf\u03b1\u03bd"
_GREEK_CAPITALS: Final = (
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
)
_LATIN: Final = "aeopcxyisjhdqwABEKMHOPCTXYISJoavABEZHIKMNOPTYX"

LETTERS: Final = _CYRILLIC + _CYRILLIC_CAPITALS + _GREEK + _GREEK_CAPITALS
_TABLE: Final = str.maketrans(LETTERS, _LATIN)


def latin(text: str) -> str:
    """The text with Latin letters in the place of those that look like them."""
    return text.translate(_TABLE)


def has_lookalikes(text: str) -> bool:
    return not text.isascii() and latin(text) != text
