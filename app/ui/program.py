"""From the unlock window to the main window and back again."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from app.core import clock
from app.core.errors import UserError
from app.services.profiles import Profile, list_profiles, new_profile_folder, read_profile
from app.ui.error_window import show_bug
from app.ui.place import Place
from app.ui.settings import Settings
from app.ui.unlock.page import UnlockWindow
from app.ui.unlock.view_model import LockedState
from app.ui.warm_up import first_look, warm_up
from app.ui.work.job import JobRunner

if TYPE_CHECKING:  # loaded when a profile opens, so that the unlock window stands there at once
    from app.services.people import Me
    from app.storage.store import Store
    from app.ui.desk import Desk
    from app.ui.main_window import MainWindow

WARM_UP_AFTER_MS = 50  # the first window is painted by then


class Program(QObject):
    """
    Holds the one window that is open: welcome, unlock or main.

    Args:
        folder: The profile of `--profile`; None for the profiles of this user.

    `loaded` comes after modules were loaded that stay until it has `ended`.
    """

    begun = Signal()
    loaded = Signal()
    ended = Signal()

    def __init__(self, folder: Path | None, settings: Settings, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._folder = folder
        self.settings = settings
        self._runner = JobRunner(self)  # for what happens before a profile is open
        self._store: Store | None = None
        self._desk_runner: JobRunner | None = None
        self._return_to: Place | None = None
        self._main: MainWindow | None = None
        self._desk: Desk | None = None
        self.window: QWidget | None = None

    def begin(self) -> None:
        """Show the first window: welcome when there is no profile yet."""
        self.begun.emit()
        profiles = self._profiles()
        if profiles:
            self._show_unlock(profiles)
        else:
            self._show_welcome()
        QTimer.singleShot(WARM_UP_AFTER_MS, self._warm_up)

    @Slot()
    def _warm_up(self) -> None:
        self._runner.start(warm_up, database=False).finished.connect(self.loaded)

    @Slot()
    def raise_window(self) -> None:
        """Bring the window to the front: somebody started the program again."""
        if self.window is not None:
            if self.window.isMinimized():
                self.window.showNormal()
            self.window.raise_()
            self.window.activateWindow()

    @Slot()
    def lock(self) -> None:
        """Keep what is typed, drop every window, close the store and forget the key."""
        from app.services.drafts import list_drafts

        if self._main is None or self._store is None:
            return
        store, place = self._store, self._main.place
        try:
            self._main.keep_all()
        except UserError as error:
            self._main.show_failure(error)
            self._main.idle.resume()
            return
        self._return_to = place and replace(place, text="")  # the key is forgotten, words too
        locked = LockedState(clock.now(), len(list_drafts(store)))
        profile = read_profile(store.folder)
        self._close_profile()
        self._show_unlock(self._profiles(), locked, profile)

    @Slot()
    def quit(self) -> None:
        """Keep what is typed, close everything and end the program."""
        if self._main is not None:
            try:
                self._main.keep_all()
            except UserError as error:
                self._main.show_failure(error)
                return
        self._close_profile()
        self._runner.stop()
        self.ended.emit()
        self._app.quit()

    @Slot()
    def _raise_when_none_is(self) -> None:
        if self._app.activeWindow() is None:
            self.raise_window()

    def _profiles(self) -> tuple[Profile, ...]:
        if self._folder is None:
            return list_profiles()
        found = read_profile(self._folder)
        return () if found is None else (found,)

    def _show_unlock(
        self,
        profiles: tuple[Profile, ...],
        locked: LockedState | None = None,
        profile: Profile | None = None,
    ) -> None:
        last = self.settings.last_profile if profile is None else profile.folder.name
        window = UnlockWindow(profiles, self._runner, last_profile=last, locked=locked)
        window.opened.connect(self._on_opened)
        window.new_requested.connect(self._show_welcome)
        window.broke.connect(self._on_broke)
        window.closed.connect(self.quit)
        self._show(window)
        window.passphrase.setFocus()

    @Slot()
    def _show_welcome(self) -> None:
        from app.ui.welcome.page import WelcomeWindow

        folder = self._folder
        if folder is None or read_profile(folder) is not None:
            folder = new_profile_folder(folder and folder.parent)
        window = WelcomeWindow(folder, self.settings, self._runner)
        window.opened.connect(self._on_opened)
        window.closed.connect(self._on_welcome_closed)
        self._show(window)

    @Slot()
    def _on_welcome_closed(self) -> None:
        if self._profiles():
            self.begin()
        else:
            self.quit()

    @Slot(object, object)
    def _on_opened(self, store: "Store", profile: Profile) -> None:
        self._store = store  # the desk and its window are dropped before it
        self.settings.last_profile = profile.folder.name
        job = self._runner.start(lambda _progress: first_look(store), database=False)
        job.succeeded.connect(self._on_looked)
        job.failed.connect(self._on_broke)

    @Slot(object)
    def _on_looked(self, me: "Me") -> None:
        from app.reference.loader import reference
        from app.ui.desk import Desk
        from app.ui.main_window import MainWindow

        if self._store is None:
            return
        if self._return_to is None:  # first time: the database brought its modules
            self.loaded.emit()
        self._desk_runner = JobRunner(self)
        desk = Desk(self._store, me, reference(), self.settings, self._desk_runner, self)
        window = MainWindow(desk)
        later = Qt.ConnectionType.QueuedConnection  # both drop what is sending the signal
        window.lock_requested.connect(self.lock, later)
        window.quit_requested.connect(self.quit, later)
        self._main, self._desk = window, desk
        self._show(window)
        window.begin(self._return_to)
        self._return_to = None

    @Slot(object)
    def _on_broke(self, error: Exception) -> None:
        show_bug(error)

    def _close_profile(self) -> None:
        self._drop_window()
        self._main = None
        if self._desk_runner is not None:
            self._desk_runner.stop()
            self._desk_runner = None
        if self._store is not None:
            self._store.close()
            self._store = None
        if self._desk is not None:
            self._desk.deleteLater()
            self._desk = None
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _show(self, window: QWidget) -> None:
        old, self.window = self.window, window
        window.show()
        if old is not None:
            _drop(old)
        self.raise_window()
        QTimer.singleShot(0, self._raise_when_none_is)  # once the old one has given way

    def _drop_window(self) -> None:
        old, self.window = self.window, None
        if old is not None:
            _drop(old)


def _drop(window: QWidget) -> None:
    """Take a window away for good, without its own close handling."""
    if shiboken6.isValid(window):
        window.blockSignals(True)  # noqa: FBT003 Qt takes it by place only
        window.hide()
        window.deleteLater()
