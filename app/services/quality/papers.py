"""What leaves the program of the quality work: one record, or the register, as a PDF."""

from dataclasses import replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from app.core.progress import Progress
from app.models.partnership import Person
from app.models.quality import CaseReview, CoordinationMeeting, Improvement
from app.reference.loader import Reference
from app.reports import quality_record as paper
from app.reports import quality_register as register_paper
from app.reports.words import day
from app.services.evidence.papers import origin_of
from app.services.quality.actions import tasks_in
from app.services.quality.records import IMPROVEMENT, REVIEW
from app.services.record_names import names_of
from app.storage.store import Store

_STEPS: Final = {
    "insight": "Inzicht",
    "trying": "Proberen",
    "measured": "Gemeten",
    "kept": "Behouden",
    "stopped": "Gestopt",
}
_SIZES: Final = {"micro": "Micro", "small": "Klein", "medium": "Middelgroot", "large": "Groot"}
BEGIN: Final = 160  # signs of a text in the register


def record_paper(
    store: Store,
    reference: Reference,
    kind: str,
    record_id: UUID,
    progress: Progress | None = None,
) -> bytes:
    """
    Return an improvement, a case or the minutes of a meeting as a PDF.

    Raises:
        Cancelled: When `progress` asks to stop.
    """
    with store.read() as session:
        if kind == IMPROVEMENT:
            values = _improvement(store, session, reference, record_id)
        elif kind == REVIEW:
            values = _review(store, session, reference, record_id)
        else:
            values = _meeting(store, session, record_id)
    return paper.quality_record(values, progress)


def register_pdf(store: Store, progress: Progress | None = None) -> bytes:
    """
    Return the improvement register as a PDF, the last noted first.

    Raises:
        Cancelled: When `progress` asks to stop.
    """
    with store.read() as session:
        query = select(Improvement).where(~col(Improvement.deleted))
        found = session.scalars(query.order_by(col(Improvement.noted_on).desc())).all()
        names = names_of(session, Person, {one.owner_id for one in found if one.owner_id})
        lines = tuple(
            register_paper.RegisterLine(
                title=one.title,
                insight=_begin(one.insight),
                step=_STEPS.get(one.status, one.status),
                owner=names.get(one.owner_id, "") if one.owner_id else "",
                day=_day(one.decided_on or one.due_on),
                came=_begin(one.effect or one.attempt),
            )
            for one in found
        )
        values = register_paper.Register(origin_of(store, session), lines)
    return register_paper.quality_register(values, progress)


def _improvement(
    store: Store, session: Session, reference: Reference, record_id: UUID
) -> paper.QualityRecord:
    one = session.get_one(Improvement, record_id)
    theme = _themes(reference, (one.theme,) if one.theme else ())
    texts = (
        ("Inzicht", one.insight),
        ("Oorzaak", one.cause),
        ("Wat we proberen", one.attempt),
        ("Hoe we meten", one.measure),
        ("Effect", one.effect),
        ("Beslissing", one.decision),
    )
    facts = (
        ("Stap", _STEPS.get(one.status, one.status)),
        ("Wie volgt op", _name(session, one.owner_id)),
        ("Genoteerd", _day(one.noted_on)),
        ("Opnieuw bekijken", _day(one.due_on)),
        ("Beslist", _day(one.decided_on)),
        ("Thema", theme),
        ("Drempel", one.tag),
    )
    return paper.QualityRecord(
        origin=origin_of(store, session),
        what="Verbeterpunt",
        title=one.title,
        facts=_said(facts),
        texts=_said(texts),
    )


def _review(
    store: Store, session: Session, reference: Reference, record_id: UUID
) -> paper.QualityRecord:
    """Return a case as it is told: not even who brings or prints it stands on it."""
    one = session.get_one(CaseReview, record_id)
    entry = reference.nace().get(one.sector) if one.sector else None
    facts = (
        ("Thema’s", _themes(reference, one.themes)),
        ("Sector", "" if entry is None else entry.label),
        ("Grootte", _SIZES.get(one.size or "", "")),
        ("Gepland", _day(one.planned_on)),
        ("Besproken", _day(one.discussed_on)),
    )
    texts = (
        ("Situatie", one.situation),
        ("Vraag", one.question),
        ("Al geprobeerd", one.tried),
        ("De anderen", one.said),
        ("Meegenomen", one.taken),
    )
    return paper.QualityRecord(
        origin=replace(origin_of(store, session), made_by=""),
        what="Casus",
        title=one.title,
        facts=_said(facts),
        texts=_said(texts),
    )


def _meeting(store: Store, session: Session, record_id: UUID) -> paper.QualityRecord:
    one = session.get_one(CoordinationMeeting, record_id)
    facts = (("Plaats", one.place), ("Verslag door", _name(session, one.person_id)))
    texts = (
        ("Aanwezig", one.present),
        ("Agenda", one.agenda),
        ("Verslag", one.report),
        ("Beslissingen", one.decisions),
    )
    return paper.QualityRecord(
        origin=origin_of(store, session),
        what="Overleg",
        title=one.title,
        line=_day(one.held_on),
        facts=_said(facts),
        texts=_said(texts),
        tasks=tuple(
            paper.Task(each.text, each.person, each.due_on, each.done_on)
            for each in tasks_in(session, record_id)
        ),
    )


def _said(pairs: tuple[tuple[str, str], ...]) -> tuple[paper.Said, ...]:
    return tuple(paper.Said(label, text) for label, text in pairs)


def _themes(reference: Reference, codes: Any) -> str:
    known = {one.code: one.short for one in reference.themes(date.max)}
    return ", ".join(known.get(code, code) for code in codes)


def _name(session: Session, person_id: UUID | None) -> str:
    found = None if person_id is None else session.get(Person, person_id)
    return "" if found is None else found.name


def _day(one: date | None) -> str:
    return "" if one is None else day(one)


def _begin(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= BEGIN else f"{words[: BEGIN - 1].rstrip()}…"
