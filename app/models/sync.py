"""What capture keeps of every change, for history, undo and sync (SYNC, sections 5 and 6)."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import Index, Text, false, text, true
from sqlmodel import Column, Field, SQLModel

_WAITING: Final = "done = 0 AND verdict IS NULL"
_REFUSED: Final = "verdict IN ('rejected', 'erased')"
_EMPTY: Final[dict[str, Any]] = {"server_default": ""}
_LIST: Final[dict[str, Any]] = {"server_default": "[]"}
_NO: Final[dict[str, Any]] = {"server_default": false()}
_YES: Final[dict[str, Any]] = {"server_default": true()}
_ZERO: Final[dict[str, Any]] = {"server_default": "0"}


class SyncContext(SQLModel, table=True):
    """The one row that tells the triggers whose unit of work is running."""

    __tablename__ = "sync_context"

    id: int = Field(default=1, primary_key=True)
    change_group: str | None = None  # hex; NULL: no unit of work, so no change is allowed
    actor: str | None = None  # hex id of the person
    made_at: str | None = None  # ISO 8601, UTC
    applying: bool = False  # changes of others: not captured


class SyncState(SQLModel, table=True):
    """The one row that tells how far this laptop is with its server."""

    __tablename__ = "sync_state"

    id: int = Field(default=1, primary_key=True)
    server: str = Field(default="", sa_column_kwargs=_EMPTY)  # its id; empty: never met one
    partnership: str = Field(default="", sa_column_kwargs=_EMPTY)
    chain: str = Field(default="[]", sa_column_kwargs=_LIST)  # JSON: [[epoch, started after]]
    cursor: int = Field(default=0, sa_column_kwargs=_ZERO)  # the log up to here is in the base
    hash: str = Field(default="", sa_column_kwargs=_EMPTY)  # of the log at the cursor
    durable_seq: int = Field(default=0, sa_column_kwargs=_ZERO)
    rights: int = Field(default=-1, sa_column_kwargs={"server_default": "-1"})  # see PullAnswer
    protocol: int = Field(default=0, sa_column_kwargs=_ZERO)
    server_schema: int = Field(default=0, sa_column_kwargs=_ZERO)  # newest that it takes
    revision: int = Field(default=0, sa_column_kwargs=_ZERO)  # of this database at the last round
    checked_at: str | None = None  # ISO 8601, UTC: when the sums were compared; NULL: do it
    clock_ahead_s: float = Field(default=0.0, sa_column_kwargs=_ZERO)  # s, of this laptop
    braked: str | None = Field(default=None, sa_column=Column(Text))  # JSON: what is not applied


class Outbox(SQLModel, table=True):
    """
    One change of one unit of one record, or the insert of a record (unit `*`).

    Own changes, in the order in which they were made, and since the first sync those of others
    (`is_own` 0) as they came: history, bin and undo read them alike. An own change is in the
    journal until it is safe at the server (`done`).
    """

    __table_args__ = (
        Index("ix_outbox_record", "kind", "record_id"),
        Index("ix_outbox_group", "change_group"),
        Index("ix_outbox_root", "root", "position"),
        Index("ix_outbox_alive", "made_at", sqlite_where=text("unit = '@alive'")),
        Index("ix_outbox_change", "change_id", "unit", unique=True),
        Index("ix_outbox_waiting", "sent_place", sqlite_where=text(_WAITING)),
        Index("ix_outbox_refused", "position", sqlite_where=text(_REFUSED)),
        Index("ix_outbox_journal", "root", "position", sqlite_where=text("done = 0")),
        Index("ix_outbox_passed", "in_base", "seq", sqlite_where=text("done = 0")),
    )

    position: int | None = Field(default=None, primary_key=True)
    change_id: str  # random 128 bits, hex
    change_group: str
    actor: str
    kind: str
    record_id: str
    root: str
    unit: str
    old: str | None = Field(default=None, sa_column=Column(Text))  # JSON
    value: str | None = Field(default=None, sa_column=Column(Text))  # JSON
    parents: str = Field(default="[]", sa_column_kwargs=_LIST)  # JSON: what this one replaces
    covers: str = Field(default="[]", sa_column_kwargs=_LIST)  # JSON: folded away before sending
    knew: str | None = Field(default=None, sa_column=Column(Text))  # JSON, of a delete
    made_at: str
    revision: int = Field(default=0, sa_column_kwargs=_ZERO)  # of the database that it was made in
    laptop: str = Field(default="", sa_column_kwargs=_EMPTY)  # of a change of another: its name
    is_own: bool = Field(default=True, sa_column_kwargs=_YES)
    sent_group: str | None = None  # what a fold made of its group and place
    sent_place: int | None = None
    sent: bool = Field(default=False, sa_column_kwargs=_NO)  # was put in a request
    verdict: str | None = None  # applied, held, rejected; NULL: not answered
    seq: int | None = None  # place in the log
    reason: str | None = None  # of held
    fields: str = Field(default="[]", sa_column_kwargs=_LIST)  # JSON: units that it is about
    in_base: bool = Field(default=False, sa_column_kwargs=_NO)  # the log as it is here has it
    closed: bool = Field(default=False, sa_column_kwargs=_NO)  # rejected: the screen lets it go
    done: bool = Field(default=False, sa_column_kwargs=_NO)


class Replica(SQLModel, table=True):
    """The laptop that wrote the lines of the outbox from `since` on, until the next row."""

    since: int = Field(primary_key=True)  # Outbox.position
    id: str  # random, hex; for show and diagnosis only
    name: str  # what its user or owner called it


class RecordVersion(SQLModel, table=True):
    """The change that made the record: the version of all its units but the exceptions."""

    __tablename__ = "record_version"

    kind: str = Field(primary_key=True)
    record_id: str = Field(primary_key=True)
    root: str = Field(index=True)
    version: str
    place: int | None = None  # of that change in the log
    author: str = Field(default="", sa_column_kwargs=_EMPTY)  # of that change
    rev: int = Field(default=0, sa_column_kwargs=_ZERO)  # a walk brought the log up to here
    in_base: bool = Field(default=False, sa_column_kwargs=_NO)  # 0: only on this screen
    contested: bool = Field(default=False, sa_column_kwargs=_NO)  # deleted, and a question
    base_contested: bool = Field(default=False, sa_column_kwargs=_NO)  # as the server has it


class UnitVersion(SQLModel, table=True):
    """The heads of a unit that changed since the record was made, as they are on the screen."""

    __tablename__ = "unit_version"

    kind: str = Field(primary_key=True)
    record_id: str = Field(primary_key=True)
    unit: str = Field(primary_key=True)
    ids: str  # JSON array of change ids, the shown one first
    places: str = Field(default="[null]", sa_column_kwargs={"server_default": "[null]"})  # JSON
    authors: str = Field(default='[""]', sa_column_kwargs={"server_default": '[""]'})  # JSON


class Sibling(SQLModel, table=True):
    """A head of a unit that is not the one on the screen."""

    kind: str = Field(primary_key=True)
    record_id: str = Field(primary_key=True)
    unit: str = Field(primary_key=True)
    change_id: str = Field(primary_key=True)
    value: str = Field(sa_column=Column(Text, nullable=False))  # JSON
    author: str
    place: int | None = None
    is_other: bool  # says something else than what is shown: a conflict


class BaseUnit(SQLModel, table=True):
    """
    A unit as the log has it, where own changes on top make the screen different.

    Of a record that only the screen has (`in_base` 0), a unit without a row has no heads.
    """

    __tablename__ = "base_unit"

    kind: str = Field(primary_key=True)
    record_id: str = Field(primary_key=True)
    unit: str = Field(primary_key=True)
    ids: str  # JSON, as in UnitVersion
    places: str
    authors: str
    value: str | None = Field(default=None, sa_column=Column(Text))  # JSON: of the first
    siblings: str = Field(sa_column=Column(Text, nullable=False))  # JSON: id, value, author, place


class RecordFacts(SQLModel, table=True):
    """What later changes may still name: replaced and held changes, what deletes knew."""

    __tablename__ = "record_facts"

    kind: str = Field(primary_key=True)
    record_id: str = Field(primary_key=True)
    root: str = Field(index=True)
    facts: str = Field(sa_column=Column(Text, nullable=False))  # JSON, see app/sync/facts.py
    until: int | None = Field(default=None, index=True)  # some of it may go once this is durable


class Tail(SQLModel, table=True):
    """A row of the log that the server may lose in a restore: it is above the durable mark."""

    __table_args__ = ({"sqlite_autoincrement": True},)

    position: int | None = Field(default=None, primary_key=True)  # order in which they came first
    change_id: str = Field(unique=True)
    seq: int | None = Field(default=None, index=True)  # NULL: lost, to be given out anew
    kind: str
    record_id: str
    root: str = Field(index=True)
    row: str = Field(sa_column=Column(Text, nullable=False))  # JSON: LogRow


class GiveBack(SQLModel, table=True):
    """A row of the tail that a restored server lacks."""

    __tablename__ = "give_back"

    position: int = Field(primary_key=True)  # of the tail
    change_id: str = Field(unique=True)
    root: str
    row: str = Field(sa_column=Column(Text, nullable=False))


class ScopeRoot(SQLModel, table=True):
    """A case that this laptop has, and what is going on with it."""

    __tablename__ = "scope_root"

    root: str = Field(primary_key=True)
    state: str  # new (not yet at the server), live, walking, leaving
    level: str = Field(default="edit", sa_column_kwargs={"server_default": "edit"})  # or read
    asked_at: int = Field(default=0, sa_column_kwargs=_ZERO)  # the walk must be at least so new
    walked_at: int | None = None


class StagingLog(SQLModel, table=True):
    """A pulled row of a case that is being walked."""

    __tablename__ = "staging_log"

    position: int | None = Field(default=None, primary_key=True)
    root: str = Field(index=True)
    seq: int
    row: str = Field(sa_column=Column(Text, nullable=False))


class BlobState(SQLModel, table=True):
    """How far a file is on its way."""

    __tablename__ = "blob_state"

    sha256: str = Field(primary_key=True)
    chunks: str = Field(default="[]", sa_column_kwargs=_LIST)  # JSON: numbers that are over
    error: str | None = None  # code of a UserError: why it did not go last time


class BlobCase(SQLModel, table=True):
    """A file of a case: attached here, or told of by the server."""

    __tablename__ = "blob_case"

    sha256: str = Field(primary_key=True)
    root: UUID = Field(primary_key=True)
    # Place in the log where the server told that the case has it; 0: not told yet; NULL: to send
    available_seq: int | None = None


class SyncRound(SQLModel, table=True):
    """One round, for the screen on synchronisation."""

    __tablename__ = "sync_round"

    number: int | None = Field(default=None, primary_key=True)
    at: str = Field(index=True)  # ISO 8601, UTC
    seconds: float
    sent: int
    received: int
    merged: int
    repaired: int = Field(default=0, sa_column_kwargs=_ZERO)
    error: str | None = None  # code of a UserError, `braked`, `cancelled`
    counts: str = Field(default="{}", sa_column_kwargs={"server_default": "{}"})  # kind: [out, in]
    # Last position of the outbox at its end, -1: not known. What a round brought stands after that
    # of the one before
    until: int = Field(default=-1, sa_column_kwargs={"server_default": "-1"})
    cases: str = Field(default="[]", sa_column_kwargs=_LIST)  # JSON: roots that were not here


class MergedUnit(SQLModel, table=True):
    """What merged by itself: nothing to decide, only to look at."""

    __tablename__ = "merged_unit"

    number: int | None = Field(default=None, primary_key=True)
    at: str = Field(index=True)
    kind: str
    record_id: str
    root: str
    unit: str
    authors: str  # JSON: ids of people
