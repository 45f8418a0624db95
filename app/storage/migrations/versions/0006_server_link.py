"""Where the server is, and how far files are on their way to it."""

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the tables."""
    op.execute(
        """CREATE TABLE server_link (
  id INTEGER NOT NULL,
  address VARCHAR NOT NULL,
  server VARCHAR NOT NULL,
  device VARCHAR NOT NULL,
  device_name VARCHAR NOT NULL,
  pin VARCHAR NOT NULL,
  secret TEXT,
  is_revoked BOOLEAN NOT NULL,
  error VARCHAR,
  error_values VARCHAR NOT NULL,
  status TEXT,
  status_at DATETIME,
  brake_passed BOOLEAN NOT NULL,
  known_problems VARCHAR NOT NULL,
  PRIMARY KEY (id)
)"""
    )
    op.execute(
        """CREATE TABLE blob_road (
  sha256 VARCHAR NOT NULL,
  is_kept BOOLEAN NOT NULL,
  is_asked BOOLEAN NOT NULL,
  part_id CHAR(32),
  part_name VARCHAR,
  part_key BLOB,
  PRIMARY KEY (sha256)
)"""
    )
    op.execute(
        "CREATE INDEX ix_outbox_refused ON outbox (position) WHERE verdict IN ('rejected', 'erased')"
    )
