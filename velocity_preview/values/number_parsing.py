"""`Integer.parseInt`, `Double.parseDouble` and the like: Strings read, or refused, as Java does."""

from __future__ import annotations

from decimal import Decimal
import re
from typing import Final
import unicodedata

from velocity_preview.patterns import rare_pattern
from velocity_preview.values.exceptions import JavaException
from velocity_preview.values.numbers import Float

MIN_RADIX: Final = 2
MAX_RADIX: Final = 36


def number_format(message: str | None) -> JavaException:
    """A NumberFormatException."""
    return JavaException("java.lang.NumberFormatException", message)


def digit(character: str, radix: int) -> int:
    """`Character.digit`: any script's decimal digits, and Latin letters, full width ones too; or -1."""
    if not MIN_RADIX <= radix <= MAX_RADIX:
        return -1
    value = unicodedata.decimal(character, -1)
    if value < 0:
        value = _letter_digit(character)
    return value if value < radix else -1


def _letter_digit(character: str) -> int:
    for first in ("a", "A", "\uff41", "\uff21"):
        if first <= character <= chr(ord(first) + 25):
            return ord(character) - ord(first) + 10
    return -1


def parse_integral(text: str | None, bits: int, radix: int = 10) -> int:
    """`Integer.parseInt` of 32 bits, `Long.parseLong` of 64; of 16 and 8 that of Short and Byte, which are
    parsed as an Integer first."""
    if text is None:
        raise number_format("Cannot parse null string")
    check_radix(radix)
    value = _signed(text, radix)
    width = max(bits, 32)
    if value is None or not -(1 << (width - 1)) <= value < 1 << (width - 1):
        raise number_format(_for_input(text, radix))
    if not -(1 << (bits - 1)) <= value < 1 << (bits - 1):
        raise number_format(f'Value out of range. Value:"{text}" Radix:{radix}')
    return value


def parse_unsigned(text: str | None, bits: int, radix: int = 10) -> int:
    """`Integer.parseUnsignedInt`, `Long.parseUnsignedLong`, before the value is taken as a signed number."""
    if text is None:
        raise number_format("Cannot parse null string")
    if text.startswith("-"):
        raise number_format(f"Illegal leading minus sign on unsigned string {text}.")
    check_radix(radix)
    value = _signed(text, radix)
    if value is None or (bits == 32 and value >> 63):
        raise number_format(_for_input(text, radix))
    if value >> bits:
        kind = "int" if bits == 32 else "long"
        raise number_format(f"String value {text} exceeds range of unsigned {kind}.")
    return value


def check_radix(radix: int) -> None:
    """Raises where `Character` has no such radix."""
    if radix < MIN_RADIX:
        raise number_format(f"radix {radix} less than Character.MIN_RADIX")
    if radix > MAX_RADIX:
        raise number_format(f"radix {radix} greater than Character.MAX_RADIX")


def _for_input(text: str, radix: int) -> str:
    return f'For input string: "{text}"' + ("" if radix == 10 else f" under radix {radix}")


def _signed(text: str, radix: int) -> int | None:
    body = text[1:] if text[:1] in {"-", "+"} else text
    value = _unsigned(body, radix)
    return -value if value is not None and text[0] == "-" else value


def _unsigned(body: str, radix: int) -> int | None:
    if not body:
        return None
    if body.isascii():
        # Python would take white space and underscores too.
        return int(body, radix) if body.isalnum() and all(digit(c, radix) >= 0 for c in body) else None
    value = 0
    for character in body:
        number = digit(character, radix)
        if number < 0:
            return None
        value = value * radix + number
    return value


_RADIX_PREFIXES: Final = (("0x", 16), ("0X", 16), ("#", 16), ("0", 8))


def decode(text: str, bits: int) -> int:
    """`Integer.decode`: `0x1F`, `#1f` and octal `010` too."""
    if not text:
        raise number_format("Zero length string")
    sign = text[0] if text[0] in {"-", "+"} else ""
    body = text[len(sign) :]
    radix = 10
    for prefix, number in _RADIX_PREFIXES:
        if body.startswith(prefix) and (prefix != "0" or len(body) > 1):
            body, radix = body[len(prefix) :], number
            break
    if body[:1] in {"-", "+"}:
        raise number_format("Sign character in wrong position")
    return parse_integral("-" + body if sign == "-" else body, bits, radix)


_SPACE: Final = "".join(map(chr, range(33)))
_DOUBLE: Final = rare_pattern(
    r"[+-]?(?:NaN|Infinity|(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?[fFdD]?)"
)
_HEXADECIMAL: Final = r"([+-]?)0[xX]([0-9a-fA-F]*)\.?([0-9a-fA-F]*)[pP]([+-]?[0-9]+)[fFdD]?"


def parse_double(text: str) -> float:
    """`Double.parseDouble`: white space around it, `1.`, `.5`, `1e3`, `1d`, `NaN` and `0x1.8p1` too."""
    body = text.strip(_SPACE)
    if not body:
        raise number_format("empty String")
    if _DOUBLE.fullmatch(body):
        return float(body.rstrip("fFdD") if not body.endswith(("Infinity", "NaN")) else body)
    match = re.fullmatch(_HEXADECIMAL, body)
    if match is None or not match[2] + match[3]:
        raise number_format(f'For input string: "{text}"')
    try:
        return float.fromhex(f"{match[1]}0x{match[2]}.{match[3]}p{match[4]}")
    except OverflowError:
        return float(match[1] + "inf")


def parse_float(text: str) -> Float:
    """`Float.parseFloat`."""
    return Float(parse_double(text))


def parse_big_integer(text: str, radix: int = 10) -> int:
    """`new BigInteger(text, radix)`."""
    if not text:
        raise number_format("Zero length BigInteger")
    body = text[1:] if text[0] in "+-" else text
    if not body:
        raise number_format("Zero length BigInteger")
    if "-" in body or "+" in body:
        raise number_format("Illegal embedded sign character")
    value = _unsigned(body, radix)
    if value is None:
        raise number_format(f'For input string: "{text}"')
    return -value if text[0] == "-" else value


_DECIMAL: Final = rare_pattern(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")


def parse_big_decimal(text: str) -> Decimal:
    """`new BigDecimal(text)`."""
    if _DECIMAL.fullmatch(text):
        value = Decimal(text)
        return value or value.copy_abs()
    raise number_format(_decimal_complaint(text))


def _decimal_complaint(text: str) -> str | None:
    if not text:
        return None
    body = text[1:] if text[0] in "+-" else text
    for character in body:
        if not character.isdecimal() and character not in ".eE":
            return (
                f"Character {character} is neither a decimal digit number, decimal point, nor"
                ' "e" notation exponential mark.'
            )
    return "No digits found."
