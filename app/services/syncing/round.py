"""
One round of the sync, files included, and closing the day (dagafsluiting).

It takes as long as the road needs: call it in a job beside the database. Rows never wait for files:
what is written meanwhile goes before the next part of a file.
"""

import json
import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from importlib.metadata import version
from threading import Lock
from time import sleep
from typing import Any, Final
from weakref import WeakKeyDictionary

from sqlmodel import col, select

from app.core import clock
from app.core.errors import UserError
from app.core.progress import Cancelled, Progress
from app.models.server_link import ServerLink
from app.models.sync import SyncRound
from app.services.changes import Changes
from app.services.files.transfer import Moved, move_files
from app.services.profiles.backups import back_up_now, back_up_when_due, list_backups
from app.services.profiles.server_account import connected, move_to, server_of
from app.services.syncing.options import sync_options
from app.services.syncing.state import FILES, brake, chip, round_line
from app.services.syncing.view import DayClosed, RoundDone
from app.storage.applying import looking
from app.storage.store import Store
from app.sync.beside import in_thread
from app.sync.connection import Connection
from app.sync.engine import Engine
from app.sync.http_client import HttpLink
from app.sync.link import RetryLater
from app.sync.outcome import Outcome, Phase
from app.sync.protocol_accounts import StatusAnswer

MOST_WAITS: Final = 3  # in one round, for a server that is busy
LONGEST_WAIT_S: Final = 20.0  # else the round ends, and the next one tries
_OF_RECORDS: Final = frozenset({Phase.GIVE_BACK, Phase.PUSH, Phase.PULL, Phase.WALK})
_LOOK_S: Final = 0.1  # whether to stop, while waiting
_WAITS: Final = "SELECT 1 FROM outbox WHERE done = 0 AND verdict IS NULL AND NOT sent LIMIT 1"
log = logging.getLogger(__name__)
_lock = Lock()
_running: "WeakKeyDictionary[Store, Lock]" = WeakKeyDictionary()


def run_round(store: Store, progress: Progress, *, all_files: bool = False) -> RoundDone:
    """
    Send and fetch; what stopped it is in the result, and what it stored before stays stored.

    Args:
        progress: Told records and files that are over; may stop the round by raising Cancelled.
        all_files: Also those that wait until somebody asks, by the options.

    Raises:
        UserError: `sync.unlinked`, `sync.running`; `store.locked` and the like.
    """
    if server_of(store) is None:
        raise UserError("sync.unlinked")
    with _alone(store), connected(store) as road:
        running = _Round(store, road, progress)
        running.run(later=sync_options(store).blobs_later and not all_files)
        return running.result()


def close_day(store: Store, progress: Progress) -> DayClosed:
    """Send and fetch, and make the backup of today; one that fails does not stop the other."""
    done, error, backup_error = None, None, None
    try:
        done = run_round(store, progress)
        error = done.error
    except UserError as told:
        error = told
    try:
        back_up_when_due(store, progress)
    except UserError as told:
        backup_error = told
    newest = next((one.made_at for one in list_backups(store.folder) if not one.is_aside), None)
    return DayClosed(chip(store), done, error, newest, backup_error)


def is_running(store: Store) -> bool:
    """Tell whether a round runs."""
    return _lock_of(store).locked()


class _Round:
    """Runs the engine, then the files, then the engine for what came of the files."""

    def __init__(self, store: Store, road: Connection, progress: Progress) -> None:
        self._store, self._road = store, road
        self._watch = _Watch(progress)
        self._link = HttpLink(road, _server_id(store))
        self._engine = Engine(
            store,
            self._link,
            app=version("werkvloer"),
            backup=lambda: back_up_now(store),
            beside=in_thread,
        )
        self._outcome = Outcome()
        self._moved = Moved()

    def run(self, *, later: bool) -> None:
        """Run all of it; what goes wrong is in the outcome."""
        self._rows(go_on=_take_passed(self._store))
        if self._is_over:
            return
        try:
            self._moved = move_files(self._store, self._road, self._between, later=later)
            if self._moved.sent:
                self._rows()  # the log tells now that the server has them
            self._ask_status()
        except Cancelled:
            self._outcome.is_cancelled = True
        except UserError as error:
            self._outcome.error = error

    def result(self) -> RoundDone:
        """Keep how it went, and tell it."""
        outcome = self._outcome
        error = outcome.error
        if error is None and outcome.is_closed:
            error = UserError("sync.closed")
        if error is None and outcome.is_too_old:
            error = UserError("sync.server_newer")
        line = _note(self._store, error, self._moved)
        if error is None and self._link.home:
            move_to(self._store, self._link.home)
        return RoundDone(
            line=round_line(line),
            changes=Changes(frozenset(outcome.touched)),
            brake=brake(self._store) if outcome.braked is not None else None,
            error=error,
            is_stopped=outcome.is_cancelled,
            reload=outcome.reload,
        )

    @property
    def _is_over(self) -> bool:
        one = self._outcome
        stops = (one.error, one.braked, one.is_cancelled, one.is_closed, one.is_too_old)
        return any(stops)

    def _rows(self, *, go_on: bool = False) -> None:
        """Run a round of the engine; a server that is busy gets some time."""
        for waits in range(MOST_WAITS + 1):
            outcome = self._engine.round(self._watch, go_on=go_on)
            touched, is_reload = self._outcome.touched, self._outcome.reload
            self._outcome = outcome
            outcome.touched |= touched
            outcome.reload |= is_reload
            error = outcome.error
            if not isinstance(error, RetryLater) or waits == MOST_WAITS:
                return
            if error.wait_s > LONGEST_WAIT_S:
                return
            try:
                self._watch.wait(error.wait_s)
            except Cancelled:
                outcome.is_cancelled, outcome.error = True, None
                return

    def _between(self, over: int, total: int) -> None:
        """Between two parts of a file: rows that were written meanwhile go first."""
        self._watch.files(over, total)
        with looking(self._store) as work:
            is_waiting = bool(work.one(_WAITS))
        if is_waiting:
            self._rows()
            if self._outcome.error is not None:
                raise self._outcome.error
            if self._is_over:
                raise Cancelled

    def _ask_status(self) -> None:
        """Ask how the partners are; it is for show only, and as new as the round."""
        with suppress(UserError):
            status = self._road.ask("GET", "/status", StatusAnswer)
            with self._store.write() as session:
                link = session.get_one(ServerLink, 1)
                link.status, link.status_at = status.model_dump_json(), clock.now()


class _Watch:
    """Tells how far a round is: records first, then files in parts of a megabyte."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._parts: dict[str, tuple[int, int]] = {}

    def told(self, phase: Phase, done: int, total: int) -> None:
        """Tell how far a phase of the engine is; before the server answers, nothing is counted."""
        if phase in _OF_RECORDS:
            self._tell(phase.value, done, total)
        else:
            self._progress.step(*self._sum())

    def files(self, over: int, total: int) -> None:
        """Tell how many bytes of files are over."""
        self._tell("files", over >> 20, -(-total >> 20))

    def wait(self, wait_s: float) -> None:
        """Wait a little longer than was asked, never all laptops at once; looks whether to stop."""
        left = wait_s + secrets.randbelow(1000) / 1000 * max(1.0, wait_s / 2)
        while left > 0:
            self._progress.step(*self._sum())
            sleep(min(_LOOK_S, left))
            left -= _LOOK_S

    def _tell(self, part: str, done: int, total: int) -> None:
        self._parts[part] = (done, total)
        self._progress.step(*self._sum())

    def _sum(self) -> tuple[int, int]:
        done = sum(one for one, _ in self._parts.values())
        return done, max(done, sum(total for _, total in self._parts.values()))


@contextmanager
def _alone(store: Store) -> Iterator[None]:
    """Let one round of a profile run at a time."""
    lock = _lock_of(store)
    if not lock.acquire(blocking=False):
        raise UserError("sync.running")
    try:
        yield
    finally:
        lock.release()


def _lock_of(store: Store) -> Lock:
    with _lock:
        return _running.setdefault(store, Lock())


def _server_id(store: Store) -> str:
    found = server_of(store)
    return "" if found is None else found.server


def _take_passed(store: Store) -> bool:
    """Return whether the user lets the brake pass; that is good for one round."""
    with store.write() as session:
        link = session.get_one(ServerLink, 1)
        passed, link.brake_passed = link.brake_passed, False
        return passed


def _note(store: Store, error: UserError | None, moved: Moved) -> SyncRound:
    """Keep how the round went, for the chip and the log of rounds."""
    with store.write() as session:
        link = session.get_one(ServerLink, 1)
        link.error = None if error is None else error.code
        link.error_values = json.dumps({} if error is None else _plain(error.values))
        if error is None or error.code == "sync.revoked":
            link.is_revoked = error is not None
        line = session.exec(select(SyncRound).order_by(col(SyncRound.number).desc())).first()
        if line is None:  # the store was locked while the round ended
            raise UserError("store.locked")
        if error is not None and line.error is None:
            line.error = error.code
        if moved.sent or moved.received:
            counts = json.loads(line.counts)
            line.counts = json.dumps(counts | {FILES: (moved.sent, moved.received)})
        return line


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values of an error as JSON can keep them."""
    return {
        name: f"{value:%d/%m/%Y}" if isinstance(value, date | datetime) else value
        for name, value in values.items()
        if isinstance(value, str | int | float | date)
    }
