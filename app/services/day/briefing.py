"""What a coach wants to know before a visit, on the screen and on one page."""

from collections.abc import Iterator
from dataclasses import replace
from textwrap import shorten
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.core import clock
from app.core.progress import Progress
from app.domain.note_text import plain_text
from app.domain.scan_compare import mean as scan_mean
from app.domain.scan_compare import theme_means
from app.domain.trajectory import RUNNING
from app.models.coaching import Action, CoachingSession
from app.models.scan import Scan
from app.models.trajectory import Trajectory, TrajectoryMember
from app.reference.loader import Reference
from app.reference.trajectories import scan_themes
from app.reports.briefing import briefing
from app.reports.briefing_values import Briefing, LastTime, Measured, Met, Way
from app.reports.values import Agreement as Agreed
from app.reports.words import minutes_between
from app.services.companies.dossier import next_visit
from app.services.companies.family import of_company, shown
from app.services.counting.counts import progress_of
from app.services.day.agenda import Planned, load_appointment
from app.services.evidence.papers import origin_of
from app.services.evidence.scan_values import MOMENTS
from app.services.evidence.session_values import Gatherer
from app.services.places import place_name
from app.services.scans.lists import filled_of
from app.storage.store import Store

__all__ = [
    "Agreed",
    "Briefing",
    "LastTime",
    "Measured",
    "Met",
    "Way",
    "briefing_page",
    "load_briefing",
]

NOTE: Final = 420  # letters of the last note
LINE: Final = 90  # letters of what was agreed, and of what there is to do
PURPOSE: Final = 220  # letters
AGREED: Final = 5  # agreements at most
PEOPLE: Final = 3
MISSING: Final = 3  # of one trajectory
WAYS: Final = 2  # trajectories
TO_DO: Final = 5
_PHASES: Final = {
    "exploration": "Verkenning",
    "analysis": "Analyse",
    "action_plan": "Actieplan",
    "execution": "Uitvoering",
    "anchoring": "Borging",
}


def briefing_page(
    store: Store,
    reference: Reference,
    enterprise_id: UUID,
    appointment_id: UUID | None = None,
    progress: Progress | None = None,
) -> bytes:
    """
    Return the page as a PDF; with an appointment it says when and where.

    Raises:
        Cancelled: When `progress` asks to stop.
    """
    return briefing(load_briefing(store, reference, enterprise_id, appointment_id), progress)


def load_briefing(
    store: Store, reference: Reference, enterprise_id: UUID, appointment_id: UUID | None = None
) -> Briefing:
    """Return what it says; without an appointment that of the next one with the company, if any."""
    if appointment_id is None:
        appointment_id = _next_appointment(store, enterprise_id)
    planned = None if appointment_id is None else load_appointment(store, appointment_id)
    with store.read() as session:
        gatherer = Gatherer(session, reference, enterprise_id)
        enterprise = gatherer.enterprise
        ways = tuple(_ways(session, enterprise.id))
        actions = _open_actions(session, enterprise.id)
        last, agreed = _last(gatherer, actions)
        return Briefing(
            origin=origin_of(store, session),
            company=gatherer.company(),
            purpose=_short(enterprise.purpose, PURPOSE),
            begins_at=None if planned is None else clock.local(planned.starts_at),
            ends_at=None if planned is None else clock.local(planned.ends_at),
            what=_what(planned),
            town=_town(reference, planned) or gatherer.company().municipality,
            where=_where(reference, gatherer, planned),
            people=_people(reference, gatherer),
            last=last,
            agreed=agreed,
            ways=ways,
            scan=_scan(session, enterprise.id),
            to_do=tuple(_to_do(actions, store.actor, ways))[:TO_DO],
        )


def _next_appointment(store: Store, enterprise_id: UUID) -> UUID | None:
    with store.read() as session:
        visit = next_visit(session, shown(session, enterprise_id))
        return None if visit is None else visit.id


def _short(text: str, most: int) -> str:
    """Return a text on one line, cut after a whole word."""
    return shorten(text, most, placeholder="…")


def _what(planned: Planned | None) -> str:
    return "" if planned is None else planned.subject


def _town(reference: Reference, planned: Planned | None) -> str:
    return "" if planned is None else place_name(reference, planned.municipality_nis)


def _where(reference: Reference, gatherer: Gatherer, planned: Planned | None) -> tuple[str, ...]:
    """Return the place that was typed, else the address of the site, or that it is online."""
    if planned is not None and planned.kind in {"online", "call"}:
        return (reference.label("session_kinds", planned.kind),)
    if planned is not None and planned.place:
        return (planned.place,)
    sites = sorted(gatherer.sites.values(), key=lambda site: not site.is_main)
    wanted = None if planned is None else planned.establishment_id
    site = next((one for one in sites if one.id == wanted), sites[0] if sites else None)
    address = "" if site is None else gatherer.address(site)
    return (address,) if address else ()


def _people(reference: Reference, gatherer: Gatherer) -> tuple[Met, ...]:
    here = [one for one in gatherer.contacts.values() if one.ended_on is None]
    return tuple(
        Met(one.name, reference.label("contact_functions", one.function).lower(), one.phone)
        for one in here[:PEOPLE]
    )


def _open_actions(session: Session, enterprise_id: UUID) -> list[Action]:
    query = (
        select(Action)
        .where(
            of_company(Action.enterprise_id, enterprise_id),
            col(Action.done_on).is_(None),
            ~col(Action.deleted),
        )
        .order_by(col(Action.due_on).asc().nulls_last(), col(Action.id))
    )
    return list(session.exec(query))


def _last(gatherer: Gatherer, actions: list[Action]) -> tuple[LastTime | None, tuple[Agreed, ...]]:
    """Return the last session with what was agreed in it, and after that what else is open."""
    held = [one for one in gatherer.below(CoachingSession) if one.starts_at <= clock.now()]
    held.sort(key=lambda one: (one.starts_at, one.id))
    if not held:
        return None, _others(gatherer, actions)[:AGREED]
    row, told = held[-1], gatherer.session_of(held[-1])
    last = LastTime(
        number=len(held),
        starts_at=told.starts_at,
        minutes=minutes_between(told.starts_at, told.ends_at),
        kind=told.kind,
        coach=told.coach,
        note=_short(plain_text(row.note), NOTE),
        is_completed=told.is_completed,
    )
    others = [one for one in actions if one.session_id != row.id]
    own = (replace(one, text=_short(one.text, LINE)) for one in told.agreements)
    return last, (*own, *_others(gatherer, others))[:AGREED]


def _others(gatherer: Gatherer, actions: list[Action]) -> tuple[Agreed, ...]:
    return tuple(
        Agreed(_short(one.text, LINE), one.owner or gatherer.coach(one.coach_id)[0], one.due_on)
        for one in actions
    )


def _ways(session: Session, enterprise_id: UUID) -> Iterator[Way]:
    """Yield the trajectories that run, the last begun first."""
    query = (
        select(col(TrajectoryMember.id), col(Trajectory.title), col(Trajectory.phase))
        .join(Trajectory, col(Trajectory.id) == col(TrajectoryMember.trajectory_id))
        .where(
            of_company(TrajectoryMember.enterprise_id, enterprise_id),
            col(TrajectoryMember.left_on).is_(None),
            col(Trajectory.status) == RUNNING,
            ~col(TrajectoryMember.deleted),
            ~col(Trajectory.deleted),
        )
        .order_by(col(Trajectory.started_on).desc(), col(Trajectory.id))
    )
    members = session.exec(query.limit(WAYS)).all()
    progress = progress_of(session, [member for member, _, _ in members])
    for member, title, phase in members:
        its = progress[member]
        missing = tuple(one.criterion.name for one in its.missing)[:MISSING]
        yield Way(title, _PHASES.get(phase, phase), its.met, its.of, missing)


def _scan(session: Session, enterprise_id: UUID) -> Measured | None:
    query = (
        select(Scan)
        .where(
            of_company(Scan.enterprise_id, enterprise_id),
            col(Scan.completed_on).is_not(None),
            ~col(Scan.deleted),
        )
        .order_by(col(Scan.completed_on).desc(), col(Scan.id).desc())
    )
    scan = session.exec(query).first()
    if scan is None or scan.completed_on is None:
        return None
    filled = filled_of(session, [scan])[scan.id]
    means, names = theme_means(filled), scan_themes()
    return Measured(
        MOMENTS.get(scan.moment, scan.moment),
        scan.completed_on,
        scan_mean(filled),
        tuple((names[one], mean) for one, mean in means.items() if mean is not None),
    )


def _to_do(actions: list[Action], me: UUID, ways: tuple[Way, ...]) -> Iterator[str]:
    """Yield what the coach does there: their own open actions, then the first missing evidence."""
    yield from (_short(one.text, LINE) for one in actions if one.coach_id == me and one.text)
    for way in ways:
        yield from (f"{name} bespreken" for name in way.missing[:1])
