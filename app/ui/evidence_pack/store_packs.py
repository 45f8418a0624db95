"""Evidence packs of the store of the open profile."""

from pathlib import Path
from uuid import UUID

from app.core import clock
from app.core.progress import Progress
from app.reference.loader import Reference
from app.services.changes import Changes
from app.services.pack_wish import MadePack, PackWish
from app.storage.store import Store
from app.ui.evidence_pack.service import (
    Choices,
    ClosedView,
    Gap,
    PackCheck,
    PeriodState,
    SealView,
    Survey,
)


class StorePacks:
    """Answers the screen; what it needs is loaded at the first question."""

    def __init__(self, store: Store, reference: Reference) -> None:
        self._store, self._reference = store, reference

    def choices(self) -> Choices:
        """Return what a pack can be limited to."""
        return Choices()

    def survey(self, wish: PackWish, /) -> Survey:
        """Return what a pack would hold and what it lacks."""
        del wish
        return Survey(clock.now())

    def cover(self, wish: PackWish, survey: Survey, /) -> bytes:
        """Return the first page as a PDF."""
        raise NotImplementedError

    def preview(self, wish: PackWish, progress: Progress, /) -> bytes:
        """Return the whole pack as one PDF without a seal, to look at."""
        raise NotImplementedError

    def make(self, wish: PackWish, target: Path, progress: Progress, /) -> MadePack:
        """Write the pack; stopped, it leaves nothing."""
        from app.services.evidence_pack import make_pack

        return make_pack(self._store, self._reference, wish, target, progress)

    def ask(self, gaps: tuple[Gap, ...], /) -> Changes:
        """Ask their coaches to bring what is missing, or remind them."""
        raise NotImplementedError

    def state(self, wish: PackWish, /) -> PeriodState:
        """Return whether the period is closed, and the packs of before."""
        del wish
        return PeriodState()

    def close(self, wish: PackWish, pack_id: UUID, /) -> Changes:
        """Close the period; later changes need a reason."""
        raise NotImplementedError

    def check(self, path: Path, progress: Progress, /) -> PackCheck:
        """Judge a pack on the disk."""
        raise NotImplementedError

    def closed(self) -> tuple[ClosedView, ...]:
        """Return the periods that were closed, the last first."""
        return ()

    def seal(self) -> SealView:
        """Return the key that packs are sealed with."""
        return SealView()

    def take_key(self, path: Path, passphrase: str, /) -> Changes:
        """Seal with the key in a PKCS#12 file from now on."""
        raise NotImplementedError
