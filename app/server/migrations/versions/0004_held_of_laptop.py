"""Which blocked laptop handed in what is held, so that it is judged when the laptop is let in again."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column; of what is held already nobody knows it."""
    op.execute("ALTER TABLE quarantine ADD COLUMN laptop TEXT")
