"""Asks for the day on which a row is seen again."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.ui import theme
from app.ui.keys import share_keys
from app.ui.widgets.buttons import Button
from app.ui.widgets.days import DateField, LabelledDay
from app.ui.widgets.labels import heading, muted

WIDTH = 360  # px at 100% text


class SnoozeDay(QDialog):
    """`chosen` carries a day after today."""

    chosen = Signal(object)  # date

    def __init__(self, what: str, day: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(True)
        share_keys(self)
        self.setObjectName("snooze_day")
        self.setWindowTitle(self.tr("Uitstellen"))
        self.day = DateField(self.tr("30/11, vrijdag, +3"))
        self.day.set_value(day)
        self.field = LabelledDay(self.tr("Toon opnieuw op"), self.day)
        self.cancel_button = Button(self.tr("Annuleer"))
        self.done_button = Button(self.tr("Stel uit"), "primary")
        self.done_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(heading(self.tr("Uitstellen")))
        column.addWidget(muted(what, wrap=True))
        column.addWidget(self.field)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.done_button)
        column.addSpacing(4)
        column.addLayout(row)
        self.setMinimumWidth(min(theme.current().px(WIDTH), max(parent.width() - 48, 300)))
        self.cancel_button.clicked.connect(self.reject)
        self.done_button.clicked.connect(self._on_done)
        self.day.setFocus()
        self.day.selectAll()

    @override
    def done(self, result: int) -> None:
        super().done(result)
        self.deleteLater()

    @Slot()
    def _on_done(self) -> None:
        self.day.editingFinished.emit()  # Enter comes before the keyboard leaves
        day = self.day.value()
        if day is None or day <= clock.today():
            self.field.set_error(self.tr("Kies een dag na vandaag."))
            self.day.setFocus()
            return
        self.chosen.emit(day)
        self.accept()
