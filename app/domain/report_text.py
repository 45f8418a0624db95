"""How the values of a report are written in each language."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from app.domain.charts.table import Written
from app.domain.languages import Language
from app.domain.report import Kind, Mark, Value

HIDDEN_MARK: Final = "×"
_CENT: Final = Decimal("0.01")
_THOUSANDS: Final = {Language.NL: ".", Language.FR: "\u202f", Language.EN: ","}
_HOUR: Final = {Language.NL: "u", Language.FR: "h", Language.EN: "h"}


def value_text(value: Value, kind: Kind, language: Language = Language.NL) -> str:
    """
    Return a value as it is read.

    - 1234567.5 EUR: «€ 1.234.567,50», «1 234 567,50 €», «€1,234,567.50».
    - 70 minutes: «1 u 10», «1 h 10». A share of 0.345: «35%», «35 %» in French.
    - Nothing: an empty text. A hidden number: «×».
    """
    if value is None:
        return ""
    if isinstance(value, Mark):
        return HIDDEN_MARK
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return _number_text(value, kind, language)


def _number_text(value: int | Decimal, kind: Kind, language: Language) -> str:
    if kind is Kind.HOURS:
        hours, minutes = divmod(int(value), 60)
        return f"{_grouped(Decimal(hours), language)} {_HOUR[language]} {minutes:02}"
    if kind is Kind.MONEY:
        amount = _grouped(Decimal(value).quantize(_CENT, ROUND_HALF_UP), language)
        sign = {Language.NL: "€\u00a0{}", Language.FR: "{}\u00a0€", Language.EN: "€{}"}[language]
        return sign.format(amount)
    if kind is Kind.SHARE:
        whole = (Decimal(value) * 100).quantize(Decimal(1), ROUND_HALF_UP)
        return f"{whole}\u00a0%" if language is Language.FR else f"{whole}%"
    return _grouped(Decimal(value), language)


def written_in(language: Language) -> Written:
    """Return how charts write numbers in a language."""
    return Written("." if language is Language.EN else ",", _THOUSANDS[language])


def _grouped(value: Decimal, language: Language) -> str:
    whole, _, part = f"{value:,f}".partition(".")
    mark = "." if language is Language.EN else ","
    return whole.replace(",", _THOUSANDS[language]) + (f"{mark}{part}" if part else "")
