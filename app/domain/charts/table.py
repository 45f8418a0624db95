"""A chart as a table: the same values for who reads them."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeAlias

Value: TypeAlias = int | float | Decimal


@dataclass(frozen=True, slots=True)
class Table:
    """Heads of the columns and rows of words; each row has as many as there are heads."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def number(value: Value | None, comma: str = ",") -> str:
    """
    Return a number in words: whole ones without decimals, others with one; none is empty.

    - 41 is "41", 41.25 is "41,3", 41.0 is "41".
    """
    if value is None:
        return ""
    exact = Decimal(str(value)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    if exact == exact.to_integral_value():
        return str(int(exact))
    return str(exact).replace(".", comma)


def day(value: date) -> str:
    """Return a day as a table shows it."""
    return f"{value:%d/%m/%Y}"
