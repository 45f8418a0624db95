"""The head of the attendance mode: which meeting, how many are there, and the way out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.services.networks.attendance import AttendanceList
from app.ui.attendance.words import AttendanceWords
from app.ui.key_hints import ButtonKey
from app.ui.key_map import KeyMap
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Divider, Label, muted, strong
from app.ui.widgets.panes import Panel


class AttendanceHeader(Panel):
    """Its buttons are connected by the window."""

    def __init__(self, words: AttendanceWords, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__("window", 0, parent)
        self._words = words
        self.title = Label("", "title", wrap=True)
        self.when = muted(wrap=True)
        self.number = Label("", "number")
        self.present = strong()
        self.signed = muted()
        self.print_button = Button(self.tr("Druk lijst"), "plain", "printer-outline", big=True)
        self.close_button = Button(self.tr("Sluit"), "plain", "fullscreen-exit", big=True)
        ButtonKey(keys, "full_screen", self.close_button)
        self.print_button.setToolTip(f"{self.print_button.text()} (Ctrl+P)")
        self._lay_out()

    def show_list(self, shown: AttendanceList) -> None:
        """Show how things stand."""
        self.title.setText(self._words.title(shown))
        self.when.setText(self._words.when_and_where(shown))
        self.number.setText(str(shown.present))
        self.present.setText(self._words.present(shown))
        self.signed.setText(self._words.signed(shown))

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(self.title)
        names.addWidget(self.when)
        names.addStretch(1)
        counts = QVBoxLayout()
        counts.setSpacing(2)
        counts.addStretch(1)
        counts.addWidget(self.present)
        counts.addWidget(self.signed)
        counts.addStretch(1)
        for label in (self.number, self.present, self.signed):
            label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.setContentsMargins(32, 14, 24, 14)
        row.setSpacing(8)
        row.addLayout(names, 1)
        row.addSpacing(16)
        row.addWidget(self.number, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(4)
        row.addLayout(counts)
        row.addSpacing(28)
        row.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.setSpacing(0)
        self.column.addLayout(row)
        self.column.addWidget(Divider())
