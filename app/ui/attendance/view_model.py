"""State and actions of the attendance mode; each read and write is a job."""

from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from app.core.errors import UserError
from app.domain.matching import fold
from app.domain.strokes import Strokes
from app.services.changes import Changes
from app.services.networks.attendance import (
    AttendanceList,
    attendance_list,
    note_presence,
    sign_attendance,
    sign_on_paper,
    sign_on_screen,
)
from app.services.networks.meetings import walk_in
from app.services.networks.use_cases import MemberForm
from app.ui.desk import Desk, Step

SEEN: Final = frozenset({"invitee", "signature", "meeting", "network"})


class _Done(NamedTuple):
    words: str
    changes: Changes
    about: UUID | None
    told: str  # name of the signal that says so


class AttendanceActions(QObject):
    """
    `shown` carries an AttendanceList, or None when the meeting is gone.

    `signed` and `on_paper` carry whose place it was, `joined` who walked in, once it is stored.
    From then until the list is read again somebody else gets the pad: `moving` tells that it goes.
    """

    shown = Signal(object)
    signed = Signal(object)
    on_paper = Signal(object)
    joined = Signal(object)
    moving = Signal(object)  # bool
    refused = Signal(object)  # UserError

    def __init__(self, desk: Desk, meeting_id: UUID, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self.meeting_id = desk, meeting_id
        self.list: AttendanceList | None = None
        self._running: set[tuple[str, UUID | None]] = set()
        desk.bus.changed.connect(self._on_changes)

    @Slot()
    def read(self) -> None:
        """Read the list."""
        store, meeting = self._desk.store, self.meeting_id
        job = self._desk.runner.start(lambda _progress: attendance_list(store, meeting))
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._on_failed)

    def sign(self, invitee: UUID, name: str, strokes: Strokes) -> None:
        """Keep the ink of somebody."""
        store = self._desk.store
        words = self.tr("Handtekening van {name} bewaard").format(name=name)
        self._write(words, lambda: sign_attendance(store, invitee, strokes), invitee, "signed")

    def sign_on_paper(self, invitee: UUID, name: str) -> None:
        """Note that somebody signs the printed list."""
        store = self._desk.store
        words = self.tr("{name} tekent op papier").format(name=name)
        self._write(words, lambda: sign_on_paper(store, invitee), invitee, "on_paper")

    def sign_on_screen(self, invitee: UUID, name: str) -> None:
        """Note that somebody does not sign the printed list after all."""
        store = self._desk.store
        words = self.tr("{name} tekent op het scherm").format(name=name)
        self._write(words, lambda: sign_on_screen(store, invitee), invitee)

    def tick(self, invitee: UUID, name: str, *, is_there: bool) -> None:
        """Note that somebody is there, or not after all."""
        store = self._desk.store
        words = (
            self.tr("{name} aanwezig") if is_there else self.tr("{name} niet aanwezig")
        ).format(name=name)
        self._write(words, lambda: note_presence(store, invitee, is_there=is_there), invitee)

    def join(self, name: str, company: str) -> bool:
        """
        Put somebody on the list who walked in; who stands there already is ticked.

        Returns:
            False while another one is being put there: nothing is done then.
        """
        store, meeting = self._desk.store, self.meeting_id
        known = self._known(name, company)
        words = self.tr("{name} toegevoegd").format(name=name.strip())
        if known is not None:
            tick = partial(note_presence, store, known, is_there=True)
            return self._write(words, tick, known, "joined")
        person = MemberForm(name, company)
        return self._write(words, lambda: walk_in(store, meeting, person), None, "joined")

    def _known(self, name: str, company: str) -> UUID | None:
        rows = () if self.list is None else self.list.rows
        key = fold(name.strip()), fold(company.strip())
        return next((one.id for one in rows if (fold(one.name), fold(one.company)) == key), None)

    def _write(
        self, words: str, work: Callable[[], Changes], about: UUID | None, told: str = ""
    ) -> bool:
        key = told, about
        if key in self._running:  # a key that was pressed twice
            return False
        self._running.add(key)
        if told:
            self.moving.emit(True)  # noqa: FBT003 value of a signal
        job = self._desk.runner.start(lambda _progress: _Done(words, work(), about, told))
        job.succeeded.connect(self._on_written)
        job.failed.connect(self._on_failed)
        job.finished.connect(partial(self._running.discard, key))
        return True

    @Slot(object)
    def _on_read(self, found: AttendanceList | None) -> None:
        self.list = found
        self.shown.emit(found)
        self.moving.emit(any(told for told, _ in self._running))

    @Slot(object)
    def _on_written(self, done: _Done) -> None:
        about = done.about or next(iter(done.changes.ids("invitee")), None)
        if done.told:
            getattr(self, done.told).emit(about)
        self._desk.did(Step(done.words, done.changes))
        if not done.changes:
            self.read()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.moving.emit(False)  # noqa: FBT003 value of a signal
        (self.refused if isinstance(error, UserError) else self._desk.failed).emit(error)

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        if changes.kinds & SEEN:
            self.read()
