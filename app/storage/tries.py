"""
Wrong tries to unlock a profile, and the wait after too many (threat T19).

Kept in a file, so that starting again does not help; a try is counted before it is made, so that
killing the program does not help either. The wait doubles with every five wrong tries.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from app.core import clock
from app.core.errors import UserError
from app.storage.failures import told_as_user_error
from app.storage.files import write_whole
from app.storage.profile import TRIES_FILE

TRIES: Final = 5
WAIT: Final = timedelta(minutes=1)
LONGEST: Final = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Wait:
    """How many tries are left, and how long to wait first when there are none."""

    tries_left: int
    wait_s: int


def check_wait(folder: Path) -> None:
    """
    Refuse a try while there is to be waited.

    Raises:
        UserError: `account.wait` with `wait_s`, seconds, rounded up.
    """
    standing = standing_of(folder)
    if standing.wait_s:
        raise UserError("account.wait", wait_s=standing.wait_s)


def standing_of(folder: Path) -> Wait:
    """Return how the tries stand now."""
    failed, since = _read(folder)
    if not failed or failed % TRIES:
        return Wait(TRIES - failed % TRIES, 0)
    wait, passed = _wait_after(failed), clock.now() - since
    if passed < timedelta(0):  # the clock was put back: the wait begins again
        _write(folder, failed)
        passed = timedelta(0)
    left = wait - passed
    return Wait(TRIES, 0) if left <= timedelta(0) else Wait(0, -(-left // timedelta(seconds=1)))


def wait_s_after_next_block(folder: Path) -> int:
    """Return how long, in seconds, the wait will be when the tries that are left fail."""
    failed, _ = _read(folder)
    return int(_wait_after((failed // TRIES + bool(failed % TRIES)) * TRIES).total_seconds())


def count_try(folder: Path) -> None:
    """Count a try, before it is made."""
    failed, _ = _read(folder)
    _write(folder, failed + 1)


def clear_tries(folder: Path) -> None:
    """Forget the wrong tries, after a right one."""
    with told_as_user_error(folder / TRIES_FILE):
        (folder / TRIES_FILE).unlink(missing_ok=True)


def _wait_after(failed: int) -> timedelta:
    blocks = max(1, failed // TRIES)
    doubled: int = 2 ** min(blocks - 1, 10)
    return min(LONGEST, WAIT * doubled)


def _read(folder: Path) -> tuple[int, datetime]:
    """Return the number of wrong tries and the moment of the last; a damaged file says none."""
    try:
        body = json.loads((folder / TRIES_FILE).read_bytes())
        return max(0, int(body["failed"])), datetime.fromisoformat(body["at"])
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return 0, clock.now()


def _write(folder: Path, failed: int) -> None:
    body = {"failed": failed, "at": clock.now().isoformat()}
    with told_as_user_error(folder / TRIES_FILE):
        write_whole(folder / TRIES_FILE, json.dumps(body).encode())
