"""How the recorded cases write Java values: JSON, and `{"Long": 5}` for what JSON alone would not say."""

from __future__ import annotations

from decimal import Decimal
import json
from pathlib import Path

from velocity_preview.values.numbers import BigInteger, Byte, Character, Float, Long, Short

CLASSES = {
    "Byte": Byte,
    "Short": Short,
    "Long": Long,
    "BigInteger": BigInteger,
    "Float": Float,
    "Double": float,
    "BigDecimal": Decimal,
    "Character": Character,
}


def read_value(written: object) -> object:
    """The value as the engines have it."""
    if isinstance(written, dict) and len(written) == 1:
        ((name, content),) = written.items()
        if name in CLASSES:
            return CLASSES[name](content)
    return written


def recorded(name: str) -> list[dict[str, object]]:
    """The cases of a file beside this one."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]
