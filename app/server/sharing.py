"""Cases that are shared with somebody beside their coach: who gets them, and who loses them."""

from collections.abc import Iterable
from typing import Final

from app.server.known import Known
from app.server.rights import EDIT, READ, READERS, ROLE, SHARE, Right
from app.sync.changes import ALIVE, Change, Row
from app.sync.graph import Record

_KIND: Final = "case_share"


def shared_with(changes: Iterable[Change], known: Known) -> set[str]:
    """Return whom changes of shares are about: their rights have to be known."""
    said: set[object] = set()
    for change in changes:
        if change.row.kind == _KIND:
            edit, record = change.units.get("person_id"), known.records.get(change.row)
            said |= {edit and edit.value, record and record.value("person_id")}
    return {one for one in said if isinstance(one, str)}


def follow(known: Known, row: Row) -> None:
    """Let the right of somebody follow from what their share of a case says now."""
    if row.kind == _KIND:
        _follow(known, known.records[row])


def _follow(known: Known, share: Record) -> None:
    person, rights = share.value("person_id"), known.rights
    member = rights.members.get(person) if isinstance(person, str) else None
    if member is None:
        return
    if share.value(ALIVE):
        known.grant([Right(member.person, share.root, EDIT, SHARE)])
        return
    held = rights.held.get((member.person, share.root))
    if held is None or held.why != SHARE:
        return  # it is theirs for another reason
    known.revoke([held])
    if member.role in READERS:
        known.grant([Right(member.person, share.root, READ, ROLE)])
