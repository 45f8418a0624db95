"""S11 Aanwezigheidsmodus: full screen, without the shell; the laptop goes round the meeting."""

from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID

from PySide6.QtCore import QKeyCombination, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.services.networks.attendance import AttendanceList, AttendanceRow
from app.ui.attendance.handed_window import HandedWindow
from app.ui.attendance.header import AttendanceHeader
from app.ui.attendance.inks import Inks
from app.ui.attendance.list_view import AttendanceView
from app.ui.attendance.sign_pane import SignPane
from app.ui.attendance.view_model import AttendanceActions
from app.ui.attendance.walk_in import WalkInLine
from app.ui.attendance.words import AttendanceWords
from app.ui.desk import Desk
from app.ui.edit_keeper import TypedField
from app.ui.keys import key
from app.ui.messages import message_for
from app.ui.sensitive_kept import KeptTexts
from app.ui.widgets.labels import Divider

DRAFT_KIND: Final = "attendance"
LOOK_MS: Final = 200  # after a stroke: each of its points asks to be kept


class AttendanceWindow(HandedWindow):
    """
    The list goes round: who is there signs, and who walks in is put on it.

    `print_requested` asks for the printed list.
    """

    print_requested = Signal()

    def __init__(self, desk: Desk, meeting_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(desk, DRAFT_KIND, meeting_id, parent)
        self._joining: dict[str, str] | None = None  # who is being put on the list, as typed
        self._wanted: UUID | None = None  # who gets the pad when the list is read again
        self.words = AttendanceWords(desk.reference, self)
        self.actions_of = AttendanceActions(desk, meeting_id, self)
        self.header = AttendanceHeader(self.words, desk.keys)
        self.view = AttendanceView(self.words)
        self._allowed = KeptTexts(self)
        self.walk_in = WalkInLine(self._allowed)
        self.pane = SignPane(self.words)
        self.inks = Inks()
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(LOOK_MS)
        self._lay_out()
        self._connect()
        self._take_keys(self._own_keys())
        self._restore()
        self.actions_of.read()

    @override
    def keep(self) -> None:
        self._look.stop()
        super().keep()

    @override
    def _title_now(self) -> str:
        shown = self.actions_of.list
        return "" if shown is None else self.words.title(shown)

    @override
    def _fields(self) -> Mapping[str, TypedField]:
        return {"inks": self.inks, "walk_in": self.walk_in}

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.view, 1)
        left.addWidget(self.walk_in)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(left, 1)
        middle.addWidget(Divider(Qt.Orientation.Vertical))
        middle.addWidget(self.pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(middle, 1)

    def _connect(self) -> None:
        actions = self.actions_of
        actions.shown.connect(self._on_shown)
        actions.signed.connect(self._on_stored)
        actions.on_paper.connect(self._on_stored)
        actions.joined.connect(self._on_joined)
        actions.refused.connect(self._refuse)
        actions.moving.connect(self._on_moving)
        self.view.chosen.connect(self._on_chosen)
        self.view.ticked.connect(self._on_ticked)
        self.pane.pad.inked.connect(self._on_inked)
        self.pane.done_requested.connect(self._on_done)
        self.pane.paper_requested.connect(self._on_paper)
        self.walk_in.typed_on.connect(self._look.start)
        self.walk_in.add_requested.connect(self._on_add)
        self._look.timeout.connect(self.keeper.look)
        self.header.print_button.clicked.connect(self.print_requested)
        self.header.close_button.clicked.connect(self.leave)

    def _own_keys(self) -> dict[QKeyCombination, Callable[[], object]]:
        ctrl = Qt.KeyboardModifier.ControlModifier
        return {
            key(Qt.Key.Key_F11): self.leave,
            key(Qt.Key.Key_P, ctrl): self.print_requested.emit,
            key(Qt.Key.Key_W): self.walk_in.name.setFocus,
            key(Qt.Key.Key_Return): self._on_done,
            key(Qt.Key.Key_Enter): self._on_done,
        }

    @Slot(object)
    def _on_shown(self, shown: AttendanceList | None) -> None:
        if shown is None:
            self._go()
            return
        self._allowed.set_case(self._desk, shown.network_id, shown.meeting_id)
        self.setWindowTitle(self.words.title(shown))
        self.header.show_list(shown)
        for row in shown.rows:
            if row.has_signed:
                self.inks.put(row.id, ())
        wanted, self._wanted = self._wanted, None
        self.view.show_rows(shown.rows, wanted)

    @Slot()
    def _on_chosen(self) -> None:
        shown, row = self.actions_of.list, self.view.current
        if shown is not None:
            ink = () if row is None else self.inks.get(row.id)
            self.pane.show_row(row, self.words.signed_sentence(shown), ink)
            self.pane.show_next(self.view.following())

    @Slot()
    def _on_inked(self) -> None:
        row = self.view.current
        if row is not None and not row.has_signed:
            self.inks.put(row.id, self.pane.pad.strokes)
            self.pane.note.show_note("error", "")
            self._look.start()

    @Slot()
    def _on_done(self) -> None:
        row = self.view.current
        if row is None or self.walk_in.has_keyboard():
            return
        if self.pane.pad.is_signed and not row.has_signed:
            self.actions_of.sign(row.id, row.name, self.pane.pad.strokes)
        elif row.has_signed or row.on_paper:
            self._go_on(self.view.following())
        else:
            told = self.tr("Teken eerst in het vak, of kies «Op papier».")
            self.pane.note.show_note("attention", told)

    @Slot()
    def _on_paper(self) -> None:
        if (row := self.view.current) is None:
            return
        if row.on_paper:
            self.actions_of.sign_on_screen(row.id, row.name)
        else:
            self.actions_of.sign_on_paper(row.id, row.name)

    @Slot(object)
    def _on_ticked(self, row: AttendanceRow) -> None:
        self.actions_of.tick(row.id, row.name, is_there=not row.attended)

    @Slot(object)
    def _on_stored(self, invitee: UUID) -> None:
        """Let the next one sign."""
        self.inks.put(invitee, ())
        self.keeper.look()
        row, following = self.view.current, self.view.following()
        if row is not None and row.id == invitee and following is not None:
            self._wanted = following.id

    @Slot(str, str)
    def _on_add(self, name: str, company: str) -> None:
        if self.actions_of.join(name, company):
            self._joining = self.walk_in.typed()

    @Slot(object)
    def _on_joined(self, invitee: UUID | None) -> None:
        self._wanted = invitee
        if self.walk_in.typed() in (self._joining, None):  # else the next one is typed already
            self.walk_in.clear()
            self.view.setFocus()

    @Slot(object)
    def _on_moving(self, is_moving: object) -> None:
        self.pane.pad.is_held = bool(is_moving)

    @override
    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        told = message_for(error).whole
        line = self.walk_in.note if self.walk_in.has_keyboard() else self.pane.note
        line.show_note("error", told)

    def _go_on(self, row: AttendanceRow | None) -> None:
        if row is not None:
            self.view.choose(row.id)
