"""
What goes out for the monitoring: supported enterprise numbers with their periods, no names.

Whoever has a legal ground looks up who works there; Werkvloer never knows (DOMAIN, section 7).
"""

import csv
import io
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session

from app.domain.identifiers import parse_enterprise_number
from app.domain.matching import fold
from app.domain.support_periods import Span, uninterrupted
from app.models.partnership import Partner
from app.services.companies.family import shown_of
from app.services.counting.counted_company import counted_numbers
from app.services.record_names import names_of
from app.services.trajectories.taking_part import Taking, taking_part
from app.storage.store import Store

HEAD = ("ondernemingsnummer", "van", "tot")


@dataclass(frozen=True, slots=True)
class NumberPeriod:
    """An enterprise number (ten digits) and a period of support without a break."""

    number: str
    span: Span


@dataclass(frozen=True, slots=True)
class Unnumbered:
    """A company that cannot be on the list; `number` is the wrong one, empty: it has none."""

    trajectory_id: UUID
    enterprise_id: UUID
    name: str
    partner: str
    number: str


@dataclass(frozen=True, slots=True)
class SupportedPeriods:
    """The list, by number, and the companies that are not on it, by name."""

    rows: tuple[NumberPeriod, ...]
    unnumbered: tuple[Unnumbered, ...]

    @property
    def numbers(self) -> int:
        """How many enterprises are on the list."""
        return len({one.number for one in self.rows})


def supported_periods(
    store: Store, first: date | None = None, last: date | None = None
) -> SupportedPeriods:
    """
    Return who was supported when, whole periods; with days only those that share one with them.

    Each number stands once for each period without a break, of all its trajectories together.
    """
    with store.read() as session:
        taking = taking_part(session)
        numbers = counted_numbers(session, [one.member for one in taking])
        spans: dict[str, list[Span]] = defaultdict(list)
        lost: dict[UUID, tuple[Taking, str]] = {}
        files = shown_of(session)
        for one in taking:
            number = numbers.get(one.member.id, "")
            if number and parse_enterprise_number(number).problem is None:
                spans[number].append(Span(one.since, one.until))
            elif one.is_in(first, last):
                file = files.get(one.member.enterprise_id, one.member.enterprise_id)
                lost[file] = (one, number)
        rows = tuple(
            NumberPeriod(number, span)
            for number in sorted(spans)
            for span in uninterrupted(spans[number])
            if _is_in(span, first, last)
        )
        return SupportedPeriods(rows, _unnumbered(session, lost))


def periods_csv(listed: SupportedPeriods) -> bytes:
    """Return the list as CSV: semicolons, days as 2026-03-31, UTF-8 that a spreadsheet knows."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEAD)
    for one in listed.rows:
        last = "" if one.span.last is None else one.span.last.isoformat()
        writer.writerow((one.number, one.span.first.isoformat(), last))
    return made.getvalue().encode("utf-8-sig")


def _is_in(span: Span, first: date | None, last: date | None) -> bool:
    begun = last is None or span.first <= last
    return begun and (first is None or span.last is None or span.last >= first)


def _unnumbered(session: Session, lost: dict[UUID, tuple[Taking, str]]) -> tuple[Unnumbered, ...]:
    ids = {one.trajectory.partner_id for one, _ in lost.values()}
    partners = names_of(session, Partner, filter(None, ids))
    found = (
        Unnumbered(
            trajectory_id=one.trajectory.id,
            enterprise_id=file,
            name=one.member.name,
            partner=partners.get(one.trajectory.partner_id or file, ""),
            number=number,
        )
        for file, (one, number) in lost.items()
    )
    return tuple(sorted(found, key=lambda one: (fold(one.name), one.enterprise_id)))
