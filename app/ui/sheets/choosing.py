"""Asks to which meeting a list belongs whose code nobody can read."""

from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.services.files.sheets import SheetOwner, find_meetings
from app.ui import theme
from app.ui.desk import Desk
from app.ui.keys import share_keys
from app.ui.people.table import ListTable
from app.ui.tables.paged import Column
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.widgets.labels import Label, muted

WIDTH, HIGH = 620, 280  # px at 100% text, of the box and of its list
WAIT_MS = 200  # after the last key
WALKS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class MeetingChoice(QDialog):
    """`chosen` carries the SheetOwner; the last meeting stands first, or the one that is shown."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, sentence: str, here: UUID | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Bij welke bijeenkomst?"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        share_keys(self)
        self._desk, self._here = desk, here
        self._found: dict[UUID, SheetOwner] = {}
        self.sentence = Label(sentence, wrap=True)
        self.typed = LineEdit(self.tr("Netwerk of titel"), icon="magnify")
        self.table: ListTable[SheetOwner] = ListTable(
            self.tr("Bijeenkomsten"),
            [
                (Column(_day, self.tr("Datum")), 110),
                (Column(_title, self.tr("Bijeenkomst"), is_name=True), 250),
                (Column(_name, self.tr("Netwerk"), tone="muted"), 190),
            ],
            _sentence,
        )
        self.none = muted(self.tr("Geen bijeenkomst met die woorden."))
        self.cancel_button = Button(self.tr("Voeg niet toe"), "quiet")
        self.add_button = Button(self.tr("Voeg toe"), "primary")
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._lay_out()
        self.typed.installEventFilter(self)
        self.typed.textEdited.connect(self._wait.start)
        self.typed.returnPressed.connect(self._on_add)
        self._wait.timeout.connect(self.look)
        self.table.opened.connect(self._on_add)
        self.cancel_button.clicked.connect(self.reject)
        self.add_button.clicked.connect(self._on_add)
        self.add_button.setEnabled(False)
        self.look()

    @Slot()
    def look(self) -> None:
        """Read the meetings that fit what is typed."""
        store, typed = self._desk.store, self.typed.text()
        job = self._desk.runner.start(lambda _progress: (typed, find_meetings(store, typed)))
        job.succeeded.connect(self._on_found)
        job.failed.connect(self._desk.failed)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_walk = isinstance(event, QKeyEvent) and Qt.Key(event.key()) in WALKS
        if is_walk and event.type() == QEvent.Type.KeyPress:
            return QApplication.sendEvent(self.table, event)  # typing goes on in the field
        return super().eventFilter(watched, event)

    @Slot(object)
    def _on_found(self, read: tuple[str, tuple[SheetOwner, ...]]) -> None:
        typed, found = read
        if typed != self.typed.text():
            return  # something else is looked for by now
        ordered = sorted(found, key=lambda one: one.record != self._here)
        self._found = {one.record: one for one in ordered}
        self.table.show_rows(self._found)
        self.none.setVisible(not found)
        self.add_button.setEnabled(bool(found))

    def _lay_out(self) -> None:
        px = theme.current().px
        self.setMinimumWidth(px(WIDTH))
        self.table.setMinimumHeight(px(HIGH))
        self.none.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.sentence)
        column.addWidget(LabelledField(self.tr("Bijeenkomst"), self.typed))
        column.addWidget(self.table, 1)
        column.addWidget(self.none)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.add_button)
        column.addLayout(row)

    @Slot()
    def _on_add(self) -> None:
        chosen = self.table.chosen()
        if chosen in self._found and not self._wait.isActive():
            self.chosen.emit(self._found[chosen])
            self.accept()


def _day(owner: SheetOwner) -> str:
    at = owner.starts_at
    return "" if at is None else f"{clock.local(at):%d/%m/%Y}"


def _title(owner: SheetOwner) -> str:
    return owner.title


def _name(owner: SheetOwner) -> str:
    return owner.name


def _sentence(owner: SheetOwner) -> str:
    return ", ".join((owner.title, owner.name, _day(owner)))
