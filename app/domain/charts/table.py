"""A chart as a table: the same values for who reads them."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, NamedTuple, TypeAlias

Value: TypeAlias = int | float | Decimal


@dataclass(frozen=True, slots=True)
class Table:
    """Heads of the columns and rows of words; each row has as many as there are heads."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Written(NamedTuple):
    """How numbers are written in a language."""

    comma: str = ","
    thousands: str = "."


DUTCH: Final = Written()


def number(value: Value | None, written: Written = DUTCH) -> str:
    """
    Return a number in words: whole ones without decimals, others with one; none is empty.

    - 41 is "41", 41.25 is "41,3", 41.0 is "41", 100000 is "100.000".
    """
    if value is None:
        return ""
    exact = Decimal(str(value)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    if exact == exact.to_integral_value():
        exact = exact.to_integral_value()
    whole, _, part = f"{exact:,f}".partition(".")
    said = whole.replace(",", written.thousands)
    return f"{said}{written.comma}{part}" if part else said


def day(value: date) -> str:
    """Return a day as a table shows it."""
    return f"{value:%d/%m/%Y}"
