"""The safety brake: what the other side would delete or change, before it happens."""

from typing import Final
from uuid import NAMESPACE_OID, UUID, uuid5

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.syncing.view import Brake, BrakeItem
from app.ui import theme
from app.ui.history.record_text import record_text
from app.ui.sync.words import SyncWords
from app.ui.tables.paged import Column, PagedTableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label, muted, small
from app.ui.widgets.notices import Mark
from app.ui.widgets.panes import Card
from app.ui.widgets.table import TableView

ROWS: Final = 6  # of the list in sight
WIDTHS: Final = (120, 240)  # px at 100% text; the last column takes the rest


class BrakeBox(Card):
    """`answered` carries whether it may happen after all; «Niet doen» has the keyboard."""

    answered = Signal(object)  # bool

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0)
        self._state = SyncWords(self)
        self._items: dict[UUID, BrakeItem] = {}
        self._brake: Brake | None = None
        self.title, self.text = Label("", "strong", wrap=True), muted("", wrap=True)
        self.since = small()
        self.list_button = Button(self.tr("Bekijk lijst"), icon="chevron-right")
        self.no_button = Button(self.tr("Niet doen"))
        self.yes_button = Button(self.tr("Toch doen"), "quiet")
        self.table = TableView(self.tr("Wat de andere kant wil"))
        columns = _Columns(self)
        self.rows: PagedTableModel[BrakeItem] = PagedTableModel(
            columns.all(), self._rows_of, self, columns.sentence
        )
        self.table.setModel(self.rows)
        self._lay_out()
        self.list_button.clicked.connect(self._on_list)
        self.no_button.clicked.connect(self._on_no)
        self.yes_button.clicked.connect(self._on_yes)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()
        self.hide()

    def show_brake(self, brake: Brake | None) -> None:
        """Ask about this; None takes the question away."""
        if brake == self._brake:
            return
        self._brake = brake
        if brake is None:
            self.hide()
            return
        self.title.setText(self._sentence(brake))
        self.text.setText(self._safe(brake))
        at = self._state.moment(brake.stopped_at)
        self.since.setText(self.tr("sinds {at}").format(at=at))
        self._items = {
            uuid5(NAMESPACE_OID, f"{place}"): item for place, item in enumerate(brake.items)
        }
        self.rows.show_ids(list(self._items))
        self.table.setFixedHeight(
            theme.current().height(32) * (1 + min(ROWS, max(1, len(self._items)))) + 2
        )
        self.show()

    def _sentence(self, brake: Brake) -> str:
        deletes = self.tr("%n onderdeel/onderdelen verwijderen", None, brake.deletes)
        edits = self.tr("%n onderdeel/onderdelen wijzigen", None, brake.edits)
        parts = [words for words, n in ((deletes, brake.deletes), (edits, brake.edits)) if n]
        words = self.tr("De andere kant wil {what}")
        if brake.is_least:
            words = self.tr("De andere kant wil minstens {what}")
        return words.format(what=self.tr(" en ").join(parts))

    def done(self) -> str:
        """Return what of it happened here, in a sentence."""
        brake = self._brake
        if brake is None or not (brake.done_deletes or brake.done_edits):
            return self.tr("Niets gedaan.")
        deletes = self.tr("%n onderdeel/onderdelen verwijderd", None, brake.done_deletes)
        edits = self.tr("%n onderdeel/onderdelen gewijzigd", None, brake.done_edits)
        pairs = ((deletes, brake.done_deletes), (edits, brake.done_edits))
        what = self.tr(" en ").join(words for words, n in pairs if n)
        return self.tr("Al gebeurd vóór het stopte: {what}. De rest wacht.").format(what=what)

    def _safe(self, brake: Brake) -> str:
        backup = self.tr("Vóór ‘Toch doen’ maakt Werkvloer eerst een back-up.")
        by = self.tr("Het meeste komt van {name}.").format(name=brake.by) if brake.by else ""
        return " ".join(filter(None, (by, self.done(), backup)))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title, 1)
        head.addWidget(self.since, 0, Qt.AlignmentFlag.AlignTop)
        actions = QHBoxLayout()
        actions.setSpacing(8)
        for button in (self.no_button, self.list_button, self.yes_button):
            actions.addWidget(button)
        actions.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addLayout(head)
        words.addWidget(self.text)
        words.addSpacing(4)
        words.addLayout(actions)
        words.addWidget(self.table)
        row = QHBoxLayout()
        row.setContentsMargins(16, 14, 16, 12)
        row.setSpacing(8)
        row.addWidget(Mark("alert-octagon-outline", "error", 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.column.addLayout(row)
        self.table.hide()

    def _rows_of(self, ids: list[UUID]) -> dict[UUID, BrakeItem]:
        return {one: self._items[one] for one in ids if one in self._items}

    @Slot()
    def _on_list(self) -> None:
        is_shown = self.table.isHidden()
        self.table.setVisible(is_shown)
        self.list_button.set_icon("chevron-down" if is_shown else "chevron-right")
        self.list_button.setText(self.tr("Verberg lijst") if is_shown else self.tr("Bekijk lijst"))
        if is_shown and self._items:
            self.table.select_row(0)
            self.table.setFocus()

    @Slot()
    def _on_no(self) -> None:
        self.answered.emit(False)  # noqa: FBT003 value of a signal

    @Slot()
    def _on_yes(self) -> None:
        self.answered.emit(True)  # noqa: FBT003 value of a signal

    @Slot()
    def _on_theme(self) -> None:
        for place, wide in enumerate(WIDTHS):
            self.table.setColumnWidth(place, theme.current().px(wide))


class _Columns(QObject):
    """Columns and sentence of a record in the list."""

    def all(self) -> list[Column[BrakeItem]]:
        delete, change = self.tr("Verwijderen"), self.tr("Wijzigen")
        return [
            Column(
                lambda item: delete if item.is_delete else change,
                self.tr("Wat"),
                status=lambda item: "error" if item.is_delete else "attention",
            ),
            Column(
                lambda item: record_text(item.record),
                self.tr("Onderdeel"),
                is_name=True,
            ),
            Column(lambda item: item.record.case, self.tr("Onderneming"), tone="muted"),
        ]

    def sentence(self, item: BrakeItem) -> str:
        what = self.tr("Verwijderen") if item.is_delete else self.tr("Wijzigen")
        title = record_text(item.record)
        return ", ".join(part for part in (what, title, item.record.case) if part)
