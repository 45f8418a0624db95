"""What an empty note can begin with: one click, or Down and Enter."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.widgets.chips import Chip
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import muted
from app.ui.widgets.note_blocks import TextBlock
from app.ui.widgets.note_edit import RichNoteEdit

MOST: Final = 5  # chips; `/` has the rest
MARGIN: Final = 2  # px
BACK: Final = (Qt.Key.Key_Up, Qt.Key.Key_Escape)


class TemplatePicker(QWidget):
    """
    Stands at the foot of a note while that is empty; it moves nothing.

    Args:
        starters: Gives what can be begun with; asked when the note becomes empty.
    """

    _note: RichNoteEdit | None = None  # Qt sends events when Python has emptied an object

    def __init__(self, note: RichNoteEdit, starters: Callable[[], Sequence[TextBlock]]) -> None:
        super().__init__(note.viewport())
        self._note, self._starters = note, starters
        self.chips: list[Chip] = []
        self._row = QWidget(self)
        self._flow = FlowLayout(self._row, gap=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        column.setSpacing(6)
        column.addWidget(muted(self.tr("Begin met een sjabloon"), wrap=True))
        column.addWidget(self._row)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(self.tr("Sjablonen voor deze notitie"))
        self.hide()
        note.textChanged.connect(self.refresh)
        note.installEventFilter(self)
        note.viewport().installEventFilter(self)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the templates when the note is empty, else nothing."""
        if self._note is None:
            return
        is_empty = self._note.document().isEmpty()
        if is_empty and self.isHidden():
            self._fill()
            self._place()
        if is_empty == self.isHidden():
            self.setVisible(is_empty)

    @Slot()
    def fill_again(self) -> None:
        """Ask again for the templates: they, or the kind of the session, became others."""
        if not self.isHidden():
            self._fill()
            self._place()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._note is None or self.isHidden():
            return False
        if watched is not self._note:
            if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
                self._place()
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._chip_key(event)
            return False
        is_down = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        )
        if is_down and self.chips:
            self.chips[0].setFocus(Qt.FocusReason.TabFocusReason)
        return is_down

    def _chip_key(self, event: QKeyEvent) -> bool:
        """Go back to the note with Up or Esc."""
        if Qt.Key(event.key()) not in BACK or self._note is None:
            return False
        self._note.setFocus()
        return True

    def _fill(self) -> None:
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for starter in self._starters()[:MOST]:
            chip = Chip(starter.name, parent=self._row)
            chip.setAccessibleName(self.tr("Begin met {name}").format(name=starter.name))
            chip.installEventFilter(self)
            chip.clicked.connect(partial(self._begin, starter.text))
            self._flow.addWidget(chip)
            chip.show()
            self.chips.append(chip)

    def _place(self) -> None:
        view = self.parentWidget()
        layout = self.layout()
        if view is None or layout is None:
            return
        width = view.width()
        high = layout.heightForWidth(width) if layout.hasHeightForWidth() else 0
        high = max(high, self.sizeHint().height())
        self.setGeometry(QRect(0, max(0, view.height() - high), width, high))

    def _begin(self, text: str, _is_checked: object = None) -> None:
        if self._note is not None:
            self._note.setFocus()
            self._note.insert_markup(text)
