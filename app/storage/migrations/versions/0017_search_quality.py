"""The quality work and what was measured at companies are found too, by the next job."""

from pathlib import Path

from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Run the statements of the file beside this one: an empty line ends each."""
    for sql in Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split("\n\n"):
        op.get_bind().exec_driver_sql(sql)
