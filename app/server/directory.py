"""
The directory of companies: what all members see of each, so that none is visited twice.

The server derives it from companies and their main establishments; no laptop writes it. An entry
of a company is only written by who holds the lock of that company.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Final
from uuid import UUID, uuid5

from app.domain.trajectory import RUNNING, furthest
from app.server.aliases import read_near
from app.server.canonical import canonical
from app.server.following import MEMBERSHIP
from app.server.known import Known
from app.server.loading import Loader, add_records
from app.server.rights import directory_root
from app.server.wire import is_id
from app.sync.changes import (
    ALIVE,
    NOTHING,
    SYSTEM,
    Change,
    ChangeId,
    Edit,
    Knew,
    Row,
    Value,
    Verdict,
)
from app.sync.graph import Record
from app.sync.values import is_same

KIND: Final = "directory_entry"
_COMPANY: Final = "enterprise"
_SITE: Final = "establishment"
_TRAJECTORY: Final = "trajectory"
_OF_TRAJECTORY: Final = frozenset({_TRAJECTORY, MEMBERSHIP})
_COPIED: Final = ("number", "name", "partner_id", "coach_id")
_NOTHING_SAID: Final = dict.fromkeys((*_COPIED, "municipality_nis", "phase")) | {"name": ""}


def entry_of(enterprise: str) -> Row:
    """Return the name of the entry of a company; nothing has that of what can be no company."""
    return Row(KIND, uuid5(UUID(enterprise), "directory").hex if is_id(enterprise) else "")


class Directory:
    """Notes which companies a transaction touched, and brings their entries up to date."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self.due: set[str] = set()  # companies of which the entry may be no longer true
        self._trajectories: set[str] = set()

    def note(self, change: Change) -> None:
        """Look at a change that came to stand."""
        if change.row.kind in _OF_TRAJECTORY:
            self._trajectories.add(change.root)
        elif change.row.kind == _COMPANY:
            self.due.add(change.row.id)
        elif change.row.kind == _SITE:
            self.due.add(change.root)
        elif change.row.kind == KIND and (edit := change.units.get("enterprise_id")):
            self.due.add(str(edit.value))

    def write(self, loader: Loader) -> None:
        """Add the changes of the entries that are no longer true."""
        known = self._known
        phases = self._phases(loader) if self._trajectories else {}
        if phases:
            read_near(known, loader, phases)
        wanted = known.aliases.around(self.due | phases.keys())
        if not wanted:
            return
        add_records(known, loader.records([Row(_COMPANY, one) for one in wanted]))
        due = sorted(one for one in wanted if known.exists(Row(_COMPANY, one)))
        add_records(known, loader.records([entry_of(one) for one in due]))
        add_records(known, loader.records_of(due, _SITE))
        places = self._places()
        for one in due:
            company = known.records[Row(_COMPANY, one)]
            said = {unit: company.value(unit) for unit in _COPIED}
            said |= {"municipality_nis": places.get(one), "enterprise_id": one}
            entry = known.records.get(entry_of(one))
            said["phase"] = phases.get(one, entry.value("phase") if entry else "")
            is_there = company.value(ALIVE) and known.aliases.shown(one, known.records) == one
            self._bring(entry_of(one), {ALIVE: bool(is_there), **said})

    def _phases(self, loader: Loader) -> dict[str, Value]:
        """Return the companies of the trajectories touched, with the phase that lists show."""
        known = self._known
        add_records(known, loader.records_of(self._trajectories, MEMBERSHIP))
        named = {
            str(record.value("enterprise_id"))
            for row, record in known.records.items()
            if row.kind == MEMBERSHIP and record.root in self._trajectories
        }
        companies = set(filter(is_id, named))
        loader.lock(companies)
        add_records(known, loader.memberships(companies))
        taking = [
            (record.root, str(record.value("enterprise_id")))
            for row, record in known.records.items()
            if row.kind == MEMBERSHIP and record.value(ALIVE) and not _has_left(record)
        ]
        add_records(known, loader.records([Row(_TRAJECTORY, root) for root, _ in taking]))
        return {
            company: furthest([_phase_of(known, root) for root, one in taking if one == company])
            for company in companies
        }

    def blank(self, loader: Loader, company: str, lost: Iterable[ChangeId] = ()) -> None:
        """
        Let the entry of a company that is erased be deleted, and say nothing.

        This names every change that the entry ever had: bodies of these are gone from the log, and
        a laptop may have any of them. One that has none must see it made before it is deleted.

        Args:
            lost: Changes of the entry that only laptops have, after a restore.
        """
        known, row = self._known, entry_of(company)
        names = loader.names_of(row).union(lost)
        if not names:
            return
        add_records(known, loader.records([row]))
        said = {"enterprise_id": company, **_NOTHING_SAID}
        known.begin_group()
        units = {unit: Edit(value, names) for unit, value in said.items()}
        names |= {self._add(row, {ALIVE: Edit(value=True), **units})}
        self._add(row, {ALIVE: Edit(value=False, parents=names)}, names)

    def _places(self) -> Mapping[str, Value]:
        """Return the municipality of the main establishment of each company."""
        found: dict[str, Value] = {}
        for row, record in sorted(self._known.records.items()):
            address = record.value("address") if row.kind == _SITE else None
            if isinstance(address, Mapping) and record.value(ALIVE) and record.value("is_main"):
                found.setdefault(record.root, address.get("municipality_nis"))
        return found

    def _bring(self, row: Row, said: Mapping[str, Value]) -> None:
        """Let an entry say this; its change has the same id whenever the same is said again."""
        known = self._known
        record = known.records.get(row)
        if record is None and not said[ALIVE]:
            return  # made and thrown away before anybody heard of it: nobody can unlearn it
        units = {
            unit: Edit(value, frozenset(record.heads(unit)) if record else NOTHING)
            for unit, value in said.items()
            if record is None or record.siblings(unit) or not is_same(record.value(unit), value)
        }
        if not units:
            return
        heads = record.units.values() if record else ()
        known.begin_group()
        self._add(row, units, frozenset(i for unit in heads for i in unit.heads))

    def _add(
        self, row: Row, units: Mapping[str, Edit], knew: frozenset[ChangeId] = NOTHING
    ) -> ChangeId:
        known = self._known
        told = {unit: (value, sorted(parents)) for unit, (value, parents) in units.items()}
        name = sha256(canonical([row, told]).encode()).hexdigest()[:32]
        gone = ALIVE in units and not units[ALIVE].value
        change = Change(name, name, SYSTEM, row, directory_root(known.rights.partnership), units,
                        knew=Knew(None, 0, knew) if gone else None)  # fmt: skip
        known.add_change(change, Verdict.APPLIED)
        return name


def _has_left(member: Record) -> bool:
    leaving = member.value("leaving")
    return isinstance(leaving, Mapping) and leaving.get("left_on") is not None


def _phase_of(known: Known, root: str) -> str:
    """Return the phase of a trajectory that runs; empty: it ended, or was thrown away."""
    trajectory = known.records.get(Row(_TRAJECTORY, root))
    status = trajectory.value("status") if trajectory and trajectory.value(ALIVE) else None
    runs = isinstance(status, Mapping) and status.get("status") == RUNNING
    return str(trajectory.value("phase")) if trajectory and runs else ""
