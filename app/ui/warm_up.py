"""Loads what the first minute needs while somebody types a passphrase."""

import platform
import sys
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING, Final
from uuid import UUID

from app.core import clock
from app.core.progress import Progress, Silent

if TYPE_CHECKING:
    from app.services.people import Me
    from app.storage.store import Store

FIRST_USES: Final = (
    "app.services.profiles.account",
    "app.services.profiles.upkeep",
    "app.reference.loader",
)
SOME: Final = 20  # entries of a timeline: of each kind one, perhaps
SHARED: Final = ("app.ui.widgets.", "app.ui.tables.")  # most screens stand on these


def load_uses(progress: Progress) -> None:
    """Import the use cases and what they stand on, all without Qt; made for a worker thread."""
    names = [*FIRST_USES, *_modules("app.services")]
    for done, name in enumerate(names):
        progress.step(done, len(names))
        import_module(name)
    _read_activities()


def load_screens(within: str = "app.ui") -> Iterator[None]:
    """
    Import the screens of a package, a module or two in a turn; only for the thread of the windows.

    PySide makes a class in several steps and keeps all of them in one register, which Qt reads
    whenever it calls Python: a class made in another thread ended the program, one start in fifty.
    """

    def layer(name: str) -> tuple[bool, bool]:
        return not name.startswith(SHARED), name.endswith(".page")

    for name in sorted(_modules(within), key=layer):
        if name not in sys.modules:
            import_module(name)
            yield


def _modules(package: str) -> list[str]:
    """Tell the modules of a package and of the packages in it."""
    path = import_module(package).__path__
    return [each.name for each in walk_packages(path, f"{package}.") if not each.ispkg]


def _read_activities() -> None:
    """Read what the first company on screen needs: 0.05 s for each version."""
    from app.reference.loader import NACE_VERSIONS, reference

    for version in NACE_VERSIONS:
        reference().nace(version)


def load_welcome(_progress: Progress) -> None:
    """Import what the first window of a first run stands on; made for a worker thread."""
    for name in ("segno", "app.services.profiles.recovery"):
        import_module(name)


def first_clicks(store: "Store", me: UUID) -> None:
    """
    Read what the first clicks read, of one company; made for a worker thread.

    A question is made into SQL when it is first asked of an open store: 2 to 4 ms each, and a file
    asks a dozen.
    """
    from app.reference.loader import reference
    from app.services.companies.dossier import load_dossier
    from app.services.companies.enterprises import EnterpriseQuery, enterprise_ids
    from app.services.companies.rows import enterprise_details
    from app.services.companies.timeline import entry_rows, load_timeline
    from app.services.day.agenda import appointment_now
    from app.services.day.briefing import load_briefing
    from app.services.drafts import find_draft
    from app.services.people import coach_names
    from app.services.sessions.context import session_context

    coach_names(store)
    for company in enterprise_ids(store, reference(), EnterpriseQuery(coach=me))[:1]:
        enterprise_details(store, reference(), company)
        load_dossier(store, reference(), company)
        find_draft(store, "session", company)
        session_context(store, company)
        load_briefing(store, reference(), company)
        appointment_now(store, clock.now(), company)
        entry_rows(store, load_timeline(store, company).keys[:SOME])


def first_look(store: "Store") -> "Me":
    """
    Return who works here, and read the first page once; made for a worker thread.

    The first question to a database takes 0.2 s, of which the window must not have any.
    """
    from app.reference.loader import reference
    from app.services.day.today import load_today
    from app.services.drafts import list_drafts
    from app.services.profiles.upkeep import note_here, sweep
    from app.services.syncing.first_load import first_load, note_who

    first_load(store, Silent())
    note_here(store, platform.node())
    sweep(store)  # now, because nothing can be on its way to be kept yet
    day = clock.today()
    load_today(store, day)
    list_drafts(store, only_open=True)
    for table in (reference().size_ceilings, reference().themes, reference().session_kinds):
        table(day)
    return note_who(store)
