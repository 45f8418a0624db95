"""The work behind S16: reading what there is, and making a pack, one at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.core.errors import UserError
from app.core.progress import Progress
from app.services.changes import Changes
from app.services.packs.wish import MadePack, PackWish
from app.ui.desk import Desk, Running, Step
from app.ui.evidence_pack.service import Gap, PeriodState, Survey
from app.ui.evidence_pack.words import PackWords
from app.ui.notice import Notice
from app.ui.preview.opening import open_pages
from app.ui.work.job import Job

WAIT_MS: Final = 300  # several changes are told in a moment
COVER_WIDTH: Final = 360  # px that the first page is drawn with


@dataclass(frozen=True, slots=True)
class Listing:
    """What was read for one wish."""

    wish: PackWish
    survey: Survey


@dataclass(frozen=True, slots=True)
class Done:
    """A pack that was made, and the fingerprint of its seal; empty: it has none."""

    pack: MadePack
    fingerprint: str


class PackModel(QObject):
    """
    `listed` carries a Listing, then `stated` a PeriodState and `covered` a picture of page one.

    `choices_read` carries Choices, `made` Done, `refused` a UserError, `progressed` how many
    dossiers are behind.
    """

    choices_read = Signal(object)
    listed = Signal(object)
    stated = Signal(object)
    covered = Signal(object)
    broken = Signal()
    made = Signal(object)
    refused = Signal(object)
    progressed = Signal(object, object)
    busy_changed = Signal()

    def __init__(self, desk: Desk, words: PackWords, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._say, self.service = desk, words, desk.packs
        self.wish: PackWish | None = None
        self.listing: Listing | None = None
        self.state: PeriodState | None = None
        self._serial = 0  # of the wish that was asked last
        self._making: Job | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self.refresh)
        desk.bus.changed.connect(self._on_changes)

    @property
    def is_busy(self) -> bool:
        """Whether a pack is being made."""
        return self._making is not None

    def begin(self) -> None:
        """Read what a pack can be limited to."""
        job = self._start(lambda _progress: self.service.choices())
        job.succeeded.connect(self.choices_read)

    def show(self, wish: PackWish) -> None:
        """Read what a pack of this wish would be; what was asked before it is dropped."""
        self.wish = wish
        self._serial += 1
        service, serial = self.service, self._serial

        def work(progress: Progress) -> tuple[int, Listing]:
            survey = service.survey(wish)
            progress.step(0, 1)
            return serial, Listing(wish, survey)

        job = self._start(work)
        job.succeeded.connect(self._on_listed)
        job.failed.connect(partial(self._on_not_read, serial))

    @Slot()
    def refresh(self) -> None:
        """Read the same again."""
        if self.wish is not None:
            self.show(self.wish)

    def make(self, wish: PackWish, target: Path) -> None:
        """Write a pack where the user chose; one at a time."""
        if self._making is not None:
            return
        service = self.service

        def work(progress: Progress) -> Done:
            made = service.make(wish, target, progress)
            return Done(made, service.seal().fingerprint if wish.is_sealed else "")

        self._making = job = self._desk.runner.start(work, database=False)
        job.progressed.connect(self.progressed)
        job.succeeded.connect(self.made)
        job.failed.connect(self._on_refused)
        job.finished.connect(self._on_finished)
        self._desk.working.emit(Running(self.tr("Het bewijspakket wordt gemaakt"), job))
        self.busy_changed.emit()

    @Slot()
    def stop(self) -> None:
        """Stop making; nothing of it is left."""
        if self._making is not None:
            self._making.cancel()

    def ask(self, gaps: Sequence[Gap], words: str) -> None:
        """Ask the coaches of these gaps, as one action that can be undone."""
        service, asked = self.service, tuple(gaps)
        job = self._start(lambda _progress: service.ask(asked))
        job.succeeded.connect(partial(self._on_done, words))
        job.failed.connect(self._on_refused)

    def read_asked(self, survey: Survey, then: Callable[[Any], None]) -> None:
        """Read by coach what they are asked, and hand it over."""
        service = self.service
        job = self._start(lambda _progress: service.asked(survey))
        job.succeeded.connect(then)
        job.failed.connect(self._on_refused)

    def close_period(self, words: str) -> None:
        """Close the period of the wish, by the pack that was made of it."""
        listing, service = self.listing, self.service
        if listing is None or self.state is None or self.state.pack_id is None:
            return
        wish, pack = listing.wish, self.state.pack_id
        job = self._start(lambda _progress: service.close(wish, pack))
        job.succeeded.connect(partial(self._on_closed, words))
        job.failed.connect(self._on_refused)

    def _start(self, work: Any) -> Job:
        return self._desk.runner.start(work, database=False)

    @Slot(object)
    def _on_listed(self, read: tuple[int, Listing]) -> None:
        serial, listing = read
        if serial != self._serial:
            return
        self.listing = listing
        self.listed.emit(listing)
        self._read_more(serial, listing)

    def _read_more(self, serial: int, listing: Listing) -> None:
        """Read what takes longer, once the lists stand there."""
        service, wish, survey = self.service, listing.wish, listing.survey

        def draw(_progress: Progress) -> tuple[int, object]:
            pages = open_pages(service.cover(wish, survey), "bewijspakket.pdf")
            try:
                return serial, pages.image(0, COVER_WIDTH / pages.sizes[0].width)
            finally:
                pages.close()

        job = self._start(lambda _progress: (serial, service.state(wish)))
        job.succeeded.connect(self._on_stated)
        job.failed.connect(self._desk.failed)
        if survey.total:
            job = self._start(draw)
            job.succeeded.connect(self._on_covered)
            job.failed.connect(self._desk.failed)

    @Slot(object)
    def _on_stated(self, read: tuple[int, PeriodState]) -> None:
        serial, state = read
        if serial == self._serial:
            self.state = state
            self.stated.emit(state)

    @Slot(object)
    def _on_covered(self, drawn: tuple[int, object]) -> None:
        serial, image = drawn
        if serial == self._serial:
            self.covered.emit(image)

    def _on_not_read(self, serial: int, error: Exception) -> None:
        if serial == self._serial:
            self._desk.failed.emit(error)
            if self.listing is None:
                self.broken.emit()

    @Slot(object)
    def _on_refused(self, error: Exception) -> None:
        (self.refused if isinstance(error, UserError) else self._desk.failed).emit(error)

    def _on_done(self, words: str, changes: Changes) -> None:
        if changes:
            self._desk.did(Step(words, changes))

    def _on_closed(self, words: str, changes: Changes) -> None:
        """Tell it without a way back: it was asked first, and is never opened again."""
        self._desk.bus.tell(changes)
        self._desk.noticed.emit(Notice(words))

    @Slot()
    def _on_finished(self) -> None:
        self._making = None
        self.busy_changed.emit()
        self.refresh()

    @Slot(object)
    def _on_changes(self, _changes: object) -> None:
        if self.listing is not None:
            self._wait.start()
