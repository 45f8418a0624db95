"""Which laptop wrote a change, and a short way to what was deleted."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the table and the index."""
    op.execute(
        """CREATE TABLE replica (
  since INTEGER NOT NULL,
  id VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  PRIMARY KEY (since)
)"""
    )
    op.execute("CREATE INDEX ix_outbox_alive ON outbox (made_at) WHERE unit = '@alive'")
