"""Reads what stands beside the shown values, with who wrote it, when and where."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.core import clock
from app.domain.note_text import plain_text
from app.models.partnership import Person
from app.models.sync import Outbox, RecordVersion, Sibling, UnitVersion
from app.models.units import ALIVE, LONG_TEXTS, units_of
from app.services.below import Key, below
from app.services.conflicts.view import Conflict, ConflictField, Question, Side
from app.services.profiles.laptops import Laptops
from app.services.record_names import linked_names, names_of, record_names
from app.services.syncing.view import RecordName
from app.storage.unit_values import models_by_kind, parts, read_units, readers_of

_NOTES: Final = frozenset({("coaching_session", "note"), ("note_template", "text")})
_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True)
class _Found:
    """What the database has of the conflicts, before it is put together."""

    versions: dict[Key, RecordVersion] = field(default_factory=dict)
    siblings: dict[Key, dict[str, list[Sibling]]] = field(default_factory=dict)
    units: dict[tuple[Key, str], UnitVersion] = field(default_factory=dict)
    lines: dict[tuple[str, str], Outbox] = field(default_factory=dict)  # change and unit
    values: dict[Key, dict[str, Any]] = field(default_factory=dict)
    people: dict[UUID, str] = field(default_factory=dict)


def read_conflicts(session: Session, actor: UUID, only: Key | None = None) -> list[Conflict]:
    """Return what is to decide, the oldest first; `only` one record."""
    found = _read(session, only)
    names = record_names(
        session, [(*key, UUID(version.root)) for key, version in found.versions.items()]
    )
    laptops = Laptops(session)
    made = []
    for key, version in found.versions.items():
        reader = _Reader(found, actor, laptops, names[key])
        fields = tuple(reader.fields())
        question = _question(session, reader, key) if version.contested else None
        if fields or question is not None:
            sides = [side for one in fields for side in (one.shown, *one.others)]
            linked = linked_names(session, [side.value for side in sides])
            made.append(_worded(Conflict(names[key], fields, question, linked)))
    return sorted(made, key=_moment)


def _read(session: Session, only: Key | None) -> _Found:
    found = _Found()
    siblings = select(Sibling).where(col(Sibling.is_other))
    versions = select(RecordVersion).where(col(RecordVersion.contested))
    if only is not None:
        here = (only[0], only[1].hex)
        siblings = siblings.where(Sibling.kind == here[0], Sibling.record_id == here[1])
        versions = versions.where(RecordVersion.kind == here[0], RecordVersion.record_id == here[1])
    for each in session.exec(siblings):
        if each.unit in _units(each.kind) and each.unit != ALIVE:
            of_record = found.siblings.setdefault((each.kind, UUID(each.record_id)), {})
            of_record.setdefault(each.unit, []).append(each)
    known = models_by_kind()
    for version in session.exec(versions):
        if version.kind in known:
            found.versions[version.kind, UUID(version.record_id)] = version
    _read_versions(session, found)
    _read_lines(session, found)
    return found


def _read_versions(session: Session, found: _Found) -> None:
    """Read the heads and the values of the records that were found."""
    keys = {*found.siblings, *found.versions}
    by_kind: dict[str, list[UUID]] = defaultdict(list)
    for kind, record in sorted(keys):
        by_kind[kind].append(record)
    for kind, records in by_kind.items():
        for part in parts([one.hex for one in records]):
            version = select(RecordVersion).where(
                RecordVersion.kind == kind, col(RecordVersion.record_id).in_(part)
            )
            for each in session.exec(version):
                found.versions[kind, UUID(each.record_id)] = each
            units = select(UnitVersion).where(
                UnitVersion.kind == kind, col(UnitVersion.record_id).in_(part)
            )
            for unit in session.exec(units):
                found.units[(kind, UUID(unit.record_id)), unit.unit] = unit
        for record, values in read_units(session, kind, records).items():
            found.values[kind, record] = values
    found.versions = {key: one for key, one in found.versions.items() if key in found.values}


def _read_lines(session: Session, found: _Found) -> None:
    """Read who made the changes, and when, as far as this laptop knows."""
    wanted = {each.change_id for each in _all_siblings(found)}
    wanted |= {one for unit in found.units.values() for one in json.loads(unit.ids)}
    wanted |= {version.version for version in found.versions.values()}
    for part in parts(sorted(wanted)):
        for line in session.exec(select(Outbox).where(col(Outbox.change_id).in_(part))):
            found.lines[line.change_id, line.unit] = line
            found.lines.setdefault((line.change_id, ""), line)
    authors = {each.author for each in _all_siblings(found)}
    authors |= {one for unit in found.units.values() for one in json.loads(unit.authors)}
    authors |= {version.author for version in found.versions.values()}
    authors |= {line.actor for line in found.lines.values()}
    found.people = names_of(session, Person, filter(None, map(_person, authors)))


def _all_siblings(found: _Found) -> Iterator[Sibling]:
    for units in found.siblings.values():
        for siblings in units.values():
            yield from siblings


class _Reader:
    """Puts the sides of one record together."""

    def __init__(self, found: _Found, actor: UUID, laptops: Laptops, record: RecordName) -> None:
        self._found, self._actor, self._laptops = found, actor, laptops
        self._key: Key = (record.kind, record.id)

    def fields(self) -> Iterator[ConflictField]:
        """Give the units with heads that say different things, in the order of the record."""
        siblings = self._found.siblings.get(self._key, {})
        readers = readers_of(models_by_kind()[self._key[0]])
        for unit in _units(self._key[0]):
            if unit not in siblings:
                continue
            heads, authors = self.heads(unit)
            shown = self._side(unit, heads[0], self._found.values[self._key][unit], authors[0])
            others = tuple(
                self._side(unit, each.change_id, json.loads(each.value), each.author)
                for each in siblings[unit]
            )
            known, base = self._base(unit, [shown.change_id, *(one.change_id for one in others)])
            value = readers[unit](base) if known else None
            yield ConflictField(
                unit=unit,
                label=unit,
                shown=shown,
                others=others,
                base="" if known else None,
                is_text=(self._key[0], unit) in LONG_TEXTS,
                base_value=value,
            )

    def heads(self, unit: str) -> tuple[list[str], list[str]]:
        """Return the heads of a unit and who wrote them, the shown one first."""
        version, exception = (
            self._found.versions[self._key],
            self._found.units.get((self._key, unit)),
        )
        if exception is None:
            return [version.version], [version.author]
        return json.loads(exception.ids), json.loads(exception.authors)

    def _side(self, unit: str, change_id: str, value: Any, author: str) -> Side:
        line = self.line(change_id, unit)
        who = _person(author or (line.actor if line is not None else ""))
        return Side(
            change_id=change_id,
            value=readers_of(models_by_kind()[self._key[0]])[unit](value),
            text="",
            author=self._found.people.get(who, "") if who is not None else "",
            is_mine=who == self._actor,
            made_at=None if line is None else clock.told(line.made_at),
            laptop="" if line is None else line.laptop or self._own_laptop(line),
        )

    def line(self, change_id: str, unit: str) -> Outbox | None:
        """Return the line of a change, of this unit or of the insert."""
        lines = self._found.lines
        return lines.get((change_id, unit)) or lines.get((change_id, ""))

    def name(self, author: str) -> str:
        """Return the name of somebody, empty when nobody knows."""
        who = _person(author)
        return "" if who is None else self._found.people.get(who, "")

    def _own_laptop(self, line: Outbox) -> str:
        return self._laptops.name(line.position or 0) if line.is_own else ""

    def _base(self, unit: str, changes: Iterable[str]) -> tuple[bool, Any]:
        """Return what all sides replaced, when this laptop knows it."""
        lines = [self._found.lines.get((one, unit)) for one in changes]
        known = [line for line in lines if line is not None]
        named = [set(json.loads(line.parents)) for line in known]
        if not known or not set.intersection(*named):
            return False, None
        old = next((line.old for line in known if line.old is not None), None)
        return old is not None, None if old is None else json.loads(old)


def _question(session: Session, reader: _Reader, key: Key) -> Question:
    """Return who deleted the record, and what they had not seen."""
    heads, authors = reader.heads(ALIVE)
    delete = next((line for one in heads if (line := reader.line(one, ALIVE))), None)
    unseen = [] if delete is None else _unseen(session, key, delete)
    names = record_names(
        session, {(one.kind, UUID(one.record_id), UUID(one.root)) for one in unseen}
    )
    people = names_of(session, Person, filter(None, (_person(one.actor) for one in unseen)))
    records = tuple(sorted(names.values(), key=lambda one: (one.kind, one.title)))
    return Question(
        deleted_by=reader.name(authors[0]),
        deleted_at=None if delete is None else clock.told(delete.made_at),
        edited=tuple(sorted(set(people.values()))),
        what=tuple(one.title for one in records if one.title),
        records=records,
    )


def _unseen(session: Session, key: Key, delete: Outbox) -> list[Outbox]:
    """Return the changes of a record and of what is below it that its deleter did not know."""
    knew = json.loads(delete.knew or "{}")
    ids, seq = set(knew.get("ids", ())), knew.get("seq", 0)
    family = below(session, *key)
    lines = select(Outbox).where(Outbox.root == delete.root, col(Outbox.verdict).is_not("rejected"))
    return [
        line
        for line in session.exec(lines)
        if (line.kind, UUID(line.record_id)) in family
        and line.change_id not in ids
        and (line.seq is None or line.seq > seq)
        and not ((line.kind, UUID(line.record_id)) == key and line.unit == ALIVE)
    ]


def _worded(conflict: Conflict) -> Conflict:
    """Return it with each value as text; who shows it may say some of it better."""
    kind, names = conflict.record.kind, dict(conflict.names)

    def side(unit: str, one: Side) -> Side:
        return replace(one, text=plain(kind, unit, one.value, names))

    fields = tuple(
        replace(
            one,
            shown=side(one.unit, one.shown),
            others=tuple(side(one.unit, other) for other in one.others),
            base=None if one.base is None else plain(kind, one.unit, one.base_value, names),
        )
        for one in conflict.fields
    )
    return replace(conflict, fields=fields)


def plain(kind: str, unit: str, value: Any, names: dict[UUID, str]) -> str:
    """Return a value as text; codes stay codes."""
    if isinstance(value, dict):
        written = (plain(kind, name, part, names) for name, part in value.items())
        return ", ".join(part for part in written if part)
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, str) and (kind, unit) in _NOTES:
        return plain_text(value)
    return _written(value, names)


def _written(value: Any, names: dict[UUID, str]) -> str:
    if isinstance(value, datetime):
        return f"{clock.local(value):%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, UUID):
        return names.get(value, "")
    if isinstance(value, Decimal):
        return str(value).replace(".", ",")
    return "" if value is None else str(value)


def _units(kind: str) -> tuple[str, ...]:
    model = models_by_kind().get(kind)
    return () if model is None else tuple(units_of(model))


def _person(author: str) -> UUID | None:
    """Return the id of a person, None for the system and for what is no id."""
    try:
        return UUID(author)
    except ValueError:
        return None


def _moment(conflict: Conflict) -> tuple[datetime, str, str]:
    sides = (side for one in conflict.fields for side in (one.shown, *one.others))
    moments = [side.made_at for side in sides if side.made_at is not None]
    if conflict.question is not None and conflict.question.deleted_at is not None:
        moments.append(conflict.question.deleted_at)
    record = conflict.record
    return max(moments, default=_LONG_AGO), record.kind, record.id.hex
