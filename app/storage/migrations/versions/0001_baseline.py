"""The tables, indexes and triggers of the first version."""

from pathlib import Path
from sqlite3 import complete_statement

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Run the statements of the file beside this one."""
    waiting = ""
    lines = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").splitlines(keepends=True)
    for line in lines:
        waiting += line
        if complete_statement(waiting):
            op.get_bind().exec_driver_sql(waiting)
            waiting = ""
    if waiting.strip():
        raise ValueError("the last statement is not complete")
