"""The buttons of a note."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.note_text import BlockKind
from app.ui.widgets.buttons import Button
from app.ui.widgets.note_edit import RichNoteEdit


class NoteTools(QWidget):
    """The buttons of a note: bold, italic, list, heading."""

    def __init__(self, note: RichNoteEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = note
        self.bold = Button(self.tr("Vet"), "icon", "format-bold", "Ctrl+B")
        self.italic = Button(self.tr("Cursief"), "icon", "format-italic", "Ctrl+I")
        self.list = Button(self.tr("Lijst"), "icon", "format-list-bulleted", "Ctrl+Shift+L")
        self.heading = Button(self.tr("Kop"), "icon", "format-title", "Ctrl+Shift+H")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in (self.bold, self.italic, self.list, self.heading):
            button.setCheckable(True)
            row.addWidget(button)
        self.bold.clicked.connect(note.toggle_bold)
        self.italic.clicked.connect(note.toggle_italic)
        self.list.clicked.connect(note.toggle_list)
        self.heading.clicked.connect(note.toggle_heading)
        for button in (self.bold, self.italic, self.list, self.heading):
            button.clicked.connect(self._on_clicked)
        note.style_changed.connect(self._on_style)

    @Slot()
    def _on_clicked(self) -> None:
        self._note.setFocus()

    @Slot()
    def _on_style(self) -> None:
        self.bold.setChecked(self._note.is_bold)
        self.italic.setChecked(self._note.is_italic)
        self.list.setChecked(self._note.kind is BlockKind.ITEM)
        self.heading.setChecked(self._note.kind is BlockKind.HEADING)
