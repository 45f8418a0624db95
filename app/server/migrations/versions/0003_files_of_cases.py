"""
A file is of the cases for which somebody proved to hold it; what nobody read is dropped.

What the log told so far was told to who had a case with a record of the file, and sent or proved.
"""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Rename the table, and let it hold files too of which the log tells nothing yet."""
    op.execute("ALTER TABLE blob_told RENAME TO blob_case")
    op.execute("ALTER INDEX blob_told_pkey RENAME TO blob_case_pkey")
    op.execute("ALTER TABLE blob_case ADD COLUMN is_told BOOLEAN NOT NULL DEFAULT true")
    op.execute("ALTER TABLE blob_case ALTER COLUMN is_told DROP DEFAULT")
    op.execute("ALTER TABLE device DROP COLUMN rotated_at")
