"""Asks to which meeting a list belongs whose code nobody can read."""

from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core import clock
from app.services.sheets import SheetOwner, find_meetings
from app.ui import theme
from app.ui.desk import Desk
from app.ui.keys import share_keys
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.widgets.labels import Label, muted

WIDTH, HIGH = 520, 260  # px at 100% text, of the box and of its list
WAIT_MS = 200  # after the last key
OWNER_ROLE = Qt.ItemDataRole.UserRole + 1


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
        self.sentence = Label(sentence, wrap=True)
        self.typed = LineEdit(self.tr("Netwerk of titel"), icon="magnify")
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Bijeenkomsten"))
        self.none = muted(self.tr("Geen bijeenkomst met die woorden."))
        self.cancel_button = Button(self.tr("Voeg niet toe"), "quiet")
        self.add_button = Button(self.tr("Voeg toe"), "primary")
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._lay_out()
        self.typed.textEdited.connect(self._wait.start)
        self.typed.returnPressed.connect(self._on_add)
        self._wait.timeout.connect(self.look)
        self.list.itemActivated.connect(self._on_add)
        self.list.currentItemChanged.connect(self._show_state)
        self.cancel_button.clicked.connect(self.reject)
        self.add_button.clicked.connect(self._on_add)
        self._show_state()
        self.look()

    @Slot()
    def look(self) -> None:
        """Read the meetings that fit what is typed."""
        store, typed = self._desk.store, self.typed.text()
        job = self._desk.runner.start(lambda _progress: (typed, find_meetings(store, typed)))
        job.succeeded.connect(self._on_found)
        job.failed.connect(self._desk.failed)

    @Slot(object)
    def _on_found(self, read: tuple[str, tuple[SheetOwner, ...]]) -> None:
        typed, found = read
        if typed != self.typed.text():
            return  # something else is looked for by now
        self.list.clear()
        for owner in sorted(found, key=lambda one: one.record != self._here):
            day = f"{clock.local(owner.starts_at):%d/%m/%Y}"
            item = QListWidgetItem(f"{owner.name}, {owner.title}, {day}")
            item.setData(OWNER_ROLE, owner)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.none.setVisible(not found)
        self._show_state()

    def _lay_out(self) -> None:
        px = theme.current().px
        self.setMinimumWidth(px(WIDTH))
        self.list.setMinimumHeight(px(HIGH))
        self.none.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.sentence)
        column.addWidget(LabelledField(self.tr("Bijeenkomst"), self.typed))
        column.addWidget(self.list, 1)
        column.addWidget(self.none)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.add_button)
        column.addLayout(row)

    @Slot()
    def _show_state(self) -> None:
        self.add_button.setEnabled(self.list.currentItem() is not None)

    @Slot()
    def _on_add(self) -> None:
        item = self.list.currentItem()
        if item is not None and not self._wait.isActive():
            self.chosen.emit(item.data(OWNER_ROLE))
            self.accept()
