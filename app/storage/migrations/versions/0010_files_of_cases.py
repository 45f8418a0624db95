"""A file is handed in for each case that it was attached to, and no more for all of them at once."""

from typing import Final

from alembic import op

revision = "0010"
down_revision = "0009"

_STATEMENTS: Final = (
    """CREATE TABLE blob_case (
  sha256 VARCHAR NOT NULL,
  root CHAR(32) NOT NULL,
  available_seq INTEGER,
  PRIMARY KEY (sha256, root)
)""",
    """INSERT INTO blob_case (sha256, root, available_seq)
SELECT DISTINCT a.sha256, a.root, nullif(s.available_seq, 0) FROM attachment a
LEFT JOIN blob_state s ON s.sha256 = a.sha256
WHERE s.available_seq > 0 OR a.sha256 IN (SELECT sha256 FROM blob)""",
    "ALTER TABLE blob_state DROP COLUMN available_seq",
    """CREATE TRIGGER file_attached AFTER INSERT ON attachment
WHEN NOT (SELECT applying FROM sync_context WHERE id = 1) IS 1
BEGIN
  INSERT OR IGNORE INTO blob_case (sha256, root) VALUES (NEW.sha256, NEW.root);
END""",
)


def upgrade() -> None:
    """Begin with what is known: a file that the log told of is at the server for its cases."""
    for sql in _STATEMENTS:
        op.get_bind().exec_driver_sql(sql)
