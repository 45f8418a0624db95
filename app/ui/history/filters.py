"""The row above the history: search, kind of record, person and day."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.services.companies.file_history import HistoryList, HistoryQuery
from app.ui import theme
from app.ui.history.kinds import KINDS
from app.ui.history.labels import kind_text, unit_text
from app.ui.widgets.buttons import Button
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.days import DateField
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.flow import FlowLayout

TYPING_MS: Final = 120  # quiet after a key before the list is asked for
TO_LIST: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
ALL: Final = ""


class HistoryFilters(QWidget):
    """`filtered` carries the query with other filters; Enter and Down ask for the list."""

    filtered = Signal(object)  # HistoryQuery
    list_requested = Signal()

    def __init__(self, query: HistoryQuery, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = query
        self._of_field: tuple[str, UUID, str] | None = None  # kind and id of the record, unit
        self._is_filling = False
        self.field = LineEdit(self.tr("Zoek in de wijzigingen"), icon="magnify", parent=self)
        self.field.setObjectName("history_search")
        self.field.setAccessibleName(self.tr("Zoek in de oude en nieuwe waarden"))
        self.field.setToolTip(self.tr("Woorden die er stonden of staan (Ctrl+F)"))
        self.field.setMaxLength(200)
        self.kind = self._combo(self.tr("Wat"))
        self.person = self._combo(self.tr("Wie"))
        self.day = DateField(self.tr("Dag"), parent=self)
        self.day.setAccessibleName(self.tr("Dag"))
        self.field_button = Button("", "quiet", "close", parent=self)
        self.field_button.setToolTip(self.tr("Toon ook de andere velden"))
        self.field_button.hide()
        self.clear_button = Button(self.tr("Wis filters"), "quiet", "close", parent=self)
        flow = FlowLayout(self, gap=8)
        parts = (self.field, self.kind, self.person, self.day, self.field_button)
        for part in (*parts, self.clear_button):
            flow.addWidget(part)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(TYPING_MS)
        self._wait.timeout.connect(self._on_changed)
        self._fill(self.kind, {ALL: self.tr("Alles")})
        self._fill(self.person, {ALL: self.tr("Iedereen")})
        self.clear_button.hide()
        self._connect()

    def show_choices(self, found: HistoryList) -> None:
        """Offer the kinds and people that there are."""
        kinds = {kind: kind_text(kind) for kind in KINDS if kind in found.kinds}
        self._fill(self.kind, {ALL: self.tr("Alles"), **kinds})
        self._fill(self.person, {ALL: self.tr("Iedereen"), **found.people})

    def show_field(self, kind: str, record_id: UUID, unit: str) -> None:
        """Show what became of one field alone."""
        self._of_field = (kind, record_id, unit)
        words = self.tr("Veld: {field}").format(field=unit_text(kind, unit))
        self.field_button.setText(words)
        self.field_button.setAccessibleName(
            self.tr("{words}, toon alle velden").format(words=words)
        )
        self.field_button.show()
        self._on_changed()

    def show_kind(self, kind: str) -> None:
        """Show the changes of one kind of record."""
        self.kind.set_key(kind)
        self._on_changed()

    @Slot()
    def clear(self) -> None:
        """Show everything again."""
        self._is_filling = True
        self._of_field = None
        self.field_button.hide()
        self.field.clear()
        self.kind.set_key(ALL)
        self.person.set_key(ALL)
        self.day.set_value(None)
        self._is_filling = False
        self._on_changed()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
            return True
        if event.key() in TO_LIST:
            self._on_changed()
            self.list_requested.emit()
            return True
        return False

    def _combo(self, name: str) -> ComboBox:
        combo = ComboBox(parent=self)
        combo.setAccessibleName(name)
        combo.setToolTip(name)
        return combo

    def _fill(self, combo: ComboBox, choices: Mapping[Any, str]) -> None:
        if [combo.itemText(row) for row in range(combo.count())] == list(choices.values()):
            return
        self._is_filling = True
        chosen = combo.key() or ALL
        combo.clear()
        for key, words in choices.items():
            combo.add(key, words)
        combo.set_key(chosen if chosen in choices else ALL)
        self._is_filling = False
        self.updateGeometry()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._wait.start)
        self.field.installEventFilter(self)
        self.kind.currentIndexChanged.connect(self._on_changed)
        self.person.currentIndexChanged.connect(self._on_changed)
        self.day.changed.connect(self._on_changed)
        self.clear_button.clicked.connect(self.clear)
        self.field_button.clicked.connect(self.clear)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    @Slot()
    def _on_changed(self) -> None:
        if self._is_filling:
            return
        self._wait.stop()
        person = self.person.key()
        of = self._of_field
        query = replace(
            self._query,
            record=self._query.record if of is None else of[:2],
            unit="" if of is None else of[2],
            text=self.field.text().strip(),
            kind=str(self.kind.key() or ""),
            actor=person if isinstance(person, UUID) else None,
            day=self.day.value(),
        )
        is_narrower = replace(query, record=self._query.record, unit="") != self._query
        self.clear_button.setVisible(is_narrower)
        self.filtered.emit(query)

    @Slot()
    def _on_theme(self) -> None:
        self.field.setFixedWidth(theme.current().px(240))
        self.day.setFixedWidth(self.day.minimum_text_width())
