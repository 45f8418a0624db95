"""What a coach can put in a note with a `/` (tekstblokken), and begin an empty one with."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from app.core.errors import UserError
from app.services.sessions.templates import templates
from app.ui.desk import Desk
from app.ui.widgets.note_blocks import BlockList, TextBlock
from app.ui.widgets.note_edit import RichNoteEdit

Kind = Callable[[], object]


class TextBlocks(QObject):
    """
    The blocks of the program, each a heading and a first line, and the templates of the coach.

    Args:
        kind: Gives the kind of session that a template must be meant for.
    """

    def __init__(self, parent: QObject, desk: Desk | None = None, kind: Kind | None = None) -> None:
        super().__init__(parent)
        self._desk, self._kind = desk, kind

    def all(self) -> tuple[TextBlock, ...]:
        """Return the blocks in the order in which a session goes, then the templates."""
        return self._parts() + self._own()

    def starters(self) -> tuple[TextBlock, ...]:
        """Return what an empty note can begin with."""
        text = "\n".join(part.text for part in self._parts())
        return (*self._own(), TextBlock(self.tr("Volledig verslag"), text, is_template=True))

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

    def _parts(self) -> tuple[TextBlock, ...]:
        return tuple(
            TextBlock(name, f"## {name}\n- ")
            for name in (
                self.tr("Agenda"),
                self.tr("Afspraken"),
                self.tr("Obstakels"),
                self.tr("Volgende stap"),
            )
        )

    def _own(self) -> tuple[TextBlock, ...]:
        if self._desk is None:
            return ()
        kind = str(self._kind()) if self._kind is not None else ""
        try:
            found = templates(self._desk.store)
        except UserError:  # locked meanwhile: what the program has is there
            return ()
        return tuple(
            TextBlock(one.name, one.text, is_template=True)
            for one in found
            if one.fits(kind) and one.text.strip()
        )
