"""
When the server received a row of the log, by the clock of its database.

It stands beside the row and in no seal or hash: nobody can write it from outside, and what came
before has none. The chain proves the order; this tells the hour.
"""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the column; rows that are there stay without, as nobody knows it of them."""
    op.execute("ALTER TABLE log ADD COLUMN received_at timestamptz")
    op.execute("ALTER TABLE log ALTER COLUMN received_at SET DEFAULT now()")
