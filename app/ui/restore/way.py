"""How the program comes to the window that puts a backup back."""

from PySide6.QtCore import QObject, Signal, Slot

from app.services.profiles import Profile
from app.ui.work.job import JobRunner


class RestoreWay(QObject):
    """Asked for in the settings, it locks first; asked for while locked, it shows at once."""

    lock_requested = Signal()
    shown = Signal(object)  # the window
    left = Signal()
    broke = Signal(object)

    def __init__(self, runner: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._is_asked = False

    @Slot()
    def ask(self) -> None:
        """Lock, then show the window."""
        self._is_asked = True
        self.lock_requested.emit()

    def follow(self, profile: Profile | None) -> None:
        """Show the window when the lock that just happened was for that."""
        is_asked, self._is_asked = self._is_asked, False
        if is_asked and profile is not None:
            self.show(profile)

    @Slot(object)
    def show(self, profile: Profile) -> None:
        """Show the window for a profile that is locked."""
        from app.ui.restore.page import RestoreWindow

        window = RestoreWindow(profile, self._runner)
        window.closed.connect(self.left)
        window.broke.connect(self.broke)
        self.shown.emit(window)
