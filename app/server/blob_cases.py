"""
Which case has which file (SYNC, section 14).

A case has a file once a laptop proved for it to hold the file. What may be done with it follows the
case: who gets the case gets the file.
"""

from typing import Any, Final

from sqlalchemy import Connection, and_, exists, or_, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert as insert_or

from app.server.blob_tables import BLOB, BLOB_CASE
from app.server.known import Known, Line
from app.server.tables import HELD_CHANGE, RECORD, USER_ROOT
from app.sync.changes import Verdict

ATTACHMENT: Final = "attachment"
_UNIT: Final = "sha256"
FILE: Final = RECORD.c.data[_UNIT].astext  # of a record of this kind
HELD_FILE: Final = HELD_CHANGE.c.body[("units", _UNIT, 0)].as_string()


def may_give(connection: Connection, partnership: str, person: str, root: str, sha256: str) -> bool:
    """Tell whether somebody has a case, or attached this file to it, be that held."""
    has = exists().where(
        USER_ROOT.c.partnership_id == partnership,
        USER_ROOT.c.root == root,
        USER_ROOT.c.user_id == person,
    )
    wrote = exists().where(_recorded(partnership, root, sha256), RECORD.c.author == person)
    waits = exists().where(
        HELD_CHANGE.c.partnership_id == partnership,
        HELD_CHANGE.c.root == root,
        HELD_CHANGE.c.kind == ATTACHMENT,
        HELD_CHANGE.c.author == person,
        sha256 == HELD_FILE,
    )
    return bool(connection.scalar(select(or_(has, wrote, waits))))


def is_whole(connection: Connection, partnership: str, sha256: str) -> bool:
    """Tell whether a file is here, and let it be removed by nobody before this transaction ends."""
    here = (BLOB.c.partnership_id == partnership) & (BLOB.c.sha256 == sha256)
    query = select(BLOB.c.state).where(here, BLOB.c.state == "whole").with_for_update(read=True)
    return connection.execute(query).first() is not None


def keep(connection: Connection, partnership: str, root: str, sha256: str) -> bool:
    """Let a case have a file; tell whether its people are to be told now."""
    this = _is(partnership, root, sha256)
    new = insert_or(BLOB_CASE).values(
        partnership_id=partnership, root=root, sha256=sha256, is_told=False
    )
    connection.execute(new.on_conflict_do_nothing())
    named = exists().where(_recorded(partnership, root, sha256))
    told = update(BLOB_CASE).where(this, ~BLOB_CASE.c.is_told, named).values(is_told=True)
    return bool(connection.execute(told).rowcount)


def tell_applied(known: Known, connection: Connection, partnership: str) -> None:
    """Tell of files that came before their records were applied: those were held."""
    named = {
        (line.root, str(edit.value))
        for line in known.lines
        if line.change and line.verdict is Verdict.APPLIED and line.change.row.kind == ATTACHMENT
        for unit, edit in line.change.units.items()
        if unit == _UNIT
    }
    if not named:
        return
    untold = (
        update(BLOB_CASE)
        .where(
            BLOB_CASE.c.partnership_id == partnership,
            ~BLOB_CASE.c.is_told,
            tuple_(BLOB_CASE.c.root, BLOB_CASE.c.sha256).in_(named),
            BLOB.c.partnership_id == partnership,
            BLOB.c.sha256 == BLOB_CASE.c.sha256,
        )
        .values(is_told=True)
        .returning(BLOB_CASE.c.root, BLOB_CASE.c.sha256, BLOB.c.size)
    )
    for root, sha256, size in sorted(map(tuple, connection.execute(untold))):
        tell(known, root, sha256, size)


def tell(known: Known, root: str, sha256: str, size: int) -> None:
    """Add to the log that a case has a file of so many bytes."""
    known.begin_group()
    body = {"sha256": sha256, "size": size}
    known.add_line(Line("blob", root, known.group_no, body=body))


def forget(connection: Connection, partnership: str, root: str) -> None:
    """Take all files away from a case."""
    of_case = (BLOB_CASE.c.partnership_id == partnership) & (BLOB_CASE.c.root == root)
    connection.execute(BLOB_CASE.delete().where(of_case))


def _recorded(partnership: str, root: str, sha256: str) -> Any:
    return and_(
        RECORD.c.partnership_id == partnership,
        RECORD.c.root == root,
        RECORD.c.kind == ATTACHMENT,
        sha256 == FILE,
    )


def _is(partnership: str, root: str, sha256: str) -> Any:
    return and_(
        BLOB_CASE.c.partnership_id == partnership,
        BLOB_CASE.c.root == root,
        BLOB_CASE.c.sha256 == sha256,
    )
