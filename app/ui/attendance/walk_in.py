"""The line at the foot of the attendance mode: who is there and not on the list."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.ui import theme
from app.ui.sensitive_hint import SensitiveHint
from app.ui.sensitive_kept import KeptTexts
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LineEdit, NoteLine
from app.ui.widgets.labels import Divider, strong
from app.ui.widgets.panes import Panel

MARGIN: Final = 32  # px
WIDE_TEXT: Final = 130  # percent; from there on the question stands above the fields


class WalkInLine(Panel):
    """`add_requested` carries the name and the company; what is typed stays until `clear`."""

    add_requested = Signal(str, str)
    typed_on = Signal()

    def __init__(self, kept: KeptTexts | None = None, parent: QWidget | None = None) -> None:
        super().__init__("surface", 0, parent)
        self.question: QLabel = strong(self.tr("Niet op de lijst?"))
        self.name = LineEdit(self.tr("Naam"), big=True)
        self.company = LineEdit(self.tr("Onderneming"), big=True)
        self.name.setObjectName("name")
        self.company.setObjectName("company")
        self.add_button = Button(self.tr("Voeg toe"), "plain", "plus", "W", big=True)
        self.note = NoteLine()
        self.sensitive = SensitiveHint(self, self.name, self.company, kept=kept)
        for field in (self.name, self.company):
            field.setAccessibleName(f"{self.question.text()} {field.placeholderText()}")
            field.textEdited.connect(self._on_typed)
        self.name.returnPressed.connect(self.company.setFocus)
        self.company.returnPressed.connect(self._on_add)
        self.add_button.clicked.connect(self._on_add)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setContentsMargins(MARGIN, 10, MARGIN, 10)
        self._grid.setColumnStretch(1, 20)
        self._grid.setColumnStretch(2, 22)
        self.column.setSpacing(0)
        self.column.addWidget(Divider())
        self.column.addLayout(self._grid)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def typed(self) -> dict[str, str] | None:
        """Return what is typed and not on the list yet."""
        found = {field.objectName(): field.text() for field in (self.name, self.company)}
        return found if any(text.strip() for text in found.values()) else None

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Show what was typed before."""
        for field in (self.name, self.company):
            field.setText(typed.get(field.objectName(), ""))

    def clear(self) -> None:
        """Take everything away: it stands on the list."""
        self.name.clear()
        self.company.clear()
        self.note.show_note("error", "")
        self.typed_on.emit()

    def has_keyboard(self) -> bool:
        """Tell whether somebody types in it."""
        return self.name.hasFocus() or self.company.hasFocus()

    @Slot()
    def _on_typed(self) -> None:
        self.note.show_note("error", "")
        self.typed_on.emit()

    @Slot()
    def _on_add(self) -> None:
        for field in (self.name, self.company):
            if not field.text().strip():
                if field is self.company or self.company.text().strip():
                    told = self.tr("Vul een naam en een onderneming in.")
                    self.note.show_note("error", told)
                field.setFocus()
                return
        self.add_requested.emit(self.name.text(), self.company.text())

    @Slot()
    def _on_theme(self) -> None:
        is_above = theme.current().percent > WIDE_TEXT
        down = 1 if is_above else 0
        grid = self._grid
        grid.setColumnStretch(4, 0 if is_above else 16)
        grid.addWidget(self.question, 0, 0, 1, 5 if is_above else 1)
        grid.addWidget(self.name, down, 0 if is_above else 1, 1, 2 if is_above else 1)
        grid.addWidget(self.company, down, 2)
        grid.addWidget(self.add_button, down, 3)
        grid.addWidget(self.note, 2, 0, 1, 5)
        grid.addWidget(self.sensitive, 3, 0, 1, 5)
