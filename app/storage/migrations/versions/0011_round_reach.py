"""How far each round brought this laptop, so that what it brought can be shown."""

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the columns; of rounds before this nothing is known."""
    op.execute("ALTER TABLE sync_round ADD COLUMN until INTEGER DEFAULT '-1' NOT NULL")
    op.execute("ALTER TABLE sync_round ADD COLUMN cases VARCHAR DEFAULT '[]' NOT NULL")
