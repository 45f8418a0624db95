"""Two indexes of sessions hold all that reports ask of a session too."""

from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Make them anew, wider."""
    table = "coaching_session"
    op.drop_index("ix_coaching_session_when", table)
    op.create_index(
        "ix_coaching_session_when", table, ["enterprise_id", "starts_at", "themes", "deleted"]
    )
    op.drop_index("ix_coaching_session_starts_at", table)
    op.create_index(
        "ix_coaching_session_days",
        table,
        ["starts_at", "ends_at", "kind", "enterprise_id", "themes", "deleted"],
    )
