"""
The screens of the sync in the main window, to hold beside the design pictures.

Run: python -m tests.ui.gallery_sync DIRECTORY; writes a picture of each state in light, in dark and
with large letters there.
"""

import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from datetime import UTC, datetime

from PySide6.QtWidgets import QApplication

from app.core import clock
from app.reference.loader import Reference
from app.services.people import who_am_i
from app.services.profiles.account import Enrolment, create_profile
from app.services.syncing.view import Chip
from app.ui import app as application
from app.ui import theme
from app.ui.desk import Desk
from app.ui.main_window import MainWindow
from app.ui.place import Place
from app.ui.settings import Settings
from app.ui.team.partners_section import PartnersSection
from app.ui.team.people_section import PeopleSection
from app.ui.work.job import JobRunner
from tests.sync_samples import (
    BRAKE,
    DELETED,
    HELD,
    MERGE,
    ONE,
    OVERVIEW,
    SENT,
    FakeConflicts,
    FakeSync,
    at,
)
from tests.team_samples import INVITATION, PREVIEW, FakeTeam

NOW = datetime(2026, 11, 23, 13, 10, tzinfo=UTC)
LOOKS = (("light", 100), ("dark", 100), ("light", 200))
RUNNING = Chip("running", done=2, total=9, seconds_left=12, last_ok=at(23, 14, 2))
STATES = {
    "probleem": OVERVIEW,
    "in-orde": replace(OVERVIEW, chip=SENT, problems=()),
    "gestopt": replace(
        OVERVIEW, chip=Chip("braked", last_ok=at(20, 14)), problems=(HELD,), brake=BRAKE
    ),
    "bezig": replace(OVERVIEW, chip=RUNNING, problems=()),
    "geen-verbinding": replace(
        OVERVIEW,
        chip=Chip("offline", waiting=23, last_ok=at(20, 17, 4)),
        problems=(),
    ),
    "niet-verbonden": replace(OVERVIEW, chip=Chip("unlinked")),
}
CONFLICTS = {
    "velden": (MERGE, ONE, DELETED),
    "vraag": (DELETED, MERGE),
    "niets": (),
    "vanzelf": (),
}


def choose(page):
    """Choose as in the picture: the second value, both texts, and nothing yet."""
    first, note, last = page.detail.rows
    first._take(1)
    note.choose_both()
    page.detail._enter(last)


PREPARE = {"velden": choose, "vanzelf": lambda page: page._open_merged()}


def settle(app, until=lambda: True, least_s=0.5):
    end, least = monotonic() + 5, monotonic() + least_s
    while monotonic() < end and not (until() and monotonic() > least):
        app.processEvents()


class Pictures:
    """The main window of a profile with a made-up sync, in each look."""

    def __init__(self, app, folder, out):
        self.app, self.out = app, out
        store = create_profile(
            folder / "profiel",
            Enrolment("Els V.", "Partner Oost", "Inclusief Werken"),
            "paars fietspad onder regen",
        ).store
        self.store, self.runner = store, JobRunner()
        self.desk = Desk(
            store, who_am_i(store), Reference(), Settings(folder / "s.ini"), self.runner
        )
        self.fake = FakeSync()
        self.desk.sync.service = self.fake
        self.window = MainWindow(self.desk)
        self.window.begin()
        self.window.show()

    def take(self, name, place, prepare=None):
        self.desk.sync.look_now()
        for mode, percent in LOOKS:
            theme.current().use(mode, percent)
            self.window.resize(1440, 868) if percent == 100 else self.window.resize(1366, 736)
            self.window.way.go(Place("today"))
            self.window.way.go(place)
            self.window.activateWindow()
            settle(self.app, lambda: getattr(self.window.way.page, "is_built", True))
            if prepare is not None:
                prepare(self.window.way.page)
                settle(self.app)
            self.window.grab().save(str(self.out / f"{name}-{mode}-{percent}.png"))

    def take_team(self):
        """The pages of an administrator in the settings, and the last window of a day."""
        self.desk.me = replace(self.desk.me, role="promotor")
        self.desk.team = FakeTeam(self.desk.me.person_id)
        self.fake.shown = replace(OVERVIEW, chip=SENT, problems=())
        for name, number, more in (
            ("account", 7, None),
            ("mensen", 8, None),
            ("uitnodiging", 8, "invite"),
            ("partners", 9, None),
            ("partner-hernoemen", 9, "rename"),
            ("partner-sluiten", 9, "close"),
            ("wachtrij", 10, None),
        ):
            self.take(f"s23-{name}", Place("settings"), partial(self._show_section, number, more))

    def _show_section(self, number, more, page):
        page.buttons.button(number).setChecked(True)
        settle(self.app)
        if number == 9 and more:
            row = page.findChild(PartnersSection).list.rows[0 if more == "close" else 2]
            (row.close_button if more == "close" else row.rename_button).click()
        elif more:
            section = page.findChild(PeopleSection)
            section.preview.show_preview("Tom", PREVIEW)
            section.card.show_invitation(INVITATION)
            section.show_widget(section.card)

    def close(self):
        self.window.deleteLater()
        self.runner.stop()
        self.store.close()


def main():
    out = Path(sys.argv[1])
    only = sys.argv[2:]
    out.mkdir(parents=True, exist_ok=True)
    clock.now = lambda: NOW
    clock.today = NOW.date
    app = QApplication(sys.argv)
    app.setApplicationName("Werkvloer")
    application.speak_dutch(app)
    theme.current().install(app, "light")
    with TemporaryDirectory() as folder:
        pictures = Pictures(app, Path(folder), out)
        for name, overview in STATES.items():
            if only and name not in only:
                continue
            pictures.fake.shown = overview
            pictures.take(f"s18-{name}", Place("sync"))
        if not only or "ontvangen" in only:
            pictures.fake.shown = OVERVIEW
            pictures.take("s18-ontvangen", Place("sync"), lambda page: page._open_brought())
        for name, conflicts in CONFLICTS.items():
            if not only or name in only:
                pictures.desk.merging = FakeConflicts(*conflicts)
                pictures.take(f"s19-{name}", Place("merging"), PREPARE.get(name))
        if not only or "team" in only:
            pictures.take_team()
        pictures.close()


if __name__ == "__main__":
    main()
