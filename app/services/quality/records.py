"""
Use cases on the records of the quality work that all partners share.

Questions that come in, improvements, cases told without names, and meetings of the partnership
(coördinatieoverleg): each is one record of the partnership, written from one form.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session

from app.core import clock
from app.core.errors import UserError
from app.domain import improvement
from app.domain.demand import FAILURE, OPEN, VALUE
from app.domain.text import FieldKind
from app.models.base import Synced, new_id
from app.models.partnership import Person
from app.models.quality import CaseReview, CoordinationMeeting, Improvement, IncomingQuestion
from app.services.changes import Changes
from app.services.drafts import KeptDraft, drop_draft, find_draft, get_draft
from app.services.people import coach_names
from app.services.quality.actions import MeetingTask, tasks_in
from app.services.records import changed, write
from app.services.texts import checked_text
from app.services.trajectories.case_edits import partner_of
from app.services.trajectories.use_cases import Made
from app.storage.store import Store

QUESTION, IMPROVEMENT = "incoming_question", "improvement"
REVIEW, MEETING = "case_review", "coordination_meeting"
MODELS: Final[Mapping[str, type[Synced]]] = {
    QUESTION: IncomingQuestion,
    IMPROVEMENT: Improvement,
    REVIEW: CaseReview,
    MEETING: CoordinationMeeting,
}
BROUGHT, PLANNED, DISCUSSED = "brought", "planned", "discussed"
REVIEW_STATUSES: Final = (BROUGHT, PLANNED, DISCUSSED)
_NAMES: Final = frozenset({"title", "company", "place", "tag"})
_LONG: Final = frozenset(
    {
        *(*improvement.TEXTS, "text", "failure", "handled_note"),
        *("situation", "question", "tried", "said", "taken"),
        *("present", "agenda", "report", "decisions"),
    }
)
_NEEDED: Final = {QUESTION: "text", IMPROVEMENT: "title", REVIEW: "title", MEETING: "title"}
_OWNER: Final = {
    QUESTION: "person_id",
    IMPROVEMENT: "owner_id",
    REVIEW: "person_id",
    MEETING: "person_id",
}
_DAYS: Final = ("received_on", "noted_on", "held_on")
_FIXED: Final = frozenset({"id", "root", "deleted"})


@dataclass(frozen=True, slots=True)
class QualityBegin:
    """What stands in the form of a record before anything is typed in it."""

    kind: str
    id: UUID | None  # None: it is not stored yet
    values: Mapping[str, Any]
    people: Mapping[UUID, str]
    kept: KeptDraft | None = None  # what was typed before
    is_deleted: bool = False
    tasks: tuple[MeetingTask, ...] = field(default=())  # what came of a meeting


def begin_record(
    store: Store, kind: str, record_id: UUID | None, draft_id: UUID | None = None
) -> QualityBegin | None:
    """
    Return how the form of a record begins; None: it is not (or no longer) here.

    A draft says itself of which record it is.
    """
    kept = None if draft_id is None else get_draft(store, draft_id)
    if kept is not None:
        record_id = kept.form.subject
    elif record_id is not None:
        kept = find_draft(store, kind, record_id)
    people = coach_names(store)
    if record_id is None:
        return QualityBegin(kind, None, first_values(kind, store.actor), people, kept)
    with store.read() as session:
        record = session.get(MODELS[kind], record_id)
        if record is None:
            return None
        values = {name: getattr(record, name) for name in _columns(kind)}
        tasks = tasks_in(session, record_id) if kind == MEETING else ()
        return QualityBegin(kind, record_id, values, people, kept, record.deleted, tasks)


def first_values(kind: str, actor: UUID) -> dict[str, Any]:
    """Return how a new record begins: today, of who works here."""
    model = MODELS[kind]
    values: dict[str, Any] = {
        name: None if (one := model.model_fields[name]).is_required() else one.get_default()
        for name in _columns(kind)
    }
    texts = {name: "" for name in _columns(kind) if name in _NAMES | _LONG}
    days = {QUESTION: "received_on", IMPROVEMENT: "noted_on", MEETING: "held_on"}
    day = {days[kind]: clock.today()} if kind in days else {}
    return values | texts | day | {_OWNER[kind]: actor}


def save_record(
    store: Store,
    kind: str,
    record_id: UUID | None,
    values: Mapping[str, Any],
    *,
    begin: Mapping[str, Any] | None = None,
    draft_id: UUID | None = None,
) -> Made:
    """
    Make a record of the partnership, or write what its form changed.

    Args:
        begin: The values as they stood when the form was filled in; None: all count.
        draft_id: The draft that ends with it.

    Raises:
        UserError: `field.required` (field): without it the record, or its step, says nothing;
            `text.too_long` (field); `quality.in_bin`.
    """
    wanted = _checked(kind, values)
    with store.write() as session:
        if record_id is None:
            values = _with_partner(session, kind, wanted)
            record = MODELS[kind](id=new_id(), root=_partnership(session, store), **values)
            session.add(record)
        else:
            record = session.get_one(MODELS[kind], record_id)
            if record.deleted:
                raise UserError("quality.in_bin")
            write(record, _with_partner(session, kind, changed(wanted, _began(kind, begin))))
        if draft_id is not None:
            drop_draft(session, draft_id)
        return Made(record.id, Changes.of(session))


def _columns(kind: str) -> tuple[str, ...]:
    return tuple(name for name in MODELS[kind].model_fields if name not in _FIXED)


def _checked(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Clean what was typed, and refuse what says nothing; a day that follows is filled in."""
    wanted = dict(values)
    for name, value in wanted.items():
        if isinstance(value, str) and name in _NAMES | _LONG:
            of = FieldKind.NAME if name in _NAMES else FieldKind.LONG
            wanted[name] = checked_text(value, of, field=name).strip()
    for name in (_NEEDED[kind], *(name for name in _DAYS if name in wanted)):
        _require(wanted, name)
    if kind in _CHECKS:
        _CHECKS[kind](wanted)
    return wanted


def _check_question(wanted: dict[str, Any]) -> None:
    if wanted["demand"] == FAILURE:
        _require(wanted, "failure")
    elif wanted["demand"] == VALUE:
        wanted["failure"] = ""
    _follow(wanted, "handled_on", holds=wanted["handling"] != OPEN)


def _check_improvement(wanted: dict[str, Any]) -> None:
    missing = improvement.first_missing(wanted["status"], wanted)
    if missing is not None:
        raise UserError("field.required", field=missing)
    if wanted["status"] in improvement.STATUSES:  # of a later one the day stays as it is
        _follow(wanted, "decided_on", holds=wanted["status"] in improvement.DECIDED)


def _check_review(wanted: dict[str, Any]) -> None:
    if wanted["status"] == PLANNED:
        _require(wanted, "planned_on")
    if wanted["status"] in REVIEW_STATUSES:
        _follow(wanted, "discussed_on", holds=wanted["status"] == DISCUSSED)


def _follow(wanted: dict[str, Any], name: str, *, holds: bool) -> None:
    """Let the day of a step be today while nobody gave another, and none without that step."""
    wanted[name] = (wanted[name] or clock.today()) if holds else None


_CHECKS: Final[Mapping[str, Callable[[dict[str, Any]], None]]] = {
    QUESTION: _check_question,
    IMPROVEMENT: _check_improvement,
    REVIEW: _check_review,
}


def _require(values: Mapping[str, Any], name: str) -> None:
    if values[name] in ("", None):
        raise UserError("field.required", field=name)


def _began(kind: str, begin: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """Return what the form began with, in all its columns."""
    return None if begin is None else {name: begin.get(name) for name in _columns(kind)}


def _with_partner(session: Session, kind: str, values: dict[str, Any]) -> dict[str, Any]:
    """Let a record that gets an owner be of the partner of that one."""
    owner = values.get(_OWNER[kind])
    if owner is None or "partner_id" not in MODELS[kind].model_fields:
        return values
    return values | {"partner_id": partner_of(session, owner)}


def _partnership(session: Session, store: Store) -> UUID:
    return session.get_one(Person, store.actor).root


def partnership_of(store: Store) -> UUID:
    """Return the case that these records belong to."""
    with store.read() as session:
        return _partnership(session, store)
