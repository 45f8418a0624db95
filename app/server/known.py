"""What a transaction has read of a partnership, and what it adds to the log; no SQL."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from app.server.aliases import Aliases
from app.server.canonical import canonical
from app.server.kinds import Obstacle
from app.server.rights import Right, Rights
from app.server.state import NEW
from app.server.wire import Body, body_of
from app.sync.changes import NOTHING, NOWHERE, Change, ChangeId, Origin, Row, Verdict
from app.sync.deletes import Chain
from app.sync.graph import Record, add, taken_over


@dataclass(slots=True)
class Held:
    """A group in quarantine, as far as it is still held."""

    name: str
    author: str
    obstacle: Obstacle
    position: int  # `seq` of its first row
    ids: list[ChangeId]
    laptop: str | None = None  # it was blocked when it handed this in


_NO_BODY: Final[Body] = {}


class Sent(NamedTuple):
    """A change that somebody hands in."""

    change: Change
    origin: Origin
    body: str  # as the log keeps it, unless it takes something over; empty: not as it was sent
    data: str = ""  # the values of an insert, as its record keeps them; empty: not known


_NOT_SENT: Final = Sent(Change("", "", "", Row("", ""), "", {}), NOWHERE, "")


class Line(NamedTuple):
    """A row that goes to the log; lines with one `group_no` stand or fall together."""

    kind: str
    root: str
    group_no: int
    change: Change | None = None
    verdict: Verdict | None = None
    right: Right | None = None
    body: Body = _NO_BODY
    text: str = ""  # of the body, when it is known already

    @property
    def said(self) -> str:
        """The body as it is sealed."""
        return self.text or canonical(self.body)


class Glance(NamedTuple):
    """What is read of a record that a change only hangs under."""

    root: str
    above: tuple[Row, ...]
    deleted: bool


LogOf = Callable[[Row], Mapping[ChangeId, Change]]


@dataclass(slots=True)
class Known:
    """
    What is known of the records, changes and groups that a transaction is about.

    Places of rows that it adds begin at `NEW`: their numbers are given out when it ends.
    """

    chain: Chain
    rights: Rights
    log_of: LogOf  # the changes of a record in the log, each as its last row has it
    records: dict[Row, Record] = field(default_factory=dict)
    there: dict[Row, Glance] = field(default_factory=dict)  # other records that were made
    contested: set[Row] = field(default_factory=set)
    made: dict[str, str] = field(default_factory=dict)  # root to kind of its first record
    erased: set[str] = field(default_factory=set)  # of the cases that are named
    aliases: Aliases = field(default_factory=Aliases)
    unsettled: set[str] = field(default_factory=set)  # cases of which a link ended with the case
    new_cases: set[str] = field(default_factory=set)  # made in this transaction
    verdicts: dict[ChangeId, tuple[Verdict, int]] = field(default_factory=dict)
    # Of what it is about: changes that nobody heard of before, and records that are not there
    new_changes: frozenset[ChangeId] = NOTHING
    new_records: frozenset[Row] = frozenset()
    held: dict[str, Held] = field(default_factory=dict)  # by name, oldest first
    changes: dict[ChangeId, Change] = field(default_factory=dict)  # held, and of this transaction
    origins: dict[ChangeId, Origin] = field(default_factory=dict)
    # Those with a body as it was sent; what became of one is another change, of another body
    sent: dict[ChangeId, Sent] = field(default_factory=dict)
    brought_back: dict[ChangeId, str] = field(default_factory=dict)  # after a restore, by whom
    lines: list[Line] = field(default_factory=list)
    touched: dict[Row, int] = field(default_factory=dict)  # record to place of its last line
    freed: set[ChangeId] = field(default_factory=set)  # no longer held
    group_no: int = 0
    blocked_laptop: str | None = None  # that hands in: all of it is held

    def exists(self, row: Row) -> bool:
        """Tell whether a record was ever made, be it deleted by now."""
        record = self.records.get(row)
        return row in self.there if record is None else record.exists

    def is_replaced(self, change: Change) -> bool:
        """Tell whether an applied change took the place of another one, in all of its units."""
        units = self.records[change.row].units
        return all(name in units and change.id in units[name].replaced for name in change.units)

    def data_of(self, row: Row) -> str:
        """Return the values of a record in the words of its table; empty: they are not known."""
        plain = self.records[row].units
        sent = self.sent.get(plain.one, _NOT_SENT)
        return sent.data if plain.plain is sent.change.values else ""

    def has_case(self, root: str) -> bool:
        """Tell whether a case was ever made."""
        return root in self.made

    def begin_group(self) -> None:
        """Let the lines that follow stand or fall together."""
        self.group_no = NEW + len(self.lines) + 1

    def add_line(self, line: Line) -> int:
        """Add a row to the log and return its place."""
        self.lines.append(line)
        return NEW + len(self.lines)

    def add_change(
        self,
        change: Change,
        verdict: Verdict,
        obstacle: Obstacle | None = None,
        more: Body | None = None,
    ) -> None:
        """Add a change to its record and to the log, with what it takes over."""
        record = self.records.get(change.row)
        if verdict is Verdict.APPLIED:
            change = taken_over(record, change)
            if change.row.id == change.root and change.root not in self.made:
                self.made[change.root] = change.row.kind
                self.new_cases.add(change.root)
        kind = "verdict" if change.id in self.verdicts else "change"
        beside = self._beside(change, obstacle)
        if more:
            beside = more | beside
        sent, body = self.sent.get(change.id, _NOT_SENT), _NO_BODY
        if change is not sent.change or beside:
            sent = _NOT_SENT
            body = body_of(change, self.origins.get(change.id, NOWHERE)) | beside
        place = self.add_line(
            Line(kind, change.root, self.group_no, change, verdict, None, body, sent.body)
        )
        self.records[change.row] = add(record, change, verdict, place)
        self.changes[change.id] = change
        self.verdicts[change.id] = verdict, place
        self.touched[change.row] = place
        self._note_held(change, verdict, obstacle, place)

    def _beside(self, change: Change, obstacle: Obstacle | None) -> Body:
        """Return what the log says beside a change."""
        if not (self.brought_back or obstacle):
            return _NO_BODY
        said: Body = {}
        if change.id in self.brought_back:
            said["brought_back_by"] = self.brought_back[change.id]
        if obstacle is not None:
            said |= {"reason": obstacle.reason, "fields": obstacle.fields}
        return said

    def _note_held(
        self, change: Change, verdict: Verdict, obstacle: Obstacle | None, place: int
    ) -> None:
        if verdict is Verdict.HELD:
            why = obstacle or Obstacle("no_row")
            new = Held(change.group, change.author, why, place, [], self.blocked_laptop)
            self.held.setdefault(change.group, new).ids.append(change.id)
        elif (group := self.held.get(change.group)) and change.id in group.ids:
            group.ids.remove(change.id)
            self.freed.add(change.id)
            if not group.ids:
                del self.held[change.group]

    def grant(self, rights: Iterable[Right]) -> None:
        """Give rights to whom they add something."""
        for right in rights:
            if self.rights.adds(right):
                self.put_right(right)

    def put_right(self, right: Right) -> None:
        """Give a right, whatever somebody has."""
        self.rights.held[right.user, right.root] = right
        body: Body = {"user": right.user, "level": right.level}
        self.add_line(Line("grant", right.root, self.group_no, right=right, body=body))

    def revoke(self, rights: Iterable[Right]) -> None:
        """Take rights away."""
        for right in rights:
            self.rights.held.pop((right.user, right.root), None)
            body: Body = {"user": right.user}
            self.add_line(Line("revoke", right.root, self.group_no, right=right, body=body))

    def members_of(self, group: Held) -> list[Change]:
        """Return the changes of a held group."""
        return [self.changes[i] for i in group.ids]
