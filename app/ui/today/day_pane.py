"""The left part of Vandaag: the rail, and over that of another day which one it is."""

from datetime import date
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.agenda.words import AgendaWords
from app.ui.today.rail import DayRail
from app.ui.today.words import day_title
from app.ui.widgets.buttons import Button
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import strong

KEY: Final = "Alt+Home"


class DayPane(QWidget):
    """`back_button` is seen while another day than today is shown."""

    def __init__(self, words: AgendaWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rail = DayRail(words)
        self.title = strong()
        self.back_button = Button(self.tr("Vandaag"), "link", flush=True)
        back = self.tr("Terug naar vandaag")
        self.back_button.setAccessibleName(back)
        self.back_button.setToolTip(f"{back} ({KEY})")
        self._bar = QWidget()
        line = FlowLayout(gap=12)  # large letters may have no room for both on one line
        line.addWidget(self.title)
        line.addWidget(self.back_button)
        bar = QVBoxLayout(self._bar)
        bar.setContentsMargins(24, 8, 12, 0)
        bar.addLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self.rail, 1)
        self._bar.hide()

    def show_title(self, day: date, today: date) -> None:
        """Say which day the rail is of, unless it is today."""
        words = day_title(day)
        self.title.setText(words if day.year == today.year else f"{words} {day.year}")
        self._bar.setVisible(day != today)
