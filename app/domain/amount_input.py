"""Numbers and amounts as people in Flanders type them: a decimal comma, points for thousands."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_PLAIN = re.compile(r"(\d*)(?:,(\d*))?")
_POINT = re.compile(r"(\d*)\.(\d{1,2})")
_WORDS = (("miljard", 10**9), ("miljoen", 10**6), ("mln", 10**6), ("mio", 10**6), ("k", 1000))
_EXACT = Decimal("0.01")


class AmountProblem(StrEnum):
    """Why typed text is not an amount that can be kept."""

    EMPTY = "empty"
    NOT_A_NUMBER = "not_a_number"
    NEGATIVE = "negative"
    DECIMALS = "decimals"
    TOO_LARGE = "too_large"


@dataclass(frozen=True, slots=True)
class AmountCheck:
    """A typed amount, read: its value, or what is wrong with it."""

    value: Decimal | None
    problem: AmountProblem | None = None


def parse_amount(typed: str, most: Decimal) -> AmountCheck:
    """
    Read a number that is not negative and has at most two decimals, in the unit of the field.

    `1.234,5`, `1 234,5`, `€ 1234`, `2,5 mln` and `850k` are understood. A single point before one
    or two digits is a decimal point; before three it parts thousands.

    Args:
        most: The largest value that can be true; above it somebody mistyped.
    """
    text = unicodedata.normalize("NFKC", typed).casefold().replace("eur", "").replace("€", "")
    text = re.sub(r"[\s'’]", "", text)
    if not text:
        return AmountCheck(None, AmountProblem.EMPTY)
    is_negative = text[0] in "-−–"
    text, factor = _without_word(text.lstrip("+-−–"))
    value = _number(text)
    if value is None:
        return AmountCheck(None, AmountProblem.NOT_A_NUMBER)
    if is_negative and value:
        return AmountCheck(None, AmountProblem.NEGATIVE)
    return _judged(value * factor, most)


def _judged(value: Decimal, most: Decimal) -> AmountCheck:
    if value > most:
        return AmountCheck(None, AmountProblem.TOO_LARGE)
    rounded = value.quantize(_EXACT)
    if rounded != value:
        return AmountCheck(None, AmountProblem.DECIMALS)
    return AmountCheck(rounded)


def _without_word(text: str) -> tuple[str, int]:
    for word, factor in _WORDS:
        if text.endswith(word):
            return text.removesuffix(word), factor
    return text, 1


def _number(text: str) -> Decimal | None:
    whole, comma, decimals = text.partition(",")
    if _GROUPED.fullmatch(whole):
        text = whole.replace(".", "") + comma + decimals
    match = _POINT.fullmatch(text) or _PLAIN.fullmatch(text)
    if match is None or not any(match.groups()) or not text.isascii():
        return None
    return Decimal(f"{match[1] or 0}.{match[2] or 0}")
