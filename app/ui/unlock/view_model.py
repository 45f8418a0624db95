"""
State and actions of the unlock window.

The account service brings the database and its ciphers along; it is loaded in the job, so that the
window stands there at once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.core.errors import UserError
from app.services.profiles.known import Profile
from app.ui.work.job import JobRunner

if TYPE_CHECKING:
    from app.storage.store import Store


@dataclass(frozen=True, slots=True)
class LockedState:
    """What the unlock window says after a lock."""

    at: datetime  # UTC
    drafts: int  # kept as the profile was locked
    held: "Store | None" = None  # still open: what is typed could not be kept


class UnlockModel(QObject):
    """
    Unlocks in the background; `refused` carries a UserError, `broke` any other exception.

    Of a profile that is still open, the store is `held`: only who is there is asked.
    """

    opened = Signal(object, object)  # Store, Profile
    refused = Signal(object)
    broke = Signal(object)
    busy_changed = Signal(object)  # bool

    def __init__(
        self, runner: JobRunner, parent: QObject | None = None, held: "Store | None" = None
    ) -> None:
        super().__init__(parent)
        self._runner, self._held = runner, held
        self._profile: Profile | None = None
        self.is_busy = False

    def unlock(self, profile: Profile, passphrase: str) -> None:
        """Open with the passphrase."""
        held = self._held

        def work() -> "Store":
            from app.services.profiles import account

            if held is not None:
                return account.prove(held, passphrase)
            return account.unlock(profile, passphrase)

        self._start(profile, work)

    def unlock_quickly(self, profile: Profile) -> None:
        """Open with the key in the keyring of the system."""
        held = self._held

        def work() -> "Store":
            from app.services.profiles import account

            if held is not None:
                return account.prove_with_device(held)
            return account.unlock_with_device(profile)

        self._start(profile, work)

    def recover(self, profile: Profile, code: str, passphrase: str) -> None:
        """Open with the recovery sheet, under a new passphrase."""

        def work() -> "Store":
            from app.services.profiles import account

            return account.unlock_with_recovery(profile, code, passphrase)

        self._start(profile, work)

    def _start(self, profile: Profile, work: Callable[[], "Store"]) -> None:
        if self.is_busy:
            return
        self._profile = profile
        self._set_busy(on=True)
        job = self._runner.start(lambda _progress: work(), database=False)
        job.succeeded.connect(self._on_opened)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_opened(self, store: "Store") -> None:
        self._set_busy(on=False)
        self.opened.emit(store, self._profile)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._set_busy(on=False)
        (self.refused if isinstance(error, UserError) else self.broke).emit(error)

    def _set_busy(self, *, on: bool) -> None:
        self.is_busy = on
        self.busy_changed.emit(on)
