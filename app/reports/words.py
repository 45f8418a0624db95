"""Days, times and amounts in Dutch, as they stand on paper."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal

from app.domain.enterprise_size import SizeClass, SizeOfYear, SizeStatus, explanation, in_brief
from app.domain.findings import Finding

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
NUMBERS = (
    "geen",
    "één",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
)

SIZES = {
    SizeClass.MICRO: "Micro",
    SizeClass.SMALL: "Klein",
    SizeClass.MEDIUM: "Middelgroot",
    SizeClass.LARGE: "Groot",
}
SIZE_REASONS = {
    "size.staff_reaches": "{limit} werknemers of meer",
    "size.staff_between": "{least} tot {limit} werknemers",
    "size.staff_below": "minder dan {limit} werknemers",
    "size.staff_unknown": "aantal werknemers niet bekend",
    "size.amounts_exceed": (
        "omzet boven €\u00a0{turnover_limit} en balans boven €\u00a0{balance_limit}"
    ),
    "size.amounts_unknown": "omzet en balans niet bekend",
    "size.turnover_within": "omzet tot €\u00a0{limit}",
    "size.balance_within": "balans tot €\u00a0{limit}",
    "size.changed": "{after} sinds {year}, twee jaar na elkaar",
    "size.change_pending": "{year} wijst op {after}, telt na een tweede jaar",
}


def day(value: date | None) -> str:
    """Return 19/11/2026, or nothing when there is no day."""
    return "" if value is None else f"{value:%d/%m/%Y}"


def long_day(value: date) -> str:
    """Return donderdag 19 november 2026."""
    return f"{WEEKDAYS[value.weekday()]} {value.day} {MONTHS[value.month - 1]} {value.year}"


def clock(value: datetime) -> str:
    """Return 14:02."""
    return f"{value:%H:%M}"


def span(start: datetime, end: datetime) -> str:
    """Return 13:30 tot 14:40, with the day when it ends on a later one."""
    until = clock(end) if end.date() == start.date() else f"{day(end)}, {clock(end)}"
    return f"{clock(start)} tot {until}"


def duration(minutes: int) -> str:
    """Return 1 u 10 for 70 minutes."""
    return f"{minutes // 60} u {minutes % 60:02}"


def minutes_between(start: datetime, end: datetime) -> int:
    """Return the whole minutes that pass from `start` to `end`, also when the clock changes."""
    return int((end.astimezone(UTC) - start.astimezone(UTC)).total_seconds() // 60)


def in_words(number: int) -> str:
    """Return a number up to twelve in letters, others in digits."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else str(number)


def counted(number: int, one: str, many: str) -> str:
    """Return «acht sessies» or «één sessie»."""
    return f"{in_words(number)} {one if number == 1 else many}"


def first_upper(text: str) -> str:
    """Return `text` with a capital; the first accent of «één» goes, as in print."""
    if text.startswith("één"):
        return f"E{text[1:]}"
    return text[:1].upper() + text[1:]


def byte_size(size: int) -> str:
    """Return 1,1 GB, 1,2 MB, 310 kB or 12 bytes, in steps of a thousand."""
    if size < 1_000:
        return f"{size} bytes"
    if size < 1_000_000:
        return f"{size / 1_000:.0f} kB"
    unit, name = (1_000_000, "MB") if size < 1_000_000_000 else (1_000_000_000, "GB")
    return f"{size / unit:.1f} {name}".replace(".", ",")


def decimal(value: Decimal) -> str:
    """Return 34,2: a comma, and no zeros at the end."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def one_decimal(value: Decimal) -> str:
    """Return 3,0: a comma and one place, as in a column of means."""
    return f"{value:.1f}".replace(".", ",")


def amount(value: Decimal) -> str:
    """Return € 1.250.000 in whole euros, the half rounded up."""
    euros = value.quantize(Decimal(1), ROUND_HALF_UP)
    return f"€\u00a0{euros:,f}".replace(",", ".")


def size_name(size: SizeClass | None) -> str:
    """Return Klein; nothing when the class is not known."""
    return "" if size is None else SIZES[size]


def size_reason(finding: Finding) -> str:
    """Return why a class holds, as a piece of a sentence."""
    values = {name: _size_value(value) for name, value in finding.values.items()}
    return SIZE_REASONS[finding.rule].format(**values)


def reasons_of_year(year: SizeOfYear) -> str:
    """Return why one year gives its class."""
    return _joined(in_brief(year.findings), is_provisional=year.is_provisional)


def reasons_of_status(status: SizeStatus, last: SizeOfYear | None) -> str:
    """Return why a class holds over the years; `last` is the last year with figures."""
    if status.size is None:
        return ""
    return _joined(explanation(status, last), is_provisional=status.is_provisional)


def _joined(findings: Iterable[Finding], *, is_provisional: bool) -> str:
    return ", ".join([*map(size_reason, findings), *["voorlopig"] * is_provisional])


def _size_value(value: object) -> object:
    if isinstance(value, SizeClass):
        return size_name(value).lower()
    if isinstance(value, Decimal):
        return (
            f"{value:,f}".partition(".")[0].replace(",", ".")
            if value == int(value)
            else decimal(value)
        )
    return value
