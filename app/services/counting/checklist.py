"""
The versions of the checklist that trajectories are judged by.

Those of the promotor stand in the records of the partnership; a number that they did not edit is
the one that ships with the program. A trajectory keeps the number that it began with.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from app.core.errors import UserError
from app.domain.criteria import Criterion as Line
from app.models.base import new_id
from app.models.criteria import CriteriaVersion, Criterion
from app.models.partnership import Person
from app.reference.trajectories import Checklist, CriterionEntry, checklists
from app.services.changes import Changes
from app.services.trajectories.case_edits import cleaned
from app.storage.store import Store


def checklist_versions(store: Store) -> tuple[Checklist, ...]:
    """Return all versions, by number."""
    with store.read() as session:
        return versions_in(session)


def versions_in(session: Session) -> tuple[Checklist, ...]:
    """Return all versions, by number; two of one number (made offline): the later made holds."""
    found = {one.number: one for one in checklists()}
    lines: dict[UUID, list[Criterion]] = {}
    query = select(Criterion).where(~col(Criterion.deleted))
    for line in session.exec(query.order_by(col(Criterion.position), col(Criterion.id))):
        lines.setdefault(line.version_id, []).append(line)
    versions = select(CriteriaVersion).where(~col(CriteriaVersion.deleted))
    for version in session.exec(versions.order_by(col(CriteriaVersion.id))):
        entries = tuple(_entry(line) for line in lines.get(version.id, ()))
        found[version.number] = Checklist(version.number, version.name, version.valid_from, entries)
    return tuple(found[number] for number in sorted(found))


def version_numbered(versions: Sequence[Checklist], number: int) -> Checklist:
    """Return a version; of one that is not here (a later laptop made it) the one before."""
    before = [one for one in versions if one.number <= number]
    return (before or list(versions))[-1]


def version_on(versions: Sequence[Checklist], day: date) -> Checklist:
    """Return the version by which a trajectory is judged that begins on a day."""
    held = [one for one in versions if one.valid_from <= day]
    return max(held or versions, key=lambda one: (one.valid_from, one.number))


def lines_of(checklist: Checklist) -> tuple[Line, ...]:
    """Return the lines of a checklist as the rule judges them."""
    return tuple(
        Line(one.code, one.name, one.evidence, one.needed, one.required)
        for one in checklist.criteria
    )


def write_checklist(store: Store, checklist: Checklist) -> tuple[int, Changes]:
    """
    Keep a new version, for trajectories that begin from its day on; return its number.

    The number is the next free one, whatever `checklist` says. Only the promotor may: the server
    holds it of anybody else.

    Raises:
        UserError: `criteria.none`, `criteria.twice` or `criteria.needed` (criterion);
            `field.required`, `text.too_long`.
    """
    _check(checklist.criteria)
    with store.write() as session:
        root = session.get_one(Person, store.actor).root
        number = max(one.number for one in versions_in(session)) + 1
        version = CriteriaVersion(
            id=new_id(),
            root=root,
            number=number,
            valid_from=checklist.valid_from,
            **cleaned("criteria_version", {"name": checklist.name}),
        )
        session.add(version)
        session.flush()
        for position, entry in enumerate(checklist.criteria):
            session.add(_record(root, version.id, position, entry))
        return number, Changes.of(session)


def _check(criteria: Sequence[CriterionEntry]) -> None:
    if not criteria:
        raise UserError("criteria.none")
    codes = [one.code for one in criteria]
    for one in criteria:
        if codes.count(one.code) > 1:
            raise UserError("criteria.twice", criterion=one.name)
        if one.needed < 1:
            raise UserError("criteria.needed", criterion=one.name)


def _record(root: UUID, version: UUID, position: int, entry: CriterionEntry) -> Criterion:
    texts = {
        "name": entry.name,
        "hint": entry.hint,
        "explanation": "\n".join(entry.explanation),
        "code": entry.code,
    }
    return Criterion(
        root=root,
        version_id=version,
        position=position,
        evidence=entry.evidence,
        needed=entry.needed,
        required=entry.required,
        **cleaned("criterion", texts),
    )


def _entry(line: Criterion) -> CriterionEntry:
    return CriterionEntry(
        code=line.code,
        name=line.name,
        hint=line.hint,
        explanation=tuple(line.explanation.splitlines()),
        evidence=line.evidence,
        needed=line.needed,
        required=line.required,
    )


def next_version(checklist: Checklist, day: date) -> Checklist:
    """Return a version to begin the next one with: the same lines, from a day on."""
    return replace(checklist, number=checklist.number + 1, valid_from=day)
