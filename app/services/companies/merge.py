"""Merging the files of one company (dossiers samenvoegen), and taking that apart again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session

from app.core.errors import UserError
from app.models.coaching import Action, CoachingSession
from app.models.enterprise import Contact, Enterprise, Establishment, YearlyFigures
from app.models.evidence import Attachment
from app.models.intake import Intake
from app.models.planning import Appointment
from app.services.changes import Changes
from app.services.companies.family import family, shown
from app.services.record_names import linked_names
from app.services.records import write
from app.services.standing import may_edit, standing_enterprise
from app.storage.store import Store

# Units of a company that may say two things; of the two, one goes on
FIELDS: Final = {
    "name": ("name",),
    "number": ("number",),
    "coach_id": ("coach_id",),
    "partner_id": ("partner_id",),
    "legal_form": ("legal_form",),
    "nace": ("nace_version", "nace_code"),
    "joint_committee": ("joint_committee",),
    "started_on": ("started_on",),
    "part_of_group": ("part_of_group",),
    "purpose": ("purpose",),
}
BOTH: Final = "purpose"  # a text of which both may be kept, one below the other
_COUNTED: Final[tuple[Any, ...]] = (
    CoachingSession,
    Intake,
    Attachment,
    Contact,
    Establishment,
    Action,
    Appointment,
    YearlyFigures,
)


@dataclass(frozen=True, slots=True)
class Side:
    """One of two files: what its company says, and how much hangs below it."""

    id: UUID
    name: str
    values: Mapping[str, Any]  # by name of FIELDS; of more columns a dict
    counts: Mapping[str, int]  # kind of record to number, none that are not there
    may_edit: bool  # who works here; else they read it


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What would become of two files."""

    kept: Side
    other: Side
    differing: tuple[str, ...]  # names of FIELDS
    names: Mapping[UUID, str]  # of coaches and partners

    def chosen(self, field: str) -> str:
        """Return whose value goes on when nobody chooses: that of the kept one, if it has any."""
        value = self.kept.values[field]
        is_empty = not any(value.values()) if isinstance(value, dict) else value in (None, "")
        return "other" if is_empty else "kept"


def merge_preview(store: Store, kept_id: UUID, other_id: UUID) -> MergePreview:
    """Return what merging `other` into `kept` would do."""
    with store.read() as session:
        kept, other = (_side(session, one) for one in (kept_id, other_id))
        differing = tuple(one for one in FIELDS if kept.values[one] != other.values[one])
        people = [side.values[one] for side in (kept, other) for one in ("coach_id", "partner_id")]
        return MergePreview(kept, other, differing, linked_names(session, people))


def merge_companies(
    store: Store, kept_id: UUID, other_id: UUID, values: Mapping[str, Any]
) -> Changes:
    """
    Let two files be shown as one; nothing of either moves or goes.

    Args:
        values: By name of FIELDS what the kept company says from now on.

    Raises:
        UserError: `merge.same`: they are one already; `enterprise.in_bin` (name, enterprise_id);
            `case.read_only` and others when one of the files may not be changed.
    """
    with store.write() as session:
        kept = standing_enterprise(session, shown(session, kept_id))
        other = standing_enterprise(session, shown(session, other_id))
        if kept is other:
            raise UserError("merge.same", name=kept.name)
        for field, value in values.items():
            write(kept, value if isinstance(value, dict) else {field: value})
        write(kept, {"merged_into": None})  # an old link to what is not there any more
        write(other, {"merged_into": kept.id})
        return Changes.of(session)


def merged_names(store: Store, enterprise_id: UUID) -> tuple[tuple[UUID, str], ...]:
    """Return the companies that were merged into one, with their names."""
    with store.read() as session:
        others = [session.get_one(Enterprise, one) for one in family(session, enterprise_id)[1:]]
        return tuple((one.id, one.name) for one in others)


def part_companies(store: Store, enterprise_id: UUID, other_id: UUID) -> Changes:
    """Show a company that was merged by itself again, as it was; of a ring both links go."""
    with store.write() as session:
        kept, other = (session.get_one(Enterprise, one) for one in (enterprise_id, other_id))
        write(other, {"merged_into": None})
        write(kept, {"merged_into": None})
        return Changes.of(session)


def _side(session: Session, enterprise_id: UUID) -> Side:
    company = session.get_one(Enterprise, shown(session, enterprise_id))
    values = {
        field: {name: getattr(company, name) for name in columns}
        if len(columns) > 1
        else getattr(company, field)
        for field, columns in FIELDS.items()
    }
    counts = _counts(session, family(session, company.id))
    return Side(company.id, company.name, values, counts, may_edit(session, company))


def _counts(session: Session, ids: Sequence[UUID]) -> dict[str, int]:
    found = {}
    for model in _COUNTED:
        query = select(func.count(model.id)).where(model.enterprise_id.in_(ids), ~model.deleted)
        number = session.scalars(query).one()
        if number:
            found[str(model.__tablename__)] = number
    return found
