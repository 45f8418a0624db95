"""Use cases on single fields of a file; what they change can be undone like all that is saved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, Literal
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from app.core import clock
from app.core.errors import UserError
from app.domain.identifiers import (
    NumberCheck,
    parse_enterprise_number,
    parse_establishment_number,
)
from app.domain.text import FieldKind
from app.models.base import Synced, new_id
from app.models.coaching import Action
from app.models.enterprise import Contact, Enterprise, Establishment, YearlyFigures
from app.models.evidence import Attachment
from app.models.partnership import Person
from app.services.changes import Changes
from app.services.companies.family import at_home, family, of_company
from app.services.companies.main_site import become_main, pass_main_on
from app.services.records import write
from app.services.standing import require_standing, standing_enterprise
from app.services.texts import checked_email, checked_text
from app.storage.store import Store

RecordKind = Literal["enterprise", "establishment", "contact", "yearly_figures", "action", "file"]
_MODELS: Final[dict[str, type[Synced]]] = {
    "enterprise": Enterprise,
    "establishment": Establishment,
    "contact": Contact,
    "yearly_figures": YearlyFigures,
    "action": Action,
    "file": Attachment,
}
FIRST_YEAR: Final = 1900


@dataclass(frozen=True, slots=True)
class Edit:
    """What an edit changed; without changes it stood there already."""

    kind: RecordKind
    id: UUID
    changes: Changes


def edit(store: Store, kind: RecordKind, record_id: UUID, **values: Any) -> Edit:
    """
    Write these fields of a record, cleaned; what is the same as before is not written.

    Raises:
        UserError: the rule that refuses the value, with its values: `text.too_long`,
            `field.required`, `email.<problem>`, `number.<kind>.<problem>`, `year.range`,
            `year.exists`, `intake.number_exists` or `enterprise.in_bin` (name, enterprise_id).
    """
    cleaned = {name: _clean(kind, name, value) for name, value in values.items()}
    with store.write() as session:
        record = session.get_one(_MODELS[kind], record_id)
        require_standing(session, record)
        check_unique(session, record, cleaned)
        if isinstance(record, Contact):
            _take_home(session, record.enterprise_id, cleaned)
        return _write(session, kind, record, cleaned)


def add(store: Store, kind: RecordKind, enterprise_id: UUID, **values: Any) -> Edit:
    """
    Add a record to a file.

    Raises:
        UserError: As `edit`.
    """
    cleaned = {name: _clean(kind, name, value) for name, value in values.items()}
    with store.write() as session:
        root = standing_enterprise(session, enterprise_id).root
        _take_home(session, enterprise_id, cleaned)
        model: Any = _MODELS[kind]
        if kind == "establishment":
            cleaned["is_main"] = not _has_main(session, enterprise_id)
        if kind == "action":
            cleaned.setdefault("coach_id", store.actor)
        record = model(id=new_id(), root=root, enterprise_id=enterprise_id, **cleaned)
        check_unique(session, record, cleaned)
        session.add(record)
        return Edit(kind, record.id, Changes.of(session))


def make_main(store: Store, site_id: UUID) -> Edit:
    """Make an establishment the main one (hoofdvestiging) of its enterprise, instead of another."""
    with store.write() as session:
        site = session.get_one(Establishment, site_id)
        require_standing(session, site)
        become_main(session, site)
        return Edit("establishment", site.id, Changes.of(session))


def remove(store: Store, kind: RecordKind, record_id: UUID) -> Edit:
    """Put a record in the bin; of a main establishment, the oldest other one takes the place."""
    with store.write() as session:
        record = session.get_one(_MODELS[kind], record_id)
        pass_main_on(session, record)
        return _write(session, kind, record, {"deleted": True})


def finish_action(store: Store, action_id: UUID) -> Edit:
    """Tick an action: it is done today."""
    with store.write() as session:
        action = session.get_one(Action, action_id)
        require_standing(session, action)
        return _write(session, "action", action, {"done_on": clock.today()})


def _write(session: Session, kind: RecordKind, record: Synced, values: dict[str, Any]) -> Edit:
    write(record, values)
    return Edit(kind, record.id, Changes.of(session))


def check_unique(session: Session, record: Synced, values: Mapping[str, Any]) -> None:
    """
    Refuse values that another record has, where only one may.

    Raises:
        UserError: `intake.number_exists` (number, name, coach, enterprise_id) or `year.exists`
            (year).
    """
    if isinstance(record, Enterprise) and values.get("number"):
        _check_number(session, record.id, values["number"])
    if isinstance(record, YearlyFigures) and "year" in values:
        query = select(col(YearlyFigures.id)).where(
            col(YearlyFigures.enterprise_id) == record.enterprise_id,
            col(YearlyFigures.year) == values["year"],
            col(YearlyFigures.id) != record.id,
            ~col(YearlyFigures.deleted),
        )
        if session.scalars(query).first() is not None:
            raise UserError("year.exists", year=values["year"])


def _check_number(session: Session, enterprise_id: UUID, number: str) -> None:
    query = (
        select(col(Enterprise.id), col(Enterprise.name), col(Person.name))
        .outerjoin(Person, col(Person.id) == col(Enterprise.coach_id))
        .where(
            col(Enterprise.number) == number,
            col(Enterprise.id).not_in(family(session, enterprise_id)),
            ~col(Enterprise.deleted),
        )
    )
    if (other := session.execute(query).first()) is not None:
        found, name, coach = other
        raise UserError(
            "intake.number_exists", number=number, name=name, coach=coach or "", enterprise_id=found
        )


def _take_home(session: Session, enterprise_id: UUID, values: dict[str, Any]) -> None:
    """Let a place be named that stands in the same file."""
    site = values.get("establishment_id")
    if site is not None:
        enterprise = session.get_one(Enterprise, enterprise_id)
        values["establishment_id"] = at_home(session, Establishment, site, enterprise)


def _has_main(session: Session, enterprise_id: UUID) -> bool:
    query = select(col(Establishment.id)).where(
        of_company(Establishment.enterprise_id, enterprise_id),
        col(Establishment.is_main),
        ~col(Establishment.deleted),
    )
    return session.scalars(query).first() is not None


def _clean(kind: RecordKind, name: str, value: Any) -> Any:
    rule = _RULES.get((kind, name)) or _PLAIN.get(name)
    if rule is None:
        raise ValueError(f"{kind}.{name} is not edited here")
    return rule(value)


def _text(of: FieldKind, *, required: bool = False) -> Callable[[Any], str]:
    def clean(value: Any) -> str:
        text = checked_text(value, of).strip()
        if required and not text:
            raise UserError("field.required")
        return text

    return clean


def _number(parse: Callable[[str], NumberCheck]) -> Callable[[Any], str | None]:
    def clean(value: Any) -> str | None:
        if not (value or "").strip():
            return None
        check = parse(value)
        if not check.is_usable and (finding := check.finding()) is not None:
            raise UserError(finding.rule, **finding.values)
        return check.digits

    return clean


def _year(value: Any) -> int:
    last = clock.today().year + 1
    if not FIRST_YEAR <= value <= last:
        raise UserError("year.range", first=FIRST_YEAR, last=last)
    return int(value)


def _same(value: Any) -> Any:
    return value


def _amount(value: Decimal | None) -> Decimal | None:
    if value is not None and value < 0:
        raise UserError("amount.negative")
    return value


def _day(value: date | None) -> date | None:
    return value


_PLAIN: Final[dict[str, Callable[[Any], Any]]] = {
    **dict.fromkeys(
        ("function", "street", "house_number", "box", "phone", "owner"), _text(FieldKind.SHORT)
    ),
    **dict.fromkeys(("legal_form", "nace_version", "nace_code", "joint_committee"), _same),
    **dict.fromkeys(("postal_code", "municipality_nis", "part_of_group", "is_estimate"), _same),
    **dict.fromkeys(("staff", "turnover", "balance"), _amount),
    **dict.fromkeys(("mail_consent", "establishment_id"), _same),
    **dict.fromkeys(("due_on", "ended_on", "mail_consent_on"), _day),
    "email": checked_email,
    "purpose": _text(FieldKind.LONG),
    "year": _year,
}
_RULES: Final[dict[tuple[str, str], Callable[[Any], Any]]] = {
    ("enterprise", "name"): _text(FieldKind.NAME, required=True),
    ("contact", "name"): _text(FieldKind.NAME, required=True),
    ("establishment", "name"): _text(FieldKind.NAME),
    ("enterprise", "number"): _number(parse_enterprise_number),
    ("establishment", "number"): _number(parse_establishment_number),
    ("action", "text"): _text(FieldKind.SHORT, required=True),
}
