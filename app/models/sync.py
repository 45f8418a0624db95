"""What capture keeps of every change, for history, undo and sync (SYNC, sections 5 and 6)."""

from sqlalchemy import Index, Text, text
from sqlmodel import Column, Field, SQLModel


class SyncContext(SQLModel, table=True):
    """The one row that tells the triggers whose unit of work is running."""

    __tablename__ = "sync_context"

    id: int = Field(default=1, primary_key=True)
    change_group: str | None = None  # hex; NULL: no unit of work, so no change is allowed
    actor: str | None = None  # hex id of the person
    made_at: str | None = None  # ISO 8601, UTC
    applying: bool = False  # changes of others: not captured


class Outbox(SQLModel, table=True):
    """One change of one unit of one record, or the insert of a record (unit `*`)."""

    __table_args__ = (
        Index("ix_outbox_record", "kind", "record_id"),
        Index("ix_outbox_group", "change_group"),
        Index("ix_outbox_root", "root", "position"),
        Index("ix_outbox_alive", "made_at", sqlite_where=text("unit = '@alive'")),
    )

    position: int | None = Field(default=None, primary_key=True)
    change_id: str = Field(unique=True)  # random 128 bits, hex
    change_group: str
    actor: str
    kind: str
    record_id: str
    root: str
    unit: str
    old: str | None = Field(default=None, sa_column=Column(Text))  # JSON
    value: str | None = Field(default=None, sa_column=Column(Text))  # JSON
    parents: str = "[]"  # JSON: the changes that this one replaces
    knew: str | None = Field(default=None, sa_column=Column(Text))  # JSON, of a delete
    made_at: str
    sent: bool = False
    verdict: str | None = None
    seq: int | None = None


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
    version: str
    rev: int = 0


class UnitVersion(SQLModel, table=True):
    """The heads of a unit that changed since the record was made."""

    __tablename__ = "unit_version"

    kind: str = Field(primary_key=True)
    record_id: str = Field(primary_key=True)
    unit: str = Field(primary_key=True)
    ids: str  # JSON array of change ids
