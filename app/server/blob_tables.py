"""Tables of files: which are whole, and which chunks of the others are here."""

from typing import Final

from sqlalchemy import BigInteger, Boolean, Column, DateTime, Index, Integer, Table, Text

from app.server.tables import METADATA, RECORD

BLOB: Final = Table(
    "blob",
    METADATA,
    Column("partnership_id", Text, primary_key=True),
    Column("sha256", Text, primary_key=True),
    Column("size", BigInteger, nullable=False),  # bytes
    Column("chunk_bytes", Integer, nullable=False),
    Column("state", Text, nullable=False),  # open: chunks are missing; whole
    Column("upload", Text, nullable=False),  # what the store of files calls it meanwhile
    Column("touched_at", DateTime(timezone=True), nullable=False),
)

BLOB_CHUNK: Final = Table(
    "blob_chunk",
    METADATA,
    Column("partnership_id", Text, primary_key=True),
    Column("sha256", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("tag", Text, nullable=False),  # what the store of files calls it
)

# Which records name a file
Index(
    "ix_record_file",
    RECORD.c.partnership_id,
    RECORD.c.data["sha256"].astext,
    postgresql_where=RECORD.c.kind == "attachment",
)

BLOB_CASE: Final = Table(  # which case has a file: a laptop proved for it to hold the file
    "blob_case",
    METADATA,
    Column("partnership_id", Text, primary_key=True),
    Column("sha256", Text, primary_key=True),
    Column("root", Text, primary_key=True),
    Column("is_told", Boolean, nullable=False),  # by a row of the log; not while all is held
)
