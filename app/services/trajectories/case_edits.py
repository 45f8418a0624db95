"""Fields of trajectories, scans, referrals and networks: cleaned, then written as one action."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session

from app.core.errors import UserError
from app.domain.text import FieldKind
from app.models.base import Synced
from app.models.partnership import Person
from app.services.changes import Changes
from app.services.records import write
from app.services.standing import require_standing
from app.services.texts import checked_email, checked_text
from app.storage.store import Store
from app.storage.unit_values import models_by_kind

_N, _S, _L = FieldKind.NAME, FieldKind.SHORT, FieldKind.LONG
_TEXTS: Final[Mapping[str, FieldKind]] = {
    **dict.fromkeys(("title", "name", "company", "receiver", "receiver_contact"), _N),
    **dict.fromkeys(("function", "owner", "tag", "code", "phone", "address", "place"), _S),
    **dict.fromkeys(("indicator", "start_value", "planned_value", "reached_value"), _S),
    **dict.fromkeys(("skip_reason", "stop_reason", "leave_reason", "reason", "end_reason"), _S),
    **dict.fromkeys(("override_reason", "outcome_reason", "check_text", "hint", "label"), _S),
    **dict.fromkeys(("what", "contact", "provider", "duration", "source", "told_by"), _S),
    **dict.fromkeys(("purpose", "programme", "report", "explanation", "needs", "note"), _L),
    **dict.fromkeys(("question", "said", "taken", "remark", "text", "who"), _L),
}
_REQUIRED: Final = frozenset(
    {
        *("title", "name", "company"),
        *(("trajectory_goal", "text"), ("learning_point", "text"), ("plan_action", "text")),
        *(("criterion_remark", "text"), ("referral", "reason")),
        *(("period_correction", "reason"), ("legal_hold", "reason"), ("legal_hold", "end_reason")),
    }
)


def cleaned(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """
    Return the values of a record as they can be stored; what is no text stays as it is.

    Raises:
        UserError: `text.too_long` (field), `field.required` (field) or `email.<problem>`.
    """
    return {name: _clean(kind, name, value) for name, value in values.items()}


def write_fields(store: Store, kind: str, record_id: UUID, **values: Any) -> Changes:
    """
    Write these fields of a record; what is the same as before is not written.

    Raises:
        UserError: what `cleaned` raises; `enterprise.in_bin`, `trajectory.in_bin`,
            `network.in_bin` (name).
    """
    wanted = cleaned(kind, values)
    with store.write() as session:
        model: Any = models_by_kind()[kind]
        record: Synced = session.get_one(model, record_id)
        require_standing(session, record)
        write(record, wanted)
        return Changes.of(session)


def put_away(store: Store, kind: str, record_id: UUID) -> Changes:
    """Take a small record out again, such as a member or a goal; it can be undone."""
    with store.write() as session:
        model: Any = models_by_kind()[kind]
        record: Synced = session.get_one(model, record_id)
        require_standing(session, record)
        write(record, {"deleted": True})
        return Changes.of(session)


def add_or_show(session: Session, record: Any) -> None:
    """
    Add a record whose id is made of its ends; one that was hidden is shown again, as this one.

    Of one that stands, only what differs is written.
    """
    found = session.get(type(record), record.id)
    if found is None:
        session.add(record)
        return
    fixed = {"id", "root"}
    values = {
        name: getattr(record, name) for name in type(record).model_fields if name not in fixed
    }
    write(found, values)


def partner_of(session: Session, person_id: UUID) -> UUID:
    """Return the partner that somebody works for."""
    return session.get_one(Person, person_id).partner_id


def _clean(kind: str, name: str, value: Any) -> Any:
    if isinstance(value, str) and name == "email":
        return checked_email(value)
    if not isinstance(value, str) or name not in _TEXTS:
        return value
    text = checked_text(value, _TEXTS[name], field=name).strip()
    if not text and (name in _REQUIRED or (kind, name) in _REQUIRED):
        raise UserError("field.required", field=name)
    return text
