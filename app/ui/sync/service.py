"""What the screens of the sync ask; the real one stands on the store of the open profile."""

from typing import Protocol

from app.core.progress import Progress
from app.services.changes import Changes
from app.services.syncing.view import BroughtLine, Chip, DayClosed, Overview, RoundDone, SyncOptions


class SyncService(Protocol):
    """
    Everything here runs in a worker.

    A UserError is something that a coach can mend or must know: no connection, a laptop that was
    blocked. What was stored before stays stored.
    """

    def chip(self) -> Chip:
        """Return the state in one line."""

    def overview(self) -> Overview:
        """Return everything that S18 shows."""

    def brought(self) -> tuple[BroughtLine, ...]:
        """Return what today's rounds brought from others, by file."""

    def run(self, progress: Progress, /) -> RoundDone:
        """Do one round: send, fetch, files."""

    def close_day(self, progress: Progress, /) -> DayClosed:
        """Do the last round of the day, and the backup."""

    def choose(self, options: SyncOptions) -> Changes:
        """Keep when rounds begin by themselves."""

    def send_again(self, problem: str, /) -> Changes:
        """Try again what was not sent, with the next round."""

    def withdraw(self, problem: str, /) -> Changes:
        """Take back an own change that the server holds; ask it in a job."""

    def leave_here(self, problem: str, /) -> Changes:
        """Keep it on this laptop, and no longer try to send it."""

    def shrink(self, problem: str, progress: Progress, /) -> Changes:
        """Keep a smaller copy of a picture beside it, to be sent in its place."""

    def answer_brake(self, *, apply: bool) -> Changes:
        """Take what the other side would delete or change, or leave everything as it is here."""
