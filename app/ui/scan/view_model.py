"""Reads and writes one scan for its screen."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from app.core.errors import UserError
from app.services.changes import Changes
from app.services.evidence.scan_proof import ScanProof, prove_with_scan, scan_proofs
from app.services.retention.bin import throw_away
from app.services.scans.lists import ScanRow, scans_of
from app.services.scans.use_cases import (
    Comparison,
    ScanView,
    answer,
    compare_scans,
    finish_scan,
    put_aside,
    reopen_scan,
    scan_view,
    start_scan,
)
from app.ui.desk import Desk, Step
from app.ui.scan.words import moment_text
from app.ui.work.reader import Reader

KINDS = frozenset(
    {
        *("scan", "scan_answer", "question", "question_set", "enterprise"),
        *("trajectory", "trajectory_member", "criterion_evidence"),
    }
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A scan, the other ones of its company, and what it is compared with."""

    view: ScanView
    others: tuple[ScanRow, ...]  # of the company, this one too, the first begun first
    before: ScanView | None = None  # the earlier one of the comparison
    after: ScanView | None = None  # the later one, or the only one that is shown
    comparison: Comparison | None = None
    proofs: tuple[ScanProof, ...] = ()  # what the scan may prove, and nothing proves yet


class ScanModel(QObject):
    """`loaded` carries a Shown; `gone`: it is not (or no longer) here."""

    loaded = Signal(object)
    gone = Signal()
    not_loaded = Signal()

    def __init__(self, desk: Desk, scan_id: UUID, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.id = scan_id
        self.shown: Shown | None = None
        self.pair: tuple[UUID | None, UUID] | None = None  # chosen to compare: before and after
        self._reader = Reader(desk.runner, self._work, self)
        self._reader.read.connect(self._on_read)
        self._reader.failed.connect(self._on_not_read)
        desk.bus.changed.connect(self._on_changes)

    @property
    def view(self) -> ScanView | None:
        """The scan as it was read last."""
        return None if self.shown is None else self.shown.view

    @Slot()
    def begin(self) -> None:
        """Read the scan."""
        self._reader.ask()

    def compare(self, before: UUID | None, after: UUID) -> None:
        """Compare these from now on; without `before`, show the one alone."""
        self.pair = before, after
        self.begin()

    def answer(self, question: str, value: int | None, *, unknown: bool, number: int) -> None:
        """
        Keep an answer.

        Raises:
            UserError: As the service says.
        """
        words = self.tr("Antwoord op vraag {number}").format(number=number)
        changes = answer(self._desk.store, self.id, question, value, unknown=unknown)
        self._desk.did(Step(words, changes))

    def remark(
        self, question: str, value: int | None, text: str, *, unknown: bool, number: int
    ) -> None:
        """
        Keep a remark beside the answer that holds.

        Raises:
            UserError: As the service says.
        """
        words = self.tr("Opmerking bij vraag {number}").format(number=number)
        changes = answer(self._desk.store, self.id, question, value, unknown=unknown, remark=text)
        self._desk.did(Step(words, changes))

    def put_aside(self, question: str) -> None:
        """Keep where one goes on; that is no step of its own to undo."""
        view = self.view
        is_open = view is not None and view.row.completed_on is None and view.may_edit
        if is_open and view is not None and view.place != question:
            self._desk.bus.tell(put_aside(self._desk.store, self.id, question))

    def finish(self) -> None:
        """
        Finish the scan.

        Raises:
            UserError: As the service says.
        """
        self._did(self.tr("{moment} afgerond"), finish_scan(self._desk.store, self.id))

    def reopen(self) -> None:
        """Let it be changed again."""
        try:
            self._did(self.tr("{moment} heropend"), reopen_scan(self._desk.store, self.id))
        except UserError as error:
            self._desk.failed.emit(error)

    @Slot()
    def prove(self) -> None:
        """Let it be evidence in the trajectories that ask for it."""
        try:
            self._did(self.tr("{moment} is bewijs"), prove_with_scan(self._desk.store, self.id))
        except UserError as error:
            self._desk.failed.emit(error)

    def _did(self, words: str, changes: Changes) -> None:
        moment = moment_text(self.view.row.moment) if self.view else ""
        self._desk.did(Step(words.format(moment=moment), changes))

    def _work(self) -> Callable[[], Shown | None]:
        store, scan_id, pair = self._desk.store, self.id, self.pair
        return lambda: _read(store, scan_id, pair)

    @Slot(object)
    def _on_read(self, shown: Shown | None) -> None:
        self.shown = shown
        if shown is None:
            self.gone.emit()
        else:
            self.loaded.emit(shown)

    @Slot(object)
    def _on_not_read(self, error: Exception) -> None:
        self.not_loaded.emit()
        self._desk.failed.emit(error)

    @Slot(object)
    def _on_changes(self, changes: Any) -> None:
        if isinstance(changes, Changes) and changes.kinds & KINDS:
            self.begin()


def begin_scan(desk: Desk, company: UUID, moment: str, trajectory: UUID | None = None) -> UUID:
    """
    Begin a scan, or go on with the one that is open; return its id.

    Raises:
        UserError: As the service says.
    """
    made = start_scan(desk.store, company, moment, trajectory)
    words = QCoreApplication.translate("ScanModel", "{moment} gestart")
    desk.did(Step(words.format(moment=moment_text(moment)), made.changes))
    return made.id


def throw_away_scan(desk: Desk, row: ScanRow) -> None:
    """Put a scan in the bin, with its answers."""
    try:
        changes = throw_away(desk.store, "scan", row.id)
    except UserError as error:
        desk.failed.emit(error)
        return
    words = QCoreApplication.translate("ScanModel", "{what} naar de prullenbak")
    desk.did(Step(words.format(what=moment_text(row.moment)), changes))


def _read(store: Any, scan_id: UUID, pair: tuple[UUID | None, UUID] | None) -> Shown | None:
    view = scan_view(store, scan_id)
    if view is None:
        return None
    others, proofs = scans_of(store, view.row.enterprise_id), scan_proofs(store, scan_id)
    if view.row.completed_on is None:
        return Shown(view, others)
    before, after = pair or usual_pair(view.row, others)
    done = {one.id for one in others if one.completed_on is not None}
    if after not in done or (before is not None and before not in done):  # taken away meanwhile
        before, after = usual_pair(view.row, others)
    later = view if after == scan_id else scan_view(store, after)
    if before is None or later is None:
        return Shown(view, others, None, later or view, proofs=proofs)
    compared = compare_scans(store, before, after)
    return Shown(view, others, scan_view(store, before), later, compared, proofs)


def usual_pair(row: ScanRow, others: tuple[ScanRow, ...]) -> tuple[UUID | None, UUID]:
    """Return what a finished scan is compared with: the first one before it, else the last."""
    done = [one for one in others if one.completed_on is not None]
    at = next((n for n, one in enumerate(done) if one.id == row.id), 0)
    if at > 0:
        return done[0].id, row.id
    return (row.id, done[-1].id) if len(done) > 1 else (None, row.id)
