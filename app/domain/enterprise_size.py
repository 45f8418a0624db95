"""
Size of an enterprise (kmo-klasse).

Source: Commission Recommendation 2003/361/EC, annex, articles 2, 3, 4 and 6. What it leaves open
is settled by the functions here that say so, and the findings they return show it: see
`status_over_years` and `holding_kind`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.domain.findings import Finding, Severity


class SizeClass(StrEnum):
    """The four classes, from small to large."""

    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


_ORDER = tuple(SizeClass)


@dataclass(frozen=True, slots=True)
class Figures:
    """One closed year, partner and linked enterprises included; None is not known."""

    staff: Decimal | None  # annual work units (VTE), not heads
    turnover: Decimal | None = None  # EUR
    balance: Decimal | None = None  # EUR, balance sheet total


@dataclass(frozen=True, slots=True)
class Ceiling:
    """What an enterprise of a class may have at most."""

    size: SizeClass  # MICRO, SMALL or MEDIUM
    staff: Decimal  # VTE; the enterprise stays below it
    turnover: Decimal  # EUR; the enterprise does not exceed it
    balance: Decimal  # EUR; the enterprise does not exceed it


@dataclass(frozen=True, slots=True)
class SizeOfYear:
    """
    The class of one year, with its reasons.

    `size` is None when the staff is not known and the amounts do not settle it. It is provisional
    when figures that are not known could still make the enterprise larger.
    """

    size: SizeClass | None
    is_provisional: bool
    findings: tuple[Finding, ...]


def staff_fits(figures: Figures, ceiling: Ceiling) -> bool | None:
    """Tell whether the staff stays below the ceiling; None when it is not known."""
    return None if figures.staff is None else figures.staff < ceiling.staff


def amounts_fit(figures: Figures, ceiling: Ceiling) -> bool | None:
    """Tell whether one of the two amounts is not above its ceiling; None when not known yet."""
    amounts = ((figures.turnover, ceiling.turnover), (figures.balance, ceiling.balance))
    known = [amount <= limit for amount, limit in amounts if amount is not None]
    if any(known):
        return True
    return False if len(known) == len(amounts) else None


def fits(figures: Figures, ceiling: Ceiling) -> bool | None:
    """
    Tell whether `figures` stay within the `ceiling` of a size class; None when not known yet.

    Staff must stay below its ceiling; of the two amounts, one may exceed it.
    """
    parts = (staff_fits(figures, ceiling), amounts_fit(figures, ceiling))
    if False in parts:
        return False
    return None if None in parts else True


def size_of_year(figures: Figures, ceilings: Sequence[Ceiling]) -> SizeOfYear:
    """
    Return the class of one year.

    The amounts that are not known are taken to fit, so the class rests on the staff alone until
    they are filled in.

    Args:
        ceilings: Those in force on the last day of the year, from micro to medium.
    """
    smallest = next((c for c in ceilings if fits(figures, c) is not False), None)
    certain = next((c for c in ceilings if fits(figures, c)), None)
    reasons = _reasons(figures, ceilings, smallest)
    if figures.staff is None and smallest is not None:
        return SizeOfYear(None, is_provisional=True, findings=reasons)
    size = SizeClass.LARGE if smallest is None else smallest.size
    return SizeOfYear(size, is_provisional=smallest is not certain, findings=reasons)


def _reasons(
    figures: Figures, ceilings: Sequence[Ceiling], reached: Ceiling | None
) -> tuple[Finding, ...]:
    """Say which ceiling of the class below broke and which of the class itself held."""
    broken = [c for c in ceilings if fits(figures, c) is False]
    found = _broken(figures, broken[-1]) if broken else []
    if reached is not None:
        found += _held(figures, reached)
    return tuple(found)


def _broken(figures: Figures, ceiling: Ceiling) -> list[Finding]:
    found = []
    if staff_fits(figures, ceiling) is False:
        found.append(_info("staff_reaches", ceiling, value=figures.staff, limit=ceiling.staff))
    if amounts_fit(figures, ceiling) is False:
        amounts: dict[str, Decimal | None] = {
            "turnover": figures.turnover,
            "balance": figures.balance,
        }
        limits = {"turnover_limit": ceiling.turnover, "balance_limit": ceiling.balance}
        found.append(_info("amounts_exceed", ceiling, **(amounts | limits)))
    return found


def _held(figures: Figures, ceiling: Ceiling) -> list[Finding]:
    if figures.staff is None:
        found = [_info("staff_unknown", ceiling)]
    else:
        found = [_info("staff_below", ceiling, value=figures.staff, limit=ceiling.staff)]
    if amounts_fit(figures, ceiling) is None:
        found.append(_info("amounts_unknown", ceiling))
    elif figures.turnover is not None and figures.turnover <= ceiling.turnover:
        limit = ceiling.turnover
        found.append(_info("turnover_within", ceiling, value=figures.turnover, limit=limit))
    else:
        limit = ceiling.balance
        found.append(_info("balance_within", ceiling, value=figures.balance, limit=limit))
    return found


def _info(rule: str, ceiling: Ceiling, **values: Decimal | None) -> Finding:
    return Finding(f"size.{rule}", Severity.INFO, {"size": ceiling.size, **values})


@dataclass(frozen=True, slots=True)
class YearSize:
    """The class of one fiscal year, as `size_of_year` gave it."""

    year: int
    size: SizeClass | None
    is_provisional: bool = False


@dataclass(frozen=True, slots=True)
class SizeStatus:
    """The class that holds after the last year; None when no year has a class."""

    size: SizeClass | None
    is_provisional: bool
    findings: tuple[Finding, ...]


def explanation(status: SizeStatus, last: SizeOfYear | None) -> tuple[Finding, ...]:
    """
    Return why the class of `status` holds, the same on screen and on paper.

    Args:
        last: The last year with figures; its reasons count only when it gives the same class.
    """
    if status.size is None:
        return ()
    same = last is not None and last.size is status.size  # else it explains another class
    return (*(in_brief(last.findings) if last is not None and same else ()), *status.findings[-1:])


def in_brief(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return reasons of a class with its two limits of staff told as one: from 10 to 50."""
    by_rule = {finding.rule: finding for finding in findings}
    least, below = by_rule.get("size.staff_reaches"), by_rule.get("size.staff_below")
    if least is None or below is None:
        return findings
    values = {**below.values, "least": least.values["limit"]}
    between = Finding("size.staff_between", Severity.INFO, values)
    return (between, *(each for each in findings if each not in (least, below)))


def status_over_years(years: Iterable[YearSize]) -> SizeStatus:
    """
    Return the class that holds: it changes only after two years in a row over or under.

    The first year with a class gives the start. Two years that are both larger (or both smaller)
    change it to the nearer of the two: only that one was reached in both. A year without figures
    breaks the row. A change that needs one more year is told as `size.change_pending`.
    """
    size: SizeClass | None = None
    before: YearSize | None = None
    used_provisional = False
    found: list[Finding] = []
    for year in sorted((y for y in years if y.size is not None), key=lambda y: y.year):
        following = _after(size, before, year)
        if size is not None and following is not size:
            found.append(_status("changed", year, size, following))
        used_provisional |= year.is_provisional
        size, before = following, year
    if before is not None and size is not None and before.size is not size:
        found.append(_status("change_pending", before, size, before.size))
    return SizeStatus(size, used_provisional, tuple(found))


def _after(size: SizeClass | None, before: YearSize | None, year: YearSize) -> SizeClass | None:
    if size is None or before is None:
        return year.size
    if before.year != year.year - 1:
        return size
    status, *last_two = (_rank(s) for s in (size, before.size, year.size))
    if min(last_two) > status:
        return _ORDER[min(last_two)]
    if max(last_two) < status:
        return _ORDER[max(last_two)]
    return size


def _rank(size: SizeClass | None) -> int:
    return -1 if size is None else _ORDER.index(size)


def _status(rule: str, year: YearSize, before: SizeClass, after: SizeClass | None) -> Finding:
    values = {"year": year.year, "before": before, "after": after}
    return Finding(f"size.{rule}", Severity.INFO, values)


class HoldingKind(StrEnum):
    """What another enterprise is to this one, by the share held."""

    AUTONOMOUS = "autonomous"  # below 25%: left out
    PARTNER = "partner"  # 25% to 50%, both included: counted pro rata
    LINKED = "linked"  # above 50%: counted whole


@dataclass(frozen=True, slots=True)
class Holding:
    """Another enterprise and the share, 0 to 100, that one holds of the other."""

    percentage: Decimal
    figures: Figures


def holding_kind(percentage: Decimal) -> HoldingKind:
    """
    Return the kind of a holding.

    Raises:
        ValueError: The percentage is not between 0 and 100.
    """
    if not 0 <= percentage <= 100:
        raise ValueError(percentage)
    if percentage < 25:
        return HoldingKind.AUTONOMOUS
    return HoldingKind.PARTNER if percentage <= 50 else HoldingKind.LINKED


def with_holdings(own: Figures, holdings: Iterable[Holding]) -> Figures:
    """
    Add the partner enterprises pro rata and the linked ones whole; nothing is rounded.

    A figure that one of them does not know is not known in the sum.
    """
    total = own
    for holding in holdings:
        kind = holding_kind(holding.percentage)
        if kind is HoldingKind.AUTONOMOUS:
            continue
        share = holding.percentage / 100 if kind is HoldingKind.PARTNER else Decimal(1)
        theirs = holding.figures
        total = Figures(
            _plus(total.staff, theirs.staff, share),
            _plus(total.turnover, theirs.turnover, share),
            _plus(total.balance, theirs.balance, share),
        )
    return total


def _plus(own: Decimal | None, theirs: Decimal | None, share: Decimal) -> Decimal | None:
    return None if own is None or theirs is None else own + theirs * share
