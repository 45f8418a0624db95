"""Warns that a file of this company may be there already, and asks why a second one is made."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.duplicates import MatchKind
from app.services.companies.intake_search import LookAlike
from app.ui.intake.words import IntakeWords
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.widgets.labels import Label
from app.ui.widgets.notices import Mark
from app.ui.widgets.panes import Panel

SHOWN = 3


class _Line(QWidget):
    """One file that looks the same, with the way to it."""

    def __init__(self, found: LookAlike, sentence: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.found = found
        self.open_button = Button(self.tr("Open bestaande"), parent=self)
        words = Label(sentence, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Mark("alert-outline", "attention", 18))
        row.addWidget(words, 1)
        row.addWidget(self.open_button)


class LookAlikeNotice(Panel):
    """Hidden while nothing looks the same; the same number asks for a reason."""

    changed = Signal()
    open_requested = Signal(object)  # id of an enterprise

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("hint", 12, parent)
        self._words = IntakeWords(self)
        self._found: tuple[LookAlike, ...] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.anyway = Button(self.tr("Toch nieuw, met reden"), "quiet", parent=self)
        self.why = LineEdit(self.tr("bijvoorbeeld tweede dossier voor een andere afdeling"))
        self.why.setObjectName("duplicate_reason")
        self._why_field = LabelledField(self.tr("Waarom een tweede dossier?"), self.why)
        self.column.addLayout(self._lines)
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 0, 0)
        row.addWidget(self.anyway)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self._why_field)
        self.anyway.clicked.connect(self._on_anyway)
        self.why.textChanged.connect(self._on_why)
        self._asked = False
        self.show_look_alikes(())

    def reason(self) -> str:
        """Return why a second file is made."""
        return self.why.text() if self._asked or self.why.text() else ""

    def set_reason(self, reason: str) -> None:
        """Put a reason back."""
        self._asked = bool(reason)
        self.why.setText(reason)
        self._show_parts()

    def blocks(self) -> bool:
        """Tell whether the same number is there and no reason was given."""
        return self._same_number() and not self.why.text().strip()

    def show_look_alikes(self, found: tuple[LookAlike, ...]) -> None:
        """Show the files that look the same."""
        self._found = found
        while item := self._lines.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for one in found[:SHOWN]:
            line = _Line(one, self._words.look_alike(one), self)
            line.open_button.clicked.connect(self._on_open)
            self._lines.addWidget(line)
        self._show_parts()

    def _same_number(self) -> bool:
        return any(MatchKind.NUMBER in one.kinds for one in self._found)

    def _show_parts(self) -> None:
        self.setVisible(bool(self._found))
        self.anyway.setVisible(self._same_number() and not self._asked)
        self._why_field.setVisible(self._same_number() and self._asked)

    @Slot()
    def _on_open(self) -> None:
        line = self.sender().parent()
        if isinstance(line, _Line):
            self.open_requested.emit(line.found.id)

    @Slot()
    def _on_anyway(self) -> None:
        self._asked = True
        self._show_parts()
        self.why.setFocus()

    @Slot()
    def _on_why(self) -> None:
        self.changed.emit()
