"""Reads of a partnership what groups of changes are about, a kind of question at a time."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection

from app.server.aliases import needs_of, roots_of, target_of
from app.server.arrays import as_literal
from app.server.counting import proposals
from app.server.kinds import Obstacle
from app.server.known import Glance, Held, Known
from app.server.rights import PARTNER_ADMIN, Member, Right, Rights
from app.server.sharing import shared_with
from app.server.state import READ, record_of
from app.server.wire import change_of
from app.sync.changes import Change, ChangeId, Origin, Row, Verdict
from app.sync.deletes import Epoch
from app.sync.graph import Record
from app.sync.protocol import WireChange

Rows = Sequence[Any]
_HANDED: Final = ("coach_id", "partner_id", "to_partner_id")  # units that name who gets a case
PAIRS: Final = "(SELECT unnest(%s::text[]), unnest(%s::text[]))"


class Loader:
    """Reads inside one transaction; locks come before all that is read of a case."""

    def __init__(self, connection: Connection, partnership: str) -> None:
        self._connection, self.partnership = connection, partnership

    def ask(self, query: str, *values: object) -> Rows:
        """Return the rows of a query; its first `%s` is the partnership."""
        return self.ask_with(query, self.partnership, *values)

    def ask_with(self, query: str, *values: object) -> Rows:
        """Return the rows of a query, with values in its own order."""
        said = tuple(map(as_literal, values))
        return self._connection.exec_driver_sql(query, said).fetchall()

    def chain(self) -> tuple[Epoch, ...]:
        """Return the lives of the log, the oldest first."""
        query = "SELECT epoch, started_after FROM epoch WHERE partnership_id = %s ORDER BY position"
        return tuple(Epoch(*row) for row in self.ask(query))

    def lock(self, roots: Iterable[str]) -> dict[str, str]:
        """Lock cases, also those that are still to be made; return which were made, and of what."""
        names = sorted(set(roots))
        if not names:
            return {}
        self._connection.exec_driver_sql(
            "INSERT INTO case_root (partnership_id, root) SELECT %s, unnest(%s::text[])"
            " ON CONFLICT DO NOTHING",
            (self.partnership, names),
        )
        query = (
            "SELECT root, kind FROM case_root WHERE partnership_id = %s AND root = ANY(%s)"
            " ORDER BY root FOR UPDATE"
        )
        return {root: kind for root, kind in self.ask(query, names) if kind is not None}

    def erased(self, roots: Iterable[str]) -> set[str]:
        """Return which cases were destroyed."""
        query = "SELECT root FROM erased_root WHERE partnership_id = %s AND root = ANY(%s)"
        return {root for (root,) in self.ask(query, list(set(roots)))}

    def verdicts(self, ids: Iterable[ChangeId]) -> dict[ChangeId, tuple[Verdict, int]]:
        """Return what became of changes that came before."""
        query = (
            "SELECT change_id, verdict, seq FROM known_change"
            " WHERE partnership_id = %s AND change_id = ANY(%s)"
        )
        return {one: (Verdict(verdict), seq) for one, verdict, seq in self.ask(query, list(ids))}

    def records(self, rows: Collection[Row]) -> dict[Row, tuple[Record, bool]]:
        """Return records, each with whether it is contested."""
        if not rows:
            return {}
        query = f"SELECT {READ} FROM record WHERE partnership_id = %s AND (kind, id) IN {PAIRS}"  # noqa: S608 names are ours, values are bound
        return _records(self.ask(query, *_pairs(rows)))

    def records_of(self, roots: Collection[str], kind: str = "") -> dict[Row, tuple[Record, bool]]:
        """Return all records of cases, or those of one kind."""
        query = (
            f"SELECT {READ} FROM record WHERE partnership_id = %s AND root = ANY(%s)"  # noqa: S608 names are ours, values are bound
            " AND (%s = '' OR kind = %s)"
        )
        return _records(self.ask(query, list(roots), kind, kind))

    def memberships(self, companies: Collection[str]) -> dict[Row, tuple[Record, bool]]:
        """Return the records that say in which trajectories companies take part."""
        if not companies:
            return {}
        query = (
            f"SELECT {READ} FROM record WHERE partnership_id = %s AND kind = 'trajectory_member'"  # noqa: S608 names are ours, values are bound
            " AND data ->> 'enterprise_id' = ANY(%s)"
        )
        return _records(self.ask(query, list(companies)))

    def rights_on(self, roots: Collection[str]) -> list[Right]:
        """Return all rights on some cases."""
        query = (
            "SELECT user_id, root, level, why FROM user_root"
            " WHERE partnership_id = %s AND root = ANY(%s)"
        )
        return [Right(*row) for row in self.ask(query, list(roots))]

    def glances(self, rows: Collection[Row]) -> dict[Row, Glance]:
        """Return of records that were made what they hang under, and whether they are deleted."""
        if not rows:
            return {}
        query = (
            "SELECT kind, id, root, parents, deleted FROM record"  # noqa: S608 names are ours, values are bound
            f" WHERE partnership_id = %s AND version <> '' AND (kind, id) IN {PAIRS}"
        )
        return {
            Row(kind, one): Glance(root, tuple(Row(*over) for over in parents), deleted)
            for kind, one, root, parents, deleted in self.ask(query, *_pairs(rows))
        }

    def rights(self, users: Iterable[str], roots: Iterable[str]) -> Rights:
        """
        Return all members, and rights on some cases: of some users, and of all administrators.

        Args:
            users: People, and partners: all people of these.
        """
        query = "SELECT members FROM feed_head WHERE partnership_id = %s"
        count = int(self.ask(query)[0][0])
        query = "SELECT person_id, partner_id, role FROM member WHERE partnership_id = %s"
        members = {member.person: member for member in (Member(*row) for row in self.ask(query))}
        query = (
            "SELECT user_id, root, level, why FROM user_root"
            " WHERE partnership_id = %s AND root = ANY(%s) AND user_id = ANY(%s)"
        )
        some = set(users)
        handed = [
            m.person for m in members.values() if m.role == PARTNER_ADMIN or m.partner in some
        ]
        people = {*some, *handed}
        held = [Right(*row) for row in self.ask(query, list(set(roots)), list(people))]
        return Rights(self.partnership, members, {(one.user, one.root): one for one in held}, count)

    def log_of(self, row: Row) -> Mapping[ChangeId, Change]:
        """Return the changes of a record in the log that are not erased, each as it was last."""
        query = (
            "SELECT group_id, author, body FROM log"
            " WHERE partnership_id = %s AND kind = %s AND record_id = %s AND seal <> ''"
            " ORDER BY seq"
        )
        changes = [stored_change(*said) for said in self.ask(query, *row)]
        return {change.id: change for change in changes}

    def names_of(self, row: Row) -> frozenset[ChangeId]:
        """Return the ids of all changes of a record in the log, also of those that are erased."""
        query = (
            "SELECT DISTINCT change_id FROM log"
            " WHERE partnership_id = %s AND kind = %s AND record_id = %s AND change_id IS NOT NULL"
        )
        return frozenset(one for (one,) in self.ask(query, *row))

    def sealed_of(self, row: Row) -> list[ChangeId]:
        """Return the ids of the changes of a record of which the log has the words."""
        query = (
            "SELECT change_id FROM log WHERE partnership_id = %s AND kind = %s AND record_id = %s"
            " AND change_id IS NOT NULL AND seal <> ''"
        )
        return [one for (one,) in self.ask(query, *row)]

    def all_erased(self) -> list[str]:
        """Return all cases that were destroyed."""
        query = "SELECT root FROM erased_root WHERE partnership_id = %s"
        return [root for (root,) in self.ask(query)]

    # -- quarantine ------------------------------------------------------------------------------

    def held_by(self, where: str, *values: object) -> set[int]:
        """Return the positions of the held groups that fit a condition on `held_change`."""
        query = f"SELECT DISTINCT position FROM held_change WHERE partnership_id = %s AND ({where})"  # noqa: S608 names are ours, values are bound
        return {position for (position,) in self.ask(query, *values)}

    def has_held(self) -> bool:
        """Tell whether anything is in quarantine."""
        query = "SELECT 1 FROM held_change WHERE partnership_id = %s LIMIT 1"
        return bool(self.ask(query))

    def held_near(self, changes: Iterable[Change]) -> set[int]:
        """Return the positions of the held groups that changes may need, or free."""
        some = list(changes)
        names = {one for c in some for unit in c.units for one in c.replaces(unit)}
        needed = {row.id for c in some for row in needs_of(c)} | {c.root for c in some}
        made = [c.row.id for c in some if c.is_insert]
        groups = list({c.group for c in some})
        return self.held_by(
            "change_id = ANY(%s) OR record_id = ANY(%s) OR change_id IN"
            " (SELECT change_id FROM held_need WHERE partnership_id = %s AND record_id = ANY(%s))"
            " OR position IN (SELECT position FROM quarantine"
            " WHERE partnership_id = %s AND state = 'held' AND group_id = ANY(%s))",
            list(names), list(needed), self.partnership, made, self.partnership, groups,
        )  # fmt: skip

    def held(
        self, positions: Collection[int]
    ) -> tuple[list[Held], list[Change], dict[ChangeId, Origin]]:
        """Return held groups, their changes, and where these came from; oldest first."""
        query = (
            "SELECT q.group_id, q.author, q.reason, q.fields, q.position, h.author, h.body"
            " FROM held_change h JOIN quarantine q USING (partnership_id, position)"
            " WHERE h.partnership_id = %s AND h.position = ANY(%s) ORDER BY h.position, h.seq"
        )
        groups: dict[int, Held] = {}
        changes, origins = [], {}
        for name, of, reason, fields, position, author, body in self.ask(query, list(positions)):
            why = Obstacle(reason, tuple(fields))
            group = groups.setdefault(position, Held(name, of, why, position, []))
            change = stored_change(name, author, body)
            group.ids.append(change.id)
            changes.append(change)
            origins[change.id] = Origin.of(body)
        return list(groups.values()), changes, origins


def load(loader: Loader, groups: Sequence[Sequence[Change]], users: Iterable[str] = ()) -> Known:
    """Return what is known of all that groups are about, and of what waits for it."""
    changes = [change for group in groups for change in group]
    made = loader.lock(roots_of(changes))
    held, waiting, origins = _quarantine(loader, changes, made)
    every = [*changes, *waiting]
    known = Known(loader.chain(), Rights(loader.partnership, {}, {}, 0), loader.log_of, made=made)
    known.held = {group.name: group for group in held}
    known.changes = {change.id: change for change in waiting}
    edits = (edit for c in every if not c.is_plain for edit in c.units.values())
    names = {one for edit in edits for one in edit.parents}
    ids = frozenset(change.id for change in every)
    known.verdicts = loader.verdicts(ids | names)
    known.new_changes = ids - known.verdicts.keys()
    known.origins = origins
    rows = frozenset(change.row for change in every)
    add_records(known, loader.records(rows))
    known.new_records = rows - known.records.keys()
    add_records(known, loader.records(proposals(every, known)))
    over = {row for change in every for row in needs_of(change)} - known.records.keys() - rows
    known.there = loader.glances(over)
    people = {*users, *(c.author for c in every), *_handed_to(every), *shared_with(every, known)}
    known.rights = loader.rights(people, roots_of(every))
    if targets := {one for one in map(target_of, every) if one}:
        known.erased = loader.erased(targets)
    return known


def add_records(known: Known, found: Mapping[Row, tuple[Record, bool]]) -> None:
    """Let records be known too; those that are keep what this transaction did to them."""
    for row, (record, contested) in found.items():
        if row not in known.records:
            known.records[row] = record
            if contested:
                known.contested.add(row)


def stored_change(group: str, author: str, body: dict[str, Any]) -> Change:
    """Return a change as the log or the quarantine kept it."""
    return change_of(WireChange.model_validate(body), group, author)


def _quarantine(
    loader: Loader, changes: list[Change], made: dict[str, str]
) -> tuple[list[Held], list[Change], dict[ChangeId, Origin]]:
    positions: set[int] = set()
    held: tuple[list[Held], list[Change], dict[ChangeId, Origin]] = [], [], {}
    near = loader.held_near(changes) if loader.has_held() else set()
    while near - positions:
        positions |= near
        held = loader.held(positions)
        made |= loader.lock(roots_of(held[1]) - made.keys())
        near = loader.held_near(held[1])
    return held


def _handed_to(changes: Iterable[Change]) -> set[str]:
    """Return to whom cases are handed, people and partners: they may get a right."""
    edits = [c.units[unit].value for c in changes if c.row.id == c.root
             for unit in _HANDED if unit in c.units]  # fmt: skip
    return {value for value in edits if isinstance(value, str)}


def _records(rows: Rows) -> dict[Row, tuple[Record, bool]]:
    return {Row(row.kind, row.id): (record_of(row), row.contested) for row in rows}


def _pairs(rows: Iterable[Row]) -> tuple[list[str], list[str]]:
    some = list(rows)
    return [row.kind for row in some], [row.id for row in some]
