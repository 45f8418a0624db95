"""The calendar file that other programs keep reading: written anew after each change."""

from datetime import date, timedelta
from pathlib import Path
from typing import Final

from app.core.errors import UserError
from app.reference.loader import Reference
from app.services.day.calendar_files import agenda_calendar
from app.services.files.documents import save_document
from app.storage.store import Store

BEFORE: Final = timedelta(days=30)  # that are told of what was
AFTER: Final = timedelta(days=366)


def write_feed(
    store: Store, reference: Reference, path: Path, today: date, *, busy_title: str = ""
) -> None:
    """
    Write the calendar of the coach who works: a month back and a year on.

    Args:
        busy_title: Not empty: privacy level "Bezet", every event under this word only.

    Raises:
        UserError: `feed.<problem>` (path), as `document.<problem>` of `save_document`.
    """
    content = agenda_calendar(
        store, reference, today - BEFORE, today + AFTER, busy_title=busy_title
    )
    try:
        save_document(path, content)
    except UserError as error:
        raise UserError(error.code.replace("document.", "feed."), path=path) from error
