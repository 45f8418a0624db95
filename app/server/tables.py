"""
The tables of the log and of all records (SYNC, section 4).

Each key begins with the partnership: order, numbers and rights never cross it. Only
`app/server/records.py` writes them.
"""

from typing import Any, Final

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

METADATA: Final = MetaData()


def _key(name: str, kind: Any = Text) -> "Column[Any]":
    return Column(name, kind, primary_key=True)


def _filled(name: str, kind: Any = Text) -> "Column[Any]":
    return Column(name, kind, nullable=False)


FEED_HEAD: Final = Table(
    "feed_head",
    METADATA,
    _key("partnership_id"),
    _filled("head", BigInteger),  # highest number given out
    _filled("hash"),  # of the row at `head`
    _filled("durable_seq", BigInteger),
    _filled("closed", Boolean),  # rescue window: push and give back only
    _filled("members", BigInteger),  # how often `member` changed
)
EPOCH: Final = Table(
    "epoch",
    METADATA,
    _key("partnership_id"),
    _key("position", Integer),
    _filled("epoch"),
    _filled("started_after", BigInteger),
)
CASE_ROOT: Final = Table(  # what a push locks
    "case_root",
    METADATA,
    _key("partnership_id"),
    _key("root"),
    Column("kind", Text),  # of its first record; NULL: only waiting in quarantine
)
RECORD: Final = Table(
    "record",
    METADATA,
    _key("partnership_id"),
    _key("kind"),
    _key("id"),
    _filled("root"),
    _filled("parents", JSONB),  # [[kind, id]]
    _filled("data", JSONB),  # {unit: shown value}
    _filled("version"),  # head of every unit that `versions` does not name
    _filled("versions", JSONB),  # {unit: [ids]}, the shown one first
    _filled("siblings", JSONB),  # {unit: [[id, value, author, seq]]}
    _filled("author"),  # of `version`
    Column("graph", JSONB),  # what a later change must be able to name, see state.py
    _filled("deleted", Boolean),
    _filled("contested", Boolean),
    _filled("check_sum", BigInteger),
    _filled("rev", BigInteger),
    Index("ix_record_root", "partnership_id", "root", "kind", "id"),
)
LOG: Final = Table(
    "log",
    METADATA,
    _key("partnership_id"),
    _key("seq", BigInteger),
    _filled("group_no", BigInteger),  # `seq` of the first row that stands or falls with it
    _filled("row_kind"),
    _filled("root"),
    Column("to_user", Text),  # of grant and revoke
    Column("change_id", Text),
    Column("verdict", SmallInteger),
    Column("author", Text),
    _filled("group_id"),
    Column("kind", Text),
    Column("record_id", Text),
    _filled("body", JSON),  # canonical; never read by the database
    _filled("seal"),
    _filled("hash"),
    # in no seal or hash
    Column("received_at", DateTime(timezone=True), server_default=text("now()")),
    Index("ix_log_record", "partnership_id", "kind", "record_id", "seq"),
)
KNOWN_CHANGE: Final = Table(
    "known_change",
    METADATA,
    _key("partnership_id"),
    _key("change_id"),
    _filled("verdict", SmallInteger),
    _filled("seq", BigInteger),  # of the row with this verdict
)
QUARANTINE: Final = Table(
    "quarantine",
    METADATA,
    _key("partnership_id"),
    _key("position", BigInteger),  # `seq` of its first row
    _filled("group_id"),
    _filled("author"),
    _filled("reason"),
    _filled("fields", JSON),
    _filled("since"),  # ISO 8601, UTC
    _filled("state"),  # held, applied, rejected
    Column("decided_by", Text),
    Column("laptop", Text),  # was blocked, so it is held; NULL: for another reason
    Index("ix_quarantine_state", "partnership_id", "state", "group_id"),
)
HELD_CHANGE: Final = Table(
    "held_change",
    METADATA,
    _key("partnership_id"),
    _key("change_id"),
    _filled("position", BigInteger),  # of its group
    _filled("seq", BigInteger),
    _filled("root"),
    _filled("kind"),
    _filled("record_id"),
    _filled("author"),
    _filled("body", JSON),
    Index("ix_held_change_position", "partnership_id", "position"),
    Index("ix_held_change_record", "partnership_id", "record_id"),
)
HELD_NEED: Final = Table(  # a record that a held change is of, or hangs under
    "held_need",
    METADATA,
    _key("partnership_id"),
    _key("record_id"),
    _key("change_id"),
)
MEMBER: Final = Table(
    "member",
    METADATA,
    _key("partnership_id"),
    _key("person_id"),
    _filled("partner_id"),
    _filled("role"),
)
RIGHT_CHANGE: Final = Table(
    "right_change",
    METADATA,
    _key("partnership_id"),
    _key("user_id"),
    _key("root"),
    _key("seq", BigInteger),
    _filled("given", Boolean),
    Index("ix_right_change_seq", "partnership_id", "user_id", "seq"),
)
USER_ROOT: Final = Table(  # rights as they are now
    "user_root",
    METADATA,
    _key("partnership_id"),
    _key("user_id"),
    _key("root"),
    _filled("level"),  # edit, read
    _filled("why"),  # own, partner, role, hand, share, alias
    Index("ix_user_root_root", "partnership_id", "root"),
)
ALIAS: Final = Table(  # what files were merged into, as the records say it
    "alias",
    METADATA,
    _key("partnership_id"),
    _key("kind"),
    _key("old_id"),
    _filled("new_id"),
    Index("ix_alias_new", "partnership_id", "kind", "new_id"),
)
ERASED_ROOT: Final = Table(
    "erased_root",
    METADATA,
    _key("partnership_id"),
    _key("root"),
    _filled("at"),  # ISO 8601, UTC
)
