"""Makes agreements of lines of the note (Ctrl+Shift+T)."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence

from app.domain.note_text import BlockKind
from app.ui.notice import Notice
from app.ui.session.agreements import AgreementList
from app.ui.widgets.note_edit import RichNoteEdit, kind_of

KEY = "Ctrl+Shift+T"


class NoteAgreements(QObject):
    """
    Adds an action to the menu of a note; the line stays in the note as it is.

    `noticed` carries a Notice: what was made, with the way back, or why nothing was.
    """

    noticed = Signal(object)

    def __init__(self, note: RichNoteEdit, agreements: AgreementList) -> None:
        super().__init__(note)
        self._note, self._agreements = note, agreements
        self.action = QAction(self.tr("Maak afspraak van deze regel"), note)
        self.action.setShortcut(QKeySequence(KEY))
        self.action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.action.setShortcutVisibleInContextMenu(True)
        self.action.triggered.connect(self.make)
        note.addAction(self.action)

    @Slot()
    def make(self) -> None:
        """Make an agreement of the line of the cursor, or of each line that is selected."""
        texts = self._lines()
        if not texts:
            self.noticed.emit(Notice(self.tr("Deze regel is leeg of een kop")))
        elif not (added := self._agreements.add_texts(texts)):
            self.noticed.emit(Notice(self.tr("Dit is al een afspraak")))
        else:
            back = partial(self._agreements.take_texts, added)
            words = self.tr("Afspraak gemaakt. Vul aan wie het doet en tegen wanneer.")
            self.noticed.emit(Notice(words, back))

    def _lines(self) -> list[str]:
        cursor = self._note.textCursor()
        block = self._note.document().findBlock(cursor.selectionStart())
        found = []
        while block.isValid() and block.position() <= cursor.selectionEnd():
            text = " ".join(block.text().split())
            if text and kind_of(block) is not BlockKind.HEADING:
                found.append(text)
            block = block.next()
        return found
