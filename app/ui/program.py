"""From the unlock window to the main window and back again."""

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from app.core import clock
from app.core.errors import UserError
from app.services.profiles.known import Profile, list_profiles, new_profile_folder, read_profile
from app.ui.clipboard import clipboard
from app.ui.cover import Cover
from app.ui.error_window import show_bug
from app.ui.loading import Loading
from app.ui.place import Place
from app.ui.restore.damage import with_backup
from app.ui.restore.way import RestoreWay
from app.ui.settings import Settings
from app.ui.shell.over import Over, drop
from app.ui.unlock.page import UnlockWindow
from app.ui.unlock.view_model import LockedState
from app.ui.warm_up import first_look
from app.ui.work.job import JobRunner
from app.ui.work.turns import in_next_turn

if TYPE_CHECKING:  # loaded when a profile opens, so that the unlock window stands there at once
    from app.services.people import Me
    from app.storage.store import Store
    from app.ui.desk import Desk
    from app.ui.main_window import MainWindow

COVERED_MS = 60_000  # between two tries to lock for good
JOBS_S = 1.0  # for jobs to end by themselves before the store is closed
STOP_S = 5.0  # for those that the closed store stops

log = logging.getLogger(__name__)


class Program(QObject):
    """
    Holds the one window that is open: welcome, unlock or main.

    Args:
        folder: The profile of `--profile`; None for the profiles of this user.

    `loaded` comes after modules were loaded that stay until it has `ended`, while no window of a
    profile is open; `locked` once those are gone.
    """

    begun = Signal()
    shown = Signal(object)  # the window that is the one now
    loaded = Signal()
    locked = Signal()
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
        self._loads_told_later = False
        self._over = Over(self)
        self._main: MainWindow | None = None
        self._desk: Desk | None = None
        self._cover: Cover | None = None  # there while locked with the profile still open
        self._covered = QTimer(self)
        self._covered.setInterval(COVERED_MS)
        self._covered.timeout.connect(self._lock_covered)
        self.window: QWidget | None = None
        self.is_away = False  # hidden in the tray, until somebody asks for the window
        self._loading = Loading(self._runner, self)
        self._loading.all_loaded.connect(self._on_warm)
        self._loading.welcome_loaded.connect(self._on_welcome_loaded)
        self._way_back = RestoreWay(self._runner, self)
        self._way_back.lock_requested.connect(self.lock)
        self._way_back.welcome_requested.connect(self._loading.load_welcome)
        self._way_back.close_requested.connect(self._close_profile)
        self._way_back.wiped.connect(self.begin)
        self._way_back.shown.connect(self._show)
        self._way_back.left.connect(self._on_welcome_closed)
        self._way_back.broke.connect(self._on_broke)

    def begin(self) -> None:
        """Show the first window: welcome when there is no profile yet."""
        self.begun.emit()
        profiles = self._profiles()
        self._show_unlock(profiles) if profiles else self._loading.load_welcome()
        self._loading.begin(is_first_run=not profiles)

    @Slot()
    def _on_warm(self) -> None:
        """Tell that modules were loaded; after the next lock when a window is open by now."""
        self._loads_told_later = self._store is not None
        if not self._loads_told_later:
            self.loaded.emit()

    @Slot()
    def raise_window(self) -> None:
        """Bring the window to the front: somebody started the program again."""
        if self.window is not None:
            self.is_away = False
            self.window.showNormal() if self.window.isMinimized() else self.window.show()
            self.window.raise_()
            (self._app.activeModalWidget() or self.window).activateWindow()

    @Slot()
    def lock(self) -> None:
        """Keep what is typed, drop every window, close the store and forget the key."""
        error = None if self._is_covered_yet(self.lock) else self._lock()
        if error is not None and self._main is not None:
            self._main.show_failure(error)
            self._main.idle.resume()

    @Slot()
    def lock_alone(self) -> None:
        """Lock while nobody is there: when it cannot be kept, at least nobody can see it."""
        error = None if self._is_covered_yet(self.lock_alone) else self._lock()
        if error is not None and self._store is not None:
            clipboard().clear()
            self._cover, self.window = Cover(), None  # out of sight, not dropped
            if self._desk is not None:
                self._desk.undo.forget()  # as at every lock
            self._covered.start()
            profile = read_profile(self._store.folder)
            state = LockedState(self._cover.at, 0, self._store)
            self._show_unlock(self._profiles(), state, profile, unkept=error)

    def _is_covered_yet(self, again: Callable[[], None]) -> bool:
        return self._main is not None and self._cover is None and self._over.closes(again)

    def _lock(self) -> UserError | None:
        """Lock; return why that is not possible."""
        from app.services.drafts import list_drafts

        if self._main is None or self._store is None or self._cover is not None:
            return None
        store, page = self._store, self._main.way.page
        try:
            self._main.keep_all()
            drafts = len(list_drafts(store))
        except UserError as error:
            return error
        if page is not None:
            self._return_to = page.return_place
        locked = LockedState(clock.now(), drafts)
        profile = read_profile(store.folder)
        self._drop_profile()
        in_next_turn(self, partial(self._seal, locked, profile))
        return None

    def _seal(self, locked: LockedState, profile: Profile | None) -> None:
        """Forget the key, in a call of its own: its window and the store take 25 ms each."""
        self._close_store()
        in_next_turn(self, partial(self._show_locked, locked, profile))

    def _show_locked(self, locked: LockedState, profile: Profile | None) -> None:
        self._show_unlock(self._profiles(), locked, profile)
        self._way_back.follow(profile)
        self.locked.emit()
        if self._loads_told_later:
            self._on_warm()

    @Slot()
    def _lock_covered(self) -> None:
        """Try again to lock for good, unless somebody is unlocking."""
        window, cover = self.window, self._cover
        if not isinstance(window, UnlockWindow) or window.model.is_busy or cover is None:
            return
        if not window.passphrase.text():
            self._cover = None
            if self._lock() is not None:
                self._cover = cover

    @Slot()
    def keep(self) -> None:
        """Put on disk what can be put there."""
        if self._main is not None:
            try:
                self._main.keep_all()
            except UserError as error:
                log.warning("not all is kept", extra={"code": error.code})

    @Slot()
    def quit(self) -> None:
        """Keep what is typed, close everything and end the program."""
        if self._main is not None:
            try:
                self._main.keep_all()
            except UserError as error:
                self._refuse_to_quit(error)
                return
            if self._cover is None and self._main.close_day(self._end):
                return
        self._end()

    @Slot()
    def end(self) -> None:
        """Keep what can be kept and end: the system does not wait."""
        self.keep()
        self._end()

    def _end(self) -> None:
        if self._is_covered_yet(self._end):
            return
        self._close_profile()
        self._runner.stop(STOP_S)
        self.ended.emit()
        self._app.quit()

    def _refuse_to_quit(self, error: UserError) -> None:
        window = self.window
        if isinstance(window, UnlockWindow):
            window.show_unkept(error)
            QTimer.singleShot(0, window, window.show)  # once it is closed
        elif self._main is not None:
            self._main.show_failure(error)

    @Slot()
    def _raise_when_none_is(self) -> None:
        if self._app.activeWindow() is None:
            self.raise_window()

    def _profiles(self) -> tuple[Profile, ...]:
        found = None if self._folder is None else read_profile(self._folder)
        return list_profiles() if self._folder is None else (() if found is None else (found,))

    def _show_unlock(
        self,
        profiles: tuple[Profile, ...],
        locked: LockedState | None = None,
        profile: Profile | None = None,
        unkept: UserError | None = None,
    ) -> None:
        if locked is not None and locked.held is not None and profile is not None:
            profiles = (profile,)
        last = self.settings.last_profile if profile is None else profile.folder.name
        window = UnlockWindow(
            profiles,
            self._runner,
            last_profile=last,
            locked=locked,
            can_add=self._folder is None,  # else it would be in no list
        )
        if unkept is not None:
            window.show_unkept(unkept)
        window.opened.connect(self._on_opened)
        window.new_requested.connect(self._loading.load_welcome)
        window.restore_requested.connect(self._way_back.show)
        window.broke.connect(self._on_broke)
        window.closed.connect(self.quit)
        self._show(window)
        window.passphrase.setFocus()

    @Slot(object)
    def _on_welcome_loaded(self, invitation: object) -> None:
        from app.ui.welcome.page import WelcomeWindow

        if self._store is not None:  # unlocked after all, while it was being loaded
            return
        folder = self._folder
        if folder is None or read_profile(folder) is not None:
            folder = new_profile_folder(folder and folder.parent)
        leave = bool(self._profiles())
        window = WelcomeWindow(folder, self.settings, self._runner, can_leave=leave)
        if invitation is not None:
            window.take_invitation(invitation)
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
        if self._cover is not None and self._main is not None:
            self._uncover(self._cover, self._main)
            return
        if isinstance(self.window, UnlockWindow):
            self.window.setEnabled(False)  # it goes in a moment; Enter must not open twice
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
        window.left_alone.connect(self.lock_alone, later)
        window.quit_requested.connect(self.quit, later)
        desk.restore_requested.connect(self._way_back.ask, later)
        desk.join_requested.connect(self._way_back.ask_welcome, later)
        desk.wipe_requested.connect(self._way_back.wipe, later)
        self._main, self._desk = window, desk
        self._show(window)
        in_next_turn(window, self._fill_window)

    @Slot()
    def _fill_window(self) -> None:
        from app.ui.restore.telling import begin_upkeep

        if self._main is not None:
            return_to, self._return_to = self._return_to, None
            self._main.begin(return_to)
            begin_upkeep(self._main.desk)

    def _uncover(self, cover: Cover, main: "MainWindow") -> None:
        self._cover = None
        self._covered.stop()
        old, self.window = self.window, main
        cover.lift()
        drop(old)
        main.idle.restart()

    @Slot(object)
    def _on_broke(self, error: Exception) -> None:
        """Let go of a profile that cannot be shown, and say why where it was opened."""
        if isinstance(self.window, UnlockWindow):
            self.window.setEnabled(True)
        if not isinstance(error, UserError):
            if self._cover is None:
                self._close_store()
            show_bug(error)
            return
        if self._store is None and self._cover is None and self.window is None:
            return  # the program ends
        folder = None if self._store is None else self._store.folder
        self._close_store()
        if not isinstance(self.window, UnlockWindow):
            self._show_unlock(self._profiles())
        if isinstance(self.window, UnlockWindow):
            self.window.show_error(with_backup(error, folder))

    @Slot()
    def _close_profile(self) -> None:
        self._drop_profile()
        self._close_store()

    def _drop_profile(self) -> None:
        """Drop every window of the profile; its store stays open, unless a job still works."""
        clipboard().clear()
        self._covered.stop()
        self._cover = None
        self._drop_window()
        drop(self._main)  # when it was covered
        self._main = None
        runner, self._desk_runner = self._desk_runner, None
        has_ended = runner is None or runner.stop(JOBS_S)
        if not has_ended:
            self._close_store()  # stops what still reads
        if runner is not None and (has_ended or runner.stop(STOP_S)):
            runner.deleteLater()
        if self._desk is not None:
            self._desk.deleteLater()
            self._desk = None
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _close_store(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None

    def _show(self, window: QWidget) -> None:
        old, self.window = self.window, window
        self.shown.emit(window)
        window.setVisible(not self.is_away)
        drop(old)
        if self.is_away:
            return
        self.raise_window()
        QTimer.singleShot(0, self, self._raise_when_none_is)  # once the old one has given way

    def _drop_window(self) -> None:
        old, self.window = self.window, None
        drop(old)
