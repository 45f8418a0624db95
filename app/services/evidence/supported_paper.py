"""Use case: the list of supported enterprises (lijst van ondersteunde ondernemingen)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from app.core.progress import Progress
from app.domain.counting import Status
from app.domain.enterprise_size import SizeClass
from app.domain.identifiers import format_enterprise_number
from app.domain.matching import fold
from app.models.enterprise import Establishment
from app.models.partnership import Partner
from app.models.trajectory import TrajectoryMember
from app.reference.loader import Reference
from app.reports import supported_list as paper
from app.services.companies.family import shown_of
from app.services.companies.sizes import size_classes
from app.services.counting.counted_company import counted_numbers, names_to_count_by
from app.services.counting.counts import standings_of
from app.services.evidence.papers import origin_of
from app.services.places import place_name
from app.services.record_names import names_of
from app.services.trajectories.taking_part import Taking, taking_part
from app.storage.store import Store
from app.storage.unit_values import parts


def supported_list(
    store: Store,
    reference: Reference,
    first: date | None = None,
    last: date | None = None,
    progress: Progress | None = None,
) -> bytes:
    """
    Return the enterprises in trajectories as a PDF.

    Args:
        first: Only those that took part in a period; None, with `last`: all.

    Raises:
        Cancelled: When `progress` asks to stop.
    """
    return paper.supported_list(supported_values(store, reference, first, last), progress)


def supported_sheet(
    store: Store, reference: Reference, first: date | None = None, last: date | None = None
) -> bytes:
    """Return the same as a spreadsheet."""
    return paper.supported_sheet(supported_values(store, reference, first, last))


def supported_values(
    store: Store, reference: Reference, first: date | None = None, last: date | None = None
) -> paper.SupportedList:
    """Return what the list tells, by name."""
    with store.read() as session:
        taking = [one for one in taking_part(session) if one.is_in(first, last)]
        companies = _Companies(session, reference, taking)
        lines = [companies.line(some) for some in companies.each()]
        lines.sort(key=lambda one: (fold(one.name), one.number))
        return paper.SupportedList(origin_of(store, session), tuple(lines), first, last)


class _Companies:
    """What is known of all enterprises that take part, read at once."""

    def __init__(self, session: Session, reference: Reference, taking: Iterable[Taking]) -> None:
        self._taking = list(taking)
        members = [one.member for one in self._taking]
        self._keys = names_to_count_by(session, members)
        self._numbers = counted_numbers(session, members)
        self._shown = shown_of(session)
        files = sorted({self._file(one) for one in members})
        self._sizes = size_classes(session, reference, files)
        self._places = _places(session, reference, files)
        self._standing = standings_of(session, [one.id for one in members])
        partners = {one.trajectory.partner_id for one in self._taking}
        self._partners = names_of(session, Partner, filter(None, partners))

    def each(self) -> Iterable[list[Taking]]:
        """Give for each enterprise the trajectories that it takes part in, the first first."""
        found: dict[str, list[Taking]] = defaultdict(list)
        for one in self._taking:
            found[self._keys[one.member.id]].append(one)
        return found.values()

    def line(self, some: list[Taking]) -> paper.Supported:
        """Return what the list tells of an enterprise."""
        members = [one.member for one in some]
        number = next(filter(None, (self._numbers.get(one.id) for one in members)), "")
        ends = [one.until for one in some]
        return paper.Supported(
            name=members[-1].name,
            number=format_enterprise_number(number) if number else "",
            municipality=self._known(self._places, members) or "",
            size=self._size(members),
            partners=tuple(self._named(some)),
            trajectories=len({one.trajectory.id for one in some}),
            since=min(one.since for one in some),
            until=None if None in ends else max(filter(None, ends)),
            counts_since=self._since(members),
        )

    def _file(self, member: TrajectoryMember) -> UUID:
        return self._shown.get(member.enterprise_id, member.enterprise_id)

    def _known(self, known: Mapping[UUID, str], members: Iterable[TrajectoryMember]) -> str | None:
        return next((known[it] for it in map(self._file, members) if it in known), None)

    def _size(self, members: Iterable[TrajectoryMember]) -> SizeClass | None:
        found = (self._sizes.get(self._file(one)) for one in members)
        return next((status.size for status in found if status is not None), None)

    def _named(self, some: Iterable[Taking]) -> dict[str, None]:
        ids = (one.trajectory.partner_id for one in some)
        return dict.fromkeys(self._partners[one] for one in ids if one in self._partners)

    def _since(self, members: Iterable[TrajectoryMember]) -> date | None:
        standings = (self._standing[one.id].counted for one in members)
        days = [one.since for one in standings if one.status is Status.COUNTS and one.since]
        return min(days, default=None)


def _places(session: Session, reference: Reference, files: list[UUID]) -> dict[UUID, str]:
    """Return the municipality of the main place of each enterprise that is here."""
    found: dict[UUID, str] = {}
    for part in parts(files):
        query = (
            select(Establishment.enterprise_id, Establishment.municipality_nis)
            .where(col(Establishment.enterprise_id).in_(part), ~col(Establishment.deleted))
            .order_by(col(Establishment.is_main), col(Establishment.id).desc())
        )
        for company, nis in session.exec(query):
            found[company] = place_name(reference, nis)
    return {company: name for company, name in found.items() if name}
