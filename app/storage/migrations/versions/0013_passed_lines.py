"""Own changes by their place in the log: a page looks at those that it passes, not at all of them."""

from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add the index."""
    op.execute("CREATE INDEX ix_outbox_passed ON outbox (in_base, seq) WHERE done = 0")
