"""The icon in the system tray, for who wants Werkvloer to stay when its window is closed."""

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.ui.settings import Settings
from app.ui.sync.words import SyncWords
from app.ui.unlock.page import UnlockWindow
from app.ui.widgets.nav import app_icon

if TYPE_CHECKING:
    from app.ui.program import Program

OPENS: Final = {
    QSystemTrayIcon.ActivationReason.Trigger,
    QSystemTrayIcon.ActivationReason.DoubleClick,
}


class Tray(QObject):
    """
    Hides the window instead of closing it, when that is chosen and the system has a tray.

    It never shows a name of anything in the profile, and no number of it but how many wait.
    """

    quick_session_requested = Signal()

    def __init__(self, program: "Program", settings: Settings) -> None:
        super().__init__(program)
        self._program, self._settings = program, settings
        self._icon: QSystemTrayIcon | None = None
        self.menu = QMenu()
        self.open = self.menu.addAction(self.tr("Open"), program.raise_window)
        self.quick = self.menu.addAction(self.tr("Snelsessie"), self._on_quick)
        self.lock = self.menu.addAction(self.tr("Vergrendel"), program.lock)
        self.menu.addSeparator()
        self.quit = self.menu.addAction(self.tr("Afsluiten"), program.quit)
        self.menu.aboutToShow.connect(self.refresh)
        settings.changed.connect(self.refresh)
        program.shown.connect(self._on_shown)
        program.ended.connect(self._on_ended)
        self.refresh()

    @property
    def is_on(self) -> bool:
        """Whether closing a window hides it."""
        return self._icon is not None

    @Slot()
    def refresh(self) -> None:
        """Show or take away the icon, and offer what can be done now."""
        wanted = self._settings.has_tray and is_available()
        if wanted and self._icon is None:
            self._icon = icon = QSystemTrayIcon(app_icon(), self)
            icon.setContextMenu(self.menu)
            icon.activated.connect(self._on_activated)
            icon.show()
        elif not wanted and self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None
            if self._program.is_away:
                self._program.raise_window()
        is_open = self._main() is not None
        self.quick.setEnabled(is_open)
        self.lock.setEnabled(is_open)
        if self._icon is not None:
            self._icon.setToolTip(self.words())

    def words(self) -> str:
        """Return what the icon says: the state of the sync, as the status bar has it."""
        main = self._main()
        if main is None:
            return self.tr("Werkvloer, vergrendeld")
        chip = main.desk.sync.chip
        if chip.code == "unlinked":
            return self.tr("Werkvloer")
        return self.tr("Werkvloer: {state}").format(state=SyncWords(self).chip(chip).text)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Close or not self.is_on:
            return False
        if watched is not self._program.window or not isinstance(watched, QWidget):
            return False
        event.ignore()
        self._hide(watched)
        return True

    def _main(self) -> Any:
        """Return the window of the open profile, None while it is locked."""
        window = self._program.window
        return window if hasattr(window, "keep_all") else None

    def _hide(self, window: QWidget) -> None:
        """Keep what is typed, then hide this window and what lies over it."""
        main = self._main()
        if main is not None:
            try:
                main.keep_all()
            except UserError as error:
                main.show_failure(error)
                return
        if isinstance(window, UnlockWindow):
            window.passphrase.clear()
        for other in QApplication.topLevelWidgets():
            if other is not window and other.isVisible():
                other.close()
        self._program.is_away = True
        window.hide()
        self.refresh()

    @Slot(object)
    def _on_shown(self, window: QWidget) -> None:
        if isinstance(window, UnlockWindow) or hasattr(window, "keep_all"):
            window.installEventFilter(self)  # the others have work of their own to end
        if (main := self._main()) is not None:
            main.desk.sync.chip_changed.connect(self.refresh)
        self.refresh()

    @Slot(QSystemTrayIcon.ActivationReason)
    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in OPENS:
            self._program.raise_window()

    @Slot()
    def _on_quick(self) -> None:
        self._program.raise_window()
        if (main := self._main()) is not None:
            main.open_quick_session()

    @Slot()
    def _on_ended(self) -> None:
        if self._icon is not None:
            self._icon.hide()


def is_available() -> bool:
    """Tell whether this system shows such icons."""
    return QSystemTrayIcon.isSystemTrayAvailable()
