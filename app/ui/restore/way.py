"""How the program comes to a window that needs the profile closed: a backup, or another team."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.services.profiles.known import Profile
from app.ui.work.job import JobRunner

if TYPE_CHECKING:
    from app.services.profiles.wiping import Leaving


class RestoreWay(QObject):
    """
    Asked for in an open profile, it locks first; asked for while locked, it shows at once.

    `welcome_requested` comes when the lock was for a profile of another team. Who wipes the laptop
    needs no lock: what is typed goes too. `wiped` comes when the profile is gone.
    """

    lock_requested = Signal()
    welcome_requested = Signal(object)  # the invitation that was shown
    close_requested = Signal()  # drop the windows of the profile, and close it
    wiped = Signal()
    shown = Signal(object)  # the window
    left = Signal()
    broke = Signal(object)

    def __init__(self, runner: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._wish = ""
        self._invitation: object = None

    @Slot()
    def ask(self) -> None:
        """Lock, then show the window."""
        self._wish = "restore"
        self.lock_requested.emit()

    @Slot(object)
    def ask_welcome(self, invitation: object) -> None:
        """Lock, then ask for the wizard with an invitation."""
        self._wish, self._invitation = "welcome", invitation
        self.lock_requested.emit()

    @Slot(object)
    def wipe(self, leaving: "Leaving") -> None:
        """Close the profile and take it off this laptop."""
        from app.services.profiles.wiping import finish_wipe

        self.close_requested.emit()
        job = self._runner.start(lambda _progress: finish_wipe(leaving), database=False)
        job.succeeded.connect(self.wiped)
        job.failed.connect(self.broke)

    def follow(self, profile: Profile | None) -> None:
        """Show the window when the lock that just happened was for that."""
        wish, self._wish = self._wish, ""
        if wish == "welcome":
            invitation, self._invitation = self._invitation, None
            self.welcome_requested.emit(invitation)
        elif wish and profile is not None:
            self.show(profile)

    @Slot(object)
    def show(self, profile: Profile) -> None:
        """Show the window for a profile that is locked."""
        from app.ui.restore.page import RestoreWindow

        window = RestoreWindow(profile, self._runner)
        window.closed.connect(self.left)
        window.broke.connect(self.broke)
        self.shown.emit(window)
