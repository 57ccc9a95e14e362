"""What Java takes for white space: `trim()` all up to U+0020, `strip()` not the no-break spaces."""

from __future__ import annotations

from typing import Final

WHITE_SPACE: Final = (
    "\t\n\x0b\f\r\x1c\x1d\x1e\x1f \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a"
    "\u2028\u2029\u205f\u3000"
)
"""`Character.isWhitespace`."""

CONTROLS_AND_SPACE: Final = "".join(map(chr, range(0x21)))
"""What `trim()` takes off."""
