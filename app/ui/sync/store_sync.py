"""The sync of the open profile, on a laptop that knows no server yet."""

from app.core.errors import UserError
from app.core.progress import Progress
from app.services.changes import Changes
from app.services.sync_options import choose_sync_options, sync_options
from app.services.sync_view import Chip, Overview, RoundDone, SyncOptions
from app.storage.store import Store

UNLINKED = "sync.unlinked"


class StoreSync:
    """Keeps what is chosen for when there is a server; nothing waits and nothing can be sent."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def chip(self) -> Chip:
        """Return the state in one line."""
        return Chip("unlinked")

    def overview(self) -> Overview:
        """Return everything that S18 shows."""
        chosen = sync_options(self._store)
        return Overview(
            self.chip(),
            server="",
            device="",
            sync_on_open=chosen.on_open,
            sync_on_close=chosen.on_close,
            sync_regularly=chosen.regularly,
            blobs_later=chosen.blobs_later,
        )

    def run(self, _progress: Progress, /) -> RoundDone:
        """Refuse: there is nobody to talk to."""
        raise UserError(UNLINKED)

    def choose(self, options: SyncOptions) -> Changes:
        """Keep when rounds begin by themselves."""
        return choose_sync_options(self._store, options)

    def send_again(self, _problem: str, /) -> Changes:
        """Refuse: there is no problem."""
        raise UserError(UNLINKED)

    def leave_here(self, _problem: str, /) -> Changes:
        """Refuse: there is no problem."""
        raise UserError(UNLINKED)

    def answer_brake(self, *, apply: bool) -> Changes:
        """Refuse: nothing was stopped."""
        raise UserError(UNLINKED, apply=apply)
