"""The foot of the calendar: what is chosen in words, what it overlaps, and what one can do."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.calendar.entries import Entry, Shown
from app.ui.calendar.words import CalendarWords
from app.ui.widgets.buttons import Button
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.labels import Divider
from app.ui.widgets.panes import Panel
from app.ui.widgets.status import Pill

HEIGHT: Final = 56  # px


class ChosenBar(Panel):
    """Without a choice it says how much there is, or that there is nothing and what to do."""

    open_wanted = Signal(object)  # Entry
    change_wanted = Signal(object)
    new_wanted = Signal()

    def __init__(self, words: CalendarWords, parent: QWidget | None = None) -> None:
        super().__init__("window", 0, parent)
        self._words = words
        self._entry: Entry | None = None
        self.title, self.line = ElidedLabel("strong"), ElidedLabel("text", "muted")
        self.pill = Pill("attention", "")
        self.open_button = Button("", shortcut_hint="Enter")
        self.change_button = Button(self.tr("Wijzig"), shortcut_hint="F2")
        self.new_button = Button(self.tr("Plan bezoek"), icon="calendar-plus", shortcut_hint="N")
        whole = QWidget()
        whole.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        said = QVBoxLayout(whole)
        said.setContentsMargins(0, 0, 0, 0)
        said.setSpacing(0)
        said.addWidget(self.title)
        said.addWidget(self.line)
        row = QHBoxLayout()
        row.setContentsMargins(24, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(whole, 1)
        for button in (self.change_button, self.open_button, self.new_button):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for widget in (self.pill, self.change_button, self.open_button, self.new_button):
            row.addWidget(widget)
        self.column.setSpacing(0)
        self.column.addWidget(Divider())
        self.column.addLayout(row)
        self.setMinimumHeight(HEIGHT)
        self.open_button.clicked.connect(self._on_open)
        self.change_button.clicked.connect(self._on_change)
        self.new_button.clicked.connect(self.new_wanted)

    def show_entry(self, entry: Entry, opens: str) -> None:
        """Show what is chosen; `opens` is the verb of what Enter does."""
        self._entry = entry
        words, planned = self._words, entry.planned
        self.title.show_text(words.agenda.title(planned))
        parts = (words.when(entry), words.agenda.about(planned), words.agenda.place(planned))
        self.line.show_text(", ".join(part for part in (*parts, words.whose(entry)) if part))
        self.pill.set_status("attention", words.clash(entry))
        self.pill.setVisible(bool(words.clash(entry)))
        self.open_button.setText(opens)
        self.open_button.setVisible(bool(opens))
        self.change_button.setVisible(entry.is_mine and not planned.is_meeting)
        self.new_button.hide()

    def show_nothing(self, shown: Shown) -> None:
        """Show how much there is in the view."""
        self._entry = None
        is_empty = shown.is_known and not shown.entries
        words = self._words
        if is_empty:
            self.title.show_text(words.nothing(shown.view))
        else:
            self.title.show_text(words.count(len(shown.entries)) if shown.is_known else "")
        hint = self.tr("Pijltjes kiezen, Shift+pijltjes verplaatsen, Enter opent.")
        self.line.show_text("" if is_empty else hint)
        for widget in (self.pill, self.change_button, self.open_button):
            widget.hide()
        self.new_button.setVisible(is_empty)

    @Slot()
    def _on_open(self) -> None:
        if self._entry is not None:
            self.open_wanted.emit(self._entry)

    @Slot()
    def _on_change(self) -> None:
        if self._entry is not None:
            self.change_wanted.emit(self._entry)
