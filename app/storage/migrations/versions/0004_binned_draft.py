"""Drafts that are out of sight, because what they are about lies in the bin."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the table."""
    op.execute(
        """CREATE TABLE binned_draft (
  draft_id CHAR(32) NOT NULL,
  PRIMARY KEY (draft_id),
  FOREIGN KEY(draft_id) REFERENCES draft (id) ON DELETE CASCADE
)"""
    )
