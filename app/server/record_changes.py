"""Changes that the server itself makes: of the records about partners, people and roles."""

import secrets
from typing import Any, Final
from uuid import UUID, uuid5

from sqlalchemy import Connection, select

from app.core import clock
from app.server.tables import RECORD
from app.sync.changes import ALIVE
from app.sync.protocol import RowName, WireChange, WireGroup

INSERT: Final = "insert"


def group_of(*changes: WireChange | None) -> list[WireGroup]:
    """Return one group of what is to be changed; nothing when there is nothing."""
    real = [change for change in changes if change is not None]
    if not real:
        return []
    made_at = clock.now().isoformat()
    return [WireGroup(group=secrets.token_hex(16), made_at=made_at, changes=real)]


def inserted(
    kind: str, record: str, root: str, values: dict[str, Any], above: tuple[RowName, ...] = ()
) -> WireChange:
    """Return the change that makes a record; made again it has the same id."""
    units = {unit: (value, list[str]()) for unit, value in values.items()}
    return WireChange(
        id=derived_id(record, INSERT),
        kind=kind,
        row=record,
        root=root,
        parents_of_row=list(above),
        units={ALIVE: (True, []), **units},
        made_at=clock.now().isoformat(),
    )


def edited(
    connection: Connection, partnership: str, row: RowName, unit: str, value: Any
) -> WireChange | None:
    """Return the change that gives a unit this value; None: it has it, or there is no record."""
    kind, record = row
    found = connection.execute(
        select(RECORD.c.root, RECORD.c.data, RECORD.c.version, RECORD.c.versions).where(
            RECORD.c.partnership_id == partnership, RECORD.c.kind == kind, RECORD.c.id == record
        )
    ).one_or_none()
    if found is None or found.data.get(unit) == value:
        return None
    return WireChange(
        id=secrets.token_hex(16),
        kind=kind,
        row=record,
        root=found.root,
        units={unit: (value, found.versions.get(unit, [found.version]))},
        made_at=clock.now().isoformat(),
    )


def derived_id(record: str, name: str) -> str:
    """Return an id that is made of another one."""
    return uuid5(UUID(record), name).hex
