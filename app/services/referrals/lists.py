"""The referrals of a board: which ones fit, in their columns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from app.domain.matching import words_of
from app.domain.referral import INCOMING, OUT, REMIND_DAYS, TO_PARTNER, Column
from app.services.referrals.use_cases import ReferralRow, referral_ids, referral_rows
from app.storage.store import Store

TO, FROM, BETWEEN = "to", "from", "between"
DIRECTIONS: Final[Mapping[str, frozenset[str]]] = {
    TO: frozenset({OUT}),
    FROM: INCOMING,
    BETWEEN: frozenset({TO_PARTNER}),
}


@dataclass(frozen=True, slots=True)
class ReferralQuery:
    """What fits; None and an empty text ask nothing."""

    text: str = ""
    direction: str | None = None  # TO, FROM or BETWEEN
    organisation: str | None = None
    coach: UUID | None = None
    partner: UUID | None = None  # of that coach: what is asked of it is theirs too
    is_silent: bool = False  # no answer in 14 days


@dataclass(frozen=True, slots=True)
class ReferralList:
    """The rows that fit, what can be filtered by, and whether there is anything at all."""

    rows: tuple[ReferralRow, ...]
    organisations: tuple[str, ...]
    total: int  # without a filter

    def columns(self) -> dict[str, list[ReferralRow]]:
        """Return the rows by their column of the board, in the order of the rows."""
        found: dict[str, list[ReferralRow]] = {column.value: [] for column in Column}
        for row in self.rows:
            found[row.column.value].append(row)
        return found


def organisation_of(row: ReferralRow) -> str:
    """Return which organisation a referral is with: its receiver, else who gives its instrument."""
    if row.receiver or row.instrument is None:
        return row.receiver
    return row.instrument.provider


def instrument_of(row: ReferralRow) -> str:
    """Return the code of the instrument of a referral, as coaches know it; empty: none."""
    return "" if row.instrument is None else row.instrument.code


def is_silent(row: ReferralRow, today: date) -> bool:
    """
    Tell whether an answer is waited for 14 days or longer, and nobody said to ask later.

    Of one that came in, nobody else owes an answer.
    """
    if row.direction in INCOMING:
        return False
    is_due = row.reminder_on is None or row.reminder_on <= today
    return row.days_waiting(today) >= REMIND_DAYS and is_due


def list_referrals(store: Store, query: ReferralQuery, today: date) -> ReferralList:
    """Return the referrals that fit, the last moved first; made for a worker."""
    rows = list(referral_rows(store, ids := referral_ids(store)).values())
    places = {one: place for place, one in enumerate(ids)}
    rows.sort(key=lambda row: places[row.id])
    wanted = words_of(query.text)
    fit = tuple(row for row in rows if _fits(row, query, wanted, today))
    names = sorted({name for row in rows if (name := organisation_of(row))}, key=str.casefold)
    return ReferralList(fit, tuple(names), len(rows))


def _fits(row: ReferralRow, query: ReferralQuery, wanted: Iterable[str], today: date) -> bool:
    asked = query.direction
    return (
        (asked is None or row.direction in DIRECTIONS[asked])
        and (query.organisation is None or organisation_of(row) == query.organisation)
        and (query.coach is None or _is_of(row, query))
        and (not query.is_silent or is_silent(row, today))
        and _has(row, wanted)
    )


def _is_of(row: ReferralRow, query: ReferralQuery) -> bool:
    is_asked = row.to_partner_id is not None and row.to_partner_id == query.partner
    return row.coach_id == query.coach or is_asked


def _has(row: ReferralRow, wanted: Iterable[str]) -> bool:
    name = "" if row.instrument is None else f"{row.instrument.code} {row.instrument.name}"
    known = words_of(f"{row.company} {name} {row.receiver} {row.coach}")
    return all(any(word.startswith(begin) for word in known) for begin in wanted)
