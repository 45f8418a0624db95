"""Which part of a session a field of its page is, for its history."""

from collections.abc import Callable
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.ui.page import Page
from app.ui.place import Place
from app.ui.widgets.field_menu import FieldHistory, Show

# Units of the record by the names of fields; those of rows and files are of the whole session
_UNITS: Final = {
    **dict.fromkeys(("day", "start", "end"), "time"),
    **dict.fromkeys(("confirmation", "confirmed_by", "confirmed_on"), "confirmation"),
    **{name: name for name in ("kind", "place", "subject", "goal", "note", "result", "next_step")},
    "next_on": "next_step",
    "site": "establishment_id",
    "goal_is_purpose": "goal",
    "workers": "unnamed_workers",
    "unique": "unique_persons",
    "trajectory": "trajectory_id",
}
KIND: Final = "coaching_session"


def session_history(page: Page, stored: Callable[[], UUID | None]) -> FieldHistory:
    """Give the fields of the page of a session their history; `stored`: its id, once it has one."""

    def shows(field: QWidget) -> Show | None:
        if (session := stored()) is None:
            return None
        place = _place(field, page, session)
        return partial(page.desk.go_requested.emit, place)

    return FieldHistory(page, shows)


def _place(field: QWidget, page: Page, session: UUID) -> Place:
    """Return the place of the history of a field, else of the whole session."""
    around: QWidget | None = field
    while around is not None and around is not page:
        name = around.objectName()
        unit = "themes" if name.startswith("theme_") else _UNITS.get(name)
        if unit is not None:
            return Place("history", session, page.enterprise(), text=KIND, unit=unit)
        around = around.parentWidget()
    return Place("history", session, page.enterprise())
