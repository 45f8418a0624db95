"""One program at a time works in a profile; the system lets go when a program dies."""

from pathlib import Path

from filelock import FileLock, Timeout

from app.core.errors import UserError
from app.storage.failures import told_as_user_error
from app.storage.profile import LOCK_FILE


class ProfileLock:
    """Held from `take` to `release`, or to the end of the process, however it ends."""

    def __init__(self, lock: FileLock) -> None:
        self._lock = lock

    @classmethod
    def take(cls, folder: Path) -> "ProfileLock":
        """
        Lock the profile in `folder`.

        Raises:
            UserError: `store.in_use` when another program has it; `store.read_only`.
        """
        lock = FileLock(folder / LOCK_FILE, thread_local=False)
        try:
            with told_as_user_error(folder):
                lock.acquire(blocking=False)
        except Timeout:
            raise UserError("store.in_use", path=folder) from None
        return cls(lock)

    def release(self) -> None:
        """Let go; harmless when done twice."""
        self._lock.release()
