"""Loads what the first minute needs while somebody types a passphrase."""

import platform
from typing import TYPE_CHECKING

from app.core import clock
from app.core.progress import Progress
from app.ui.work.loading import load

if TYPE_CHECKING:
    from app.services.people import Me
    from app.storage.store import Store

MODULES = (
    "app.services.account",
    "app.services.upkeep",
    "app.reference.loader",
    "app.ui.main_window",
    "app.ui.today.page",
    "app.ui.enterprises.page",
    "app.ui.dossier.page",
    "app.ui.quick_session.page",
    "app.ui.session.page",
    "app.ui.intake.page",
    "app.ui.preferences.page",
    "app.ui.history.page",
    "app.ui.bin.page",
    "app.ui.preview.page",
)


def warm_up(progress: Progress) -> None:
    """Import the screens, one after another; made for a worker thread."""
    for done, name in enumerate(MODULES):
        progress.step(done, len(MODULES))
        load(name)
    _read_activities()


def _read_activities() -> None:
    """Read what the first company on screen needs: 0.05 s for each version."""
    from app.reference.loader import NACE_VERSIONS, reference

    for version in NACE_VERSIONS:
        reference().nace(version)


def load_welcome(_progress: Progress) -> None:
    """Import the first window of a first run: 0.1 s; made for a worker thread."""
    load("segno")
    load("app.ui.welcome.page")


def first_look(store: "Store") -> "Me":
    """
    Return who works here, and read the first page once; made for a worker thread.

    The first question to a database takes 0.2 s, of which the window must not have any.
    """
    from app.reference.loader import reference
    from app.services.drafts import list_drafts
    from app.services.people import who_am_i
    from app.services.today import load_today
    from app.services.upkeep import note_here, sweep

    note_here(store, platform.node())
    sweep(store)  # now, because nothing can be on its way to be kept yet
    day = clock.today()
    load_today(store, day)
    list_drafts(store, only_open=True)
    for table in (reference().size_ceilings, reference().themes, reference().session_kinds):
        table(day)
    return who_am_i(store)
