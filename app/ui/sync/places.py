"""Where in the program a record is seen and mended."""

from typing import Final

from app.services.sync_view import RecordName
from app.ui.place import Place

SHARED: Final = frozenset(  # of the whole partnership: their root is no company
    {"partnership", "partner", "person", "role", "travelsetting", "note_template"}
)


def place_of(record: RecordName, unit: str = "") -> Place:
    """Return the place of a record; with a unit the page goes to that field."""
    if record.kind == "coaching_session":
        return Place("session", record=record.id, unit=unit)
    if record.kind in SHARED:
        return Place("settings")
    kind = "" if record.kind == "enterprise" else f"{record.kind}."
    return Place("enterprise", record=record.root, unit=f"{kind}{unit}" if unit else "")
