"""Use cases on evidence: gathers the values of a document from the store, and makes its PDF."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from app.core import clock
from app.core.progress import Progress
from app.domain.identifiers import format_establishment_number
from app.models.coaching import Action, CoachingSession
from app.models.evidence import Attachment
from app.models.intake import Intake, IntakeCount
from app.models.partnership import Partnership, Person
from app.reference.loader import Reference
from app.reports import company_file as company_report
from app.reports import company_values as told
from app.reports import session_report as session_paper
from app.reports import words
from app.reports.document import Origin
from app.reports.marks import State
from app.reports.values import GroupCount
from app.services.companies.intake_state import intake_states
from app.services.companies.sizes import NO_FIGURES, YearRow, size_classes, year_rows
from app.services.evidence.session_values import Gatherer
from app.services.places import region_name
from app.storage.store import Store

_GROUP: Final = {"no": "Nee", "yes": "Ja", "unknown": "Onbekend"}


def session_report(
    store: Store, reference: Reference, session_id: UUID, progress: Progress | None = None
) -> bytes:
    """
    Return the report of one session as a PDF.

    Raises:
        Cancelled: When `progress` asks to stop.
    """
    with store.read() as session:
        row = session.get_one(CoachingSession, session_id)
        gatherer = Gatherer(session, reference, row.enterprise_id)
        sessions = sorted(gatherer.below(CoachingSession), key=lambda it: (it.starts_at, it.id))
        values = session_paper.SessionReport(
            origin=origin_of(store, session),
            company=gatherer.company(),
            session=gatherer.session_of(row),
            position=1 + next((n for n, it in enumerate(sessions) if it.id == row.id), 0),
            sessions=max(1, len(sessions)),
            record=session_id,
        )
    return session_paper.session_report(values, progress)


def company_file(
    store: Store, reference: Reference, enterprise_id: UUID, progress: Progress | None = None
) -> bytes:
    """
    Return the file of an enterprise so far as a PDF.

    Raises:
        Cancelled: When `progress` asks to stop.
    """
    return company_report.company_file(
        company_file_values(store, reference, enterprise_id), progress
    )


def company_file_values(
    store: Store, reference: Reference, enterprise_id: UUID
) -> told.CompanyFile:
    """Return what the file of an enterprise tells."""
    with store.read() as session:
        gatherer = Gatherer(session, reference, enterprise_id)
        return replace(
            facts_of(session, reference, gatherer, origin_of(store, session)),
            parts=_parts(session, gatherer, year_rows(session, reference, gatherer.enterprise.id)),
            sessions=gatherer.sessions_of(gatherer.below(CoachingSession)),
            actions=_actions(gatherer),
            attachments=gatherer.files(),
        )


def facts_of(
    session: Session, reference: Reference, gatherer: Gatherer, origin: Origin
) -> told.CompanyFile:
    """Return who the enterprise is and what it asked; its sessions, actions and files apart."""
    enterprise = gatherer.enterprise
    coach, partner = gatherer.coach(enterprise.coach_id)
    nace = None
    if enterprise.nace_code:
        nace = reference.nace(enterprise.nace_version or "2025").get(enterprise.nace_code)
    form = reference.legal_forms.get(enterprise.legal_form or "")
    committee = reference.joint_committees.get(enterprise.joint_committee or "")
    years = year_rows(session, reference, enterprise.id)
    size = size_classes(session, reference, [enterprise.id]).get(enterprise.id, NO_FIGURES)
    last = years[0].judged if years else None
    return told.CompanyFile(
        origin=origin,
        company=gatherer.company(),
        coach=coach,
        partner=partner,
        purpose=enterprise.purpose,
        legal_form="" if form is None else form.label,
        activity="" if nace is None else f"{nace.written} {nace.label}",
        joint_committee="" if committee is None else f"{committee.written} {committee.label}",
        group=_GROUP.get(enterprise.part_of_group or "", ""),
        size_class=words.size_name(size.size),
        size_reason=words.reasons_of_status(size, last),
        establishments=_establishments(reference, gatherer),
        years=tuple(_year(row) for row in years),
        intake=_intake(session, reference, gatherer),
        contacts=_contacts(reference, gatherer),
    )


def origin_of(store: Store, session: Session) -> Origin:
    """Return who makes a document, when, and from which data."""
    me = session.get_one(Person, store.actor)
    partnership = session.get_one(Partnership, me.root)
    return Origin(
        partnership=partnership.name,
        project_number=partnership.project_number,
        made_at=clock.local(clock.now()),
        made_by=me.name,
        is_practice=partnership.is_practice,
    )


def _parts(session: Session, gatherer: Gatherer, years: Sequence[YearRow]) -> tuple[told.Part, ...]:
    """Return what the first talks can give of the audit file, and how far each is."""
    enterprise = gatherer.enterprise
    intake = intake_states(session, [enterprise.id])[enterprise.id]
    identity = bool(enterprise.number) + bool(gatherer.sites)
    sessions = sorted(gatherer.below(CoachingSession), key=lambda it: it.starts_at)
    finished = sum(it.completed_at is not None for it in sessions)
    files = gatherer.below(Attachment)
    missing = len(intake.needed)
    held = [it.held_on for it in gatherer.below(Intake)]
    return (
        told.Part(
            "Identiteit van onderneming en vestiging",
            (State.MISSING, State.PARTLY, State.COMPLETE)[identity],
            "" if enterprise.number else "Het ondernemingsnummer ontbreekt",
        ),
        told.Part("Grootte", _years_state(years), items=len(years) or None),
        told.Part(
            "Intake",
            State.COMPLETE if not missing else State.PARTLY if held else State.MISSING,
            "" if not missing else f"Nog {missing} van {len(intake.items)} in te vullen",
            max(held, default=None),
        ),
        told.Part(
            "Sessies",
            State.MISSING
            if not sessions
            else State.COMPLETE
            if finished == len(sessions)
            else State.PARTLY,
            "" if finished == len(sessions) else f"{len(sessions) - finished} niet afgerond",
            clock.local(sessions[-1].starts_at).date() if sessions else None,
            len(sessions) or None,
        ),
        told.Part(
            "Opgeleverde stukken",
            State.COMPLETE if files else State.MISSING,
            last_on=max((clock.local(it.added_at).date() for it in files), default=None),
            items=len(files) or None,
        ),
    )


def _years_state(years: Sequence[YearRow]) -> State:
    if not years or years[0].judged.size is None:
        return State.MISSING
    return State.PARTLY if years[0].judged.is_provisional else State.COMPLETE


def _establishments(reference: Reference, gatherer: Gatherer) -> tuple[told.Establishment, ...]:
    sites = sorted(gatherer.sites.values(), key=lambda site: not site.is_main)
    return tuple(
        told.Establishment(
            number=format_establishment_number(site.number) if site.number else "",
            name=site.name,
            address=gatherer.address(site),
            region=region_name(reference, site.municipality_nis),
            is_main=site.is_main,
        )
        for site in sites
    )


def _year(row: YearRow) -> told.SizeYear:
    return told.SizeYear(
        year=row.year,
        size_class=words.size_name(row.judged.size),
        reason=words.reasons_of_year(row.judged),
        staff=row.figures.staff,
        turnover=row.figures.turnover,
        balance=row.figures.balance,
        source=_source(row),
    )


def _source(row: YearRow) -> str:
    parts = ["Raming van de werkgever"] if row.is_estimate else []
    parts += [f"Verklaring van {row.declared_by}"] if row.declared_by else []
    return ", ".join(parts)


def _intake(session: Session, reference: Reference, gatherer: Gatherer) -> told.Intake | None:
    intakes = sorted(gatherer.below(Intake), key=lambda it: (it.held_on, it.id))
    if not intakes:
        return None
    row = intakes[-1]
    counts = session.scalars(
        select(IntakeCount)
        .where(col(IntakeCount.intake_id) == row.id, ~col(IntakeCount.deleted))
        .order_by(col(IntakeCount.id))
    )
    source = reference.label("intake_sources", row.source) if row.source else ""
    return told.Intake(
        held_on=row.held_on,
        coach=gatherer.coach(row.coach_id)[0],
        question=row.question,
        source=", ".join(part for part in (source, row.introduced_by) if part),
        themes=tuple(reference.label("themes", theme) for theme in row.themes),
        counts=tuple(
            GroupCount(reference.label("target_groups", it.target_group), it.number)
            for it in counts
        ),
        unique_persons=row.unique_persons,
        first_step=row.first_step,
        first_step_on=row.first_step_on,
        consent=row.consent,
        consent_by=row.consent_by,
        consent_on=row.consent_on,
    )


def _contacts(reference: Reference, gatherer: Gatherer) -> tuple[told.Contact, ...]:
    return tuple(
        told.Contact(
            name=it.name,
            function=reference.label("contact_functions", it.function),
            phone=it.phone,
            email=it.email,
            ended_on=it.ended_on,
        )
        for it in gatherer.contacts.values()
    )


def _actions(gatherer: Gatherer) -> tuple[told.Action, ...]:
    return tuple(
        told.Action(it.text, it.owner, it.due_on, it.done_on, it.outcome)
        for it in gatherer.below(Action)
    )
