"""The sync of the open profile."""

from app.core.progress import Progress
from app.services.changes import Changes
from app.services.syncing.view import BroughtLine, Chip, DayClosed, Overview, RoundDone, SyncOptions
from app.storage.store import Store


class StoreSync:
    """
    What the screens of the sync ask, of a store.

    The road to the server takes half a second to load: that is left to the workers.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def chip(self) -> Chip:
        """Return the state in one line."""
        from app.services.syncing import state as sync_state

        return sync_state.chip(self._store)

    def overview(self) -> Overview:
        """Return everything that S18 shows."""
        from app.services.syncing import state as sync_state

        return sync_state.overview(self._store)

    def brought(self) -> tuple[BroughtLine, ...]:
        """Return what today's rounds brought from others, by file."""
        from app.services.syncing.brought import brought_today

        return brought_today(self._store)

    def run(self, progress: Progress, /) -> RoundDone:
        """Do one round; raises as `run_round`."""
        from app.services.syncing import round as sync_round

        return sync_round.run_round(self._store, progress)

    def close_day(self, progress: Progress, /) -> DayClosed:
        """Do the last round of the day, and the backup."""
        from app.services.syncing import round as sync_round

        return sync_round.close_day(self._store, progress)

    def choose(self, options: SyncOptions) -> Changes:
        """Keep when rounds begin by themselves."""
        from app.services.syncing.options import choose_sync_options

        return choose_sync_options(self._store, options)

    def send_again(self, problem: str, /) -> Changes:
        """Try again what was not sent, with the next round."""
        from app.services.syncing import problems as sync_problems

        return sync_problems.send_again(self._store, problem)

    def withdraw(self, problem: str, /) -> Changes:
        """Take back an own change that the server holds; ask it in a job."""
        from app.services.syncing import withdrawing

        return withdrawing.withdraw(self._store, problem)

    def leave_here(self, problem: str, /) -> Changes:
        """Keep it on this laptop, and no longer try to send it."""
        from app.services.syncing import problems as sync_problems

        return sync_problems.leave_here(self._store, problem)

    def shrink(self, problem: str, progress: Progress, /) -> Changes:
        """Keep a smaller copy of a picture beside it; raises as `shrink_picture`."""
        from app.services.files.shrinking import shrink_picture

        return shrink_picture(self._store, problem, progress)

    def answer_brake(self, *, apply: bool) -> Changes:
        """Take what the other side would delete or change, or leave everything as it is here."""
        from app.services.syncing import problems as sync_problems

        return sync_problems.answer_brake(self._store, apply=apply)
