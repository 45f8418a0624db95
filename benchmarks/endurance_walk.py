"""A coach without a plan: what is done next is chance, how it is done is keys and clicks."""

import logging
import random
from collections import Counter
from datetime import timedelta
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QMessageBox, QWidget

from app.core import paths
from app.core.clock import now, today
from app.core.progress import Silent
from app.main import build
from app.services.practice.whole import load_practice
from app.services.profiles.account import Enrolment, create_profile
from app.ui import app as application
from app.ui.main_window import MainWindow
from app.ui.unlock.page import UnlockWindow
from app.ui.welcome.page import WelcomeWindow
from benchmarks.endurance_actions import ACTIONS, Coach
from benchmarks.endurance_watch import Witness
from tests.file_samples import add_enterprise, add_session
from tests.journeys import hands
from tests.journeys.hands import NotSeen, pause, visible
from tests.real.processes import ServerProcess, joined, round_of

PASSPHRASE = "paars fietspad onder regen"
PATIENCE_MS = 3_000
PRACTICE, OWN, SHARED = "oefenen", "eigen", "samen"
COMPANIES = 40  # of the profile that synchronises
LOCK_EVERY = 25  # actions, about
SWEPT_MS = 400  # after a lock nothing of the pages is in memory any more
READ_MS = 200  # a box of Qt's own is read, then closed
SCHEMES = ("tel", "mailto", "http", "https", "file")


def make_profiles(folder: Path) -> None:
    """Make a practice profile with its 60 companies, and an empty one of the same coach."""
    for name, practice in ((PRACTICE, True), (OWN, False)):
        who = Enrolment("Els V.", "Partner Oost", "Inclusief Werken", is_practice=practice)
        created = create_profile(folder / name, who, PASSPHRASE)
        if practice:
            load_practice(created.store, today(), Silent())
        created.store.close()


def make_shared(folder: Path, server: ServerProcess) -> None:
    """Make a profile that synchronises with a server, and start that; all is still to be sent."""
    server.start()
    store = joined(folder / SHARED, server.url, server.found())
    round_of(store)  # brings who one is
    for number in range(COMPANIES):
        company = add_enterprise(store, f"Bakkerij Linde {number}", staff=number + 3)
        add_session(store, company, now() - timedelta(days=number, hours=2), "Onthaal besproken.")
    store.close()


class Outside(QObject):
    """Stands in for the other programs of this computer: none is started."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        for scheme in SCHEMES:
            QDesktopServices.setUrlHandler(scheme, self, "open")

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Do nothing."""


class Boxes(QObject):
    """Closes boxes that Qt's file dialog waits in: the key that opened one ends only after it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(READ_MS)
        self._timer.timeout.connect(self.close)
        self._timer.start()

    @Slot()
    def close(self) -> None:
        """Say no to what stands there."""
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            box.reject()


class Walk:
    """
    One long session of one program.

    Args:
        only: Names of actions; empty for all.
        server: Not started yet; a third profile, used most, synchronises with it.
    """

    def __init__(
        self,
        home: Path,
        seed: int,
        witness: Witness,
        only: set[str],
        server: ServerProcess | None = None,
    ) -> None:
        hands.PATIENCE_MS = PATIENCE_MS
        make_profiles(paths.profiles_folder())
        if server is not None:
            make_shared(paths.profiles_folder(), server)
        self._usual = PRACTICE if server is None else SHARED
        self.program = build(application.create([]), None)
        self.outside, self.boxes = Outside(self.program), Boxes(self.program)
        logging.getLogger().setLevel(logging.INFO)
        self.random = random.Random(seed)
        self.witness = witness
        self.coach = Coach(self.program, self.random, witness, home)
        self.counts: Counter[str] = Counter()
        self.missed: Counter[str] = Counter()
        self._actions = {
            name: weight for name, weight in ACTIONS.items() if not only or name in only
        }

    def live(self, minutes: float) -> None:
        """Use the program for so long, then lock it."""
        self.witness.begin()
        assert self.witness.watch is not None
        self.coach.use(self.witness.watch)
        self.program.begin()
        pause(500)
        end = monotonic() + minutes * 60
        while monotonic() < end:
            self.turn()
        self.lock()
        self.program.quit()

    def turn(self) -> None:
        """Do one thing that can be done in the window that is open."""
        window = self.program.window
        if isinstance(window, UnlockWindow):
            self.do("unlock", self.unlock)
        elif isinstance(window, WelcomeWindow):
            self.do("welcome", self.welcome)
        elif not isinstance(window, MainWindow):
            pause(50)
        elif self.random.random() < 1 / LOCK_EVERY:
            self.do("lock", self.lock)
        else:
            names, weights = list(self._actions), list(self._actions.values())
            name = self.random.choices(names, weights)[0]
            self.tidy(name)
            self.do(name, getattr(self.coach, name))
            self.look()

    def do(self, name: str, act: object) -> None:
        """Do something, and write down that it did not go on as it usually does."""
        assert callable(act)
        self.witness.action(name)
        self.counts[name] += 1
        try:
            act()
        except NotSeen as missing:
            self.missed[f"{name}: {missing}"] += 1
        pause(self.random.choice((0, 0, 10, 60, 300)))

    def look(self) -> None:
        """Count the widgets when one is back at Vandaag."""
        window = self.program.window
        if isinstance(window, MainWindow) and window.place and window.place.screen == "today":
            self.witness.count_widgets()

    def tidy(self, name: str) -> None:
        """Close what lies over the window, most of the time; a lock may come over all of it."""
        if self.random.random() < 0.1 and name != "click_anything":
            return
        for _ in range(5):
            over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if over is None:
                return
            self.witness.action(f"close {type(over).__name__}")
            self.coach.press(over, "Esc")
        kinds = (QDialog, QMenu)
        left = [type(each).__name__ for kind in kinds for each in visible(kind)]
        if left:
            self.missed[f"does not close with Esc: {left}"] += 1

    def lock(self) -> None:
        """Lock, by key or because nobody was there, and look at what is left."""
        window = self.program.window
        assert window is None or isinstance(window, QWidget)
        if not isinstance(window, MainWindow):
            return
        how = self.random.choice(("key", "button", "alone"))
        self.witness.action(f"lock by {how}")
        if how == "alone":
            window.idle.left_alone.emit()
        elif how == "button":
            window.status.lock.click()
        else:
            self.coach.press(QApplication.focusWidget() or window, "Ctrl+L")
            if self.program.window is window:
                pause(100)
            if self.program.window is window:  # no shortcut reaches the window from here
                window.lock_requested.emit()
        self.coach.hands.wait(
            lambda: isinstance(self.program.window, UnlockWindow), f"the unlock window by {how}"
        )
        pause(self.random.choice((0, 50, 500)))
        self.check_locked()
        pause(SWEPT_MS)
        self.witness.census()

    def check_locked(self) -> None:
        """While locked there is one window, and no page of a file."""
        shown = {type(each).__name__ for each in QApplication.topLevelWidgets() if each.isVisible()}
        if shown - {"UnlockWindow"}:
            self.witness.problems.add(f"on screen while locked: {sorted(shown)}")
        kinds = {type(each).__name__ for each in QApplication.allWidgets()}
        left = [kind for kind in kinds if kind.endswith(("Page", "Panel")) and kind != "Panel"]
        if left or "MainWindow" in kinds:
            self.witness.problems.add(f"not gone while locked: {sorted(left)}")

    def unlock(self) -> None:
        """Open a profile, now and then not at once."""
        window = self.program.window
        assert isinstance(window, UnlockWindow)
        hand, chance = self.coach.hands, self.random.random()
        if chance < 0.1:
            hand.into("Wachtwoord", "niet het goede")
            hand.keys("Return")
            hand.wait(lambda: not window.model.is_busy, "an answer")
            return
        if chance < 0.2 and hand.see("Wachtwoord vergeten"):
            hand.click("Wachtwoord vergeten")
            hand.click("Terug")
            return
        if chance < 0.25 and hand.see("Nieuw profiel"):
            hand.click("Nieuw profiel")
            return
        wanted = OWN if self.random.random() < 0.1 else self._usual
        names = [profile.folder.name for profile in window.profiles]
        if wanted in names:
            window.combo.setCurrentIndex(names.index(wanted))
        hand.into("Wachtwoord", PASSPHRASE)
        hand.keys("Return")
        hand.wait(lambda: isinstance(self.program.window, MainWindow), "the main window")
        if self.random.random() < 0.8:  # else the next key comes before the page
            main = self.program.window
            assert isinstance(main, MainWindow)
            hand.wait(lambda: main.way.page is not None, "its page")

    def welcome(self) -> None:
        """Look around in the first steps and leave."""
        window = self.program.window
        assert window is not None
        for key in self.random.choices(("Alt+Right", "Alt+Left", "Tab", "Down", "Space"), k=6):
            if self.program.window is window:  # else a key of these was the way out
                self.coach.press(QApplication.focusWidget() or window, key)
        if self.program.window is window:
            window.close()
        self.coach.hands.wait(lambda: self.program.window is not window, "the window is closed")
