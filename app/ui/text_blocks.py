"""What a coach can put in a note with a `/` (tekstblokken)."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from app.ui.widgets.note_blocks import BlockList, TextBlock
from app.ui.widgets.note_edit import RichNoteEdit


class TextBlocks(QObject):
    """The blocks of the program: each a heading and a first line to fill in."""

    def all(self) -> tuple[TextBlock, ...]:
        """Return the blocks in the order in which a session goes."""
        return tuple(
            TextBlock(name, f"## {name}\n- ")
            for name in (
                self.tr("Agenda"),
                self.tr("Afspraken"),
                self.tr("Obstakels"),
                self.tr("Volgende stap"),
            )
        )

    def offer(self, note: RichNoteEdit) -> BlockList:
        """Let a note offer them at a `/`, and in its menu."""
        found = BlockList(note, self.all)
        action = QAction(self.tr("Tekstblok invoegen"), note)
        action.triggered.connect(found.open)
        note.addAction(action)
        return found

    @property
    def hint(self) -> str:
        """The words beside a note that say so."""
        return self.tr("/ voor een tekstblok")
