"""
Use case: which dossiers belong to a period, which are complete, and who can mend the others.

What belongs to a period is said in app/domain/dossier_gaps.py and decision 0032.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.domain.counting import Status
from app.domain.dossier_gaps import Ending, Facts, Gap, Unsigned, ending, gaps_of
from app.domain.matching import fold
from app.models.proof import EvidenceRequest, request_id
from app.reference.loader import Reference
from app.services.companies.family import shown_of
from app.services.counting.counts import Standing, confirmed_on, standings_of
from app.services.packs.candidates import Candidate, candidates, count_running
from app.services.packs.pieces import absent_counts, piece_counts, unsigned_pieces
from app.services.packs.rows import GapRow, PackRow, PackSurvey
from app.services.packs.wish import PackWish
from app.services.syncing.state import freshness_in
from app.storage.store import Store
from app.storage.unit_values import parts


def survey(store: Store, reference: Reference, wish: PackWish) -> PackSurvey:
    """
    Return what a pack of the wished period would hold.

    With a wish for the whole project this reads every dossier: call it in a job.
    """
    del reference  # the checklists are read with their versions
    with store.read() as session:
        found = _chosen(session, wish)
        rows = _rows(session, store, found)
        told = [one.trajectory_id for one in rows]
        running = 0 if wish.trajectories is not None else count_running(session, wish, told)
    rows.sort(
        key=lambda one: (fold(one.partner), fold(one.company), fold(one.title), one.member_id)
    )
    return PackSurvey(
        complete=tuple(one for one in rows if one.is_complete),
        incomplete=tuple(one for one in rows if not one.is_complete and not one.is_unsynced),
        unsynced=tuple(one for one in rows if one.is_unsynced),
        running=running,
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """A candidate that belongs to the period."""

    who: Candidate
    why: Ending
    on: date | None
    standing: Standing


def _chosen(session: Session, wish: PackWish) -> list[_Found]:
    some = candidates(session, wish)
    standings = standings_of(session, [one.member_id for one in some])
    found = []
    for one in some:
        standing = standings[one.member_id]
        facts = _facts(one, standing)
        why = ending(facts, wish.first, wish.last)
        if why is None and wish.trajectories is not None:
            why = Ending.RUNNING
        if why is not None:
            found.append(_Found(one, why, _day(why, facts), standing))
    return found


def _facts(one: Candidate, standing: Standing) -> Facts:
    return Facts(
        status=one.status,
        standing=standing.counted.status,
        closed_on=one.closed_on,
        left_on=one.left_on,
        since=standing.counted.since,
        confirmed_on=confirmed_on(standing.proposals),
        proposed_on=min((each.on for each in standing.proposals), default=None),
    )


def _day(why: Ending, facts: Facts) -> date | None:
    if why in {Ending.CLOSED, Ending.STOPPED}:
        return facts.since or facts.closed_on
    return {
        Ending.COUNTS: facts.since,
        Ending.REOPENED: facts.confirmed_on,
        Ending.PROPOSED: facts.proposed_on,
        Ending.LEFT: facts.left_on,
    }.get(why)


def _rows(session: Session, store: Store, found: list[_Found]) -> list[PackRow]:
    members = [one.who.member_id for one in found]
    pieces, absent = piece_counts(session, members), absent_counts(session, members)
    unsigned, asked = unsigned_pieces(session, members), _asked(session, members)
    shown, behind = shown_of(session), _behind(session, store)
    rows = []
    for one in found:
        who = one.who
        partner = who.partner_id
        rows.append(
            PackRow(
                trajectory_id=who.trajectory_id,
                member_id=who.member_id,
                enterprise_id=shown.get(who.enterprise_id, who.enterprise_id),
                company=who.company,
                title=who.title,
                partner_id=partner,
                partner=who.partner,
                coach_id=who.coach_id,
                coach=who.coach,
                why=one.why,
                since=one.on,
                pieces=pieces.get(who.member_id, 0),
                gaps=_gaps(one, unsigned.get(who.member_id, ()), asked),
                absent_files=absent.get(who.member_id, 0),
                is_behind=partner in behind,
                last_seen=None if partner is None else behind.get(partner),
            )
        )
    return rows


def _gaps(
    one: _Found, unsigned: Iterable[Unsigned], asked: Mapping[UUID, EvidenceRequest]
) -> tuple[GapRow, ...]:
    status: Status = one.standing.counted.status
    found = gaps_of(one.why, status, one.standing.progress, unsigned)
    return tuple(_gap_row(one.who.member_id, gap, asked) for gap in found)


def _gap_row(member: UUID, gap: Gap, asked: Mapping[UUID, EvidenceRequest]) -> GapRow:
    one = request_id(member, gap.code.value, gap.criterion, gap.subject_id)
    request = asked.get(one)
    if request is None:
        return GapRow(one, member, gap)
    return GapRow(one, member, gap, request.asked_on, request.due_on, request.reminded_on)


def _asked(session: Session, members: Collection[UUID]) -> dict[UUID, EvidenceRequest]:
    return {
        one.id: one
        for part in parts(list(members))
        for one in session.exec(
            select(EvidenceRequest).where(
                col(EvidenceRequest.member_id).in_(part), ~col(EvidenceRequest.deleted)
            )
        )
    }


def _behind(session: Session, store: Store) -> dict[UUID, datetime | None]:
    """Return the partners whose figures may be behind, with when they were last at the server."""
    return {
        one.partner_id: one.last_seen
        for one in freshness_in(session, store.actor)
        if one.is_old and not one.is_own
    }
