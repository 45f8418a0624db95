"""A long text that is stored when the keyboard leaves it."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.sensitive_hint import SensitiveHint
from app.ui.sensitive_kept import KeptTexts
from app.ui.widgets.fields import NoteEdit, NoteLine
from app.ui.widgets.labels import muted, strong
from app.ui.widgets.note_edit import RichNoteEdit
from app.ui.widgets.note_tools import NoteTools

STAYS: Final = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
LINE: Final = 23  # px at 100% text


class _Plain(NoteEdit):
    """Running text without markup, as high as so many lines."""

    def __init__(self, placeholder: str, lines: int) -> None:
        self._lines = lines
        super().__init__(placeholder)

    def markup(self) -> str:
        """Return the text."""
        return self.toPlainText()

    def set_markup(self, text: str) -> None:
        """Show a text."""
        self.setPlainText(text)

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, theme.current().px(self._lines * LINE) + 14)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())


class StoredNote(QWidget):
    """
    A heading, a note and what is said about it.

    `kept` carries what was typed when it differs; the owner answers with `accept` or `refuse`.
    `typed_changed` comes whenever `typed` may be another.

    Args:
        lines: Of plain text without markup; None: a note with its buttons.
    """

    kept = Signal(str)
    typed_changed = Signal()

    def __init__(
        self, name: str, placeholder: str, lines: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text, self._problem, self._is_handing = "", "", False
        self.note: RichNoteEdit | _Plain
        head = QHBoxLayout()
        head.setSpacing(8)
        if lines is None:
            self.note = RichNoteEdit(placeholder)
            head.addWidget(strong(name))
            head.addStretch(1)
            head.addWidget(NoteTools(self.note))
        else:
            self.note = _Plain(placeholder, lines)
            head.addWidget(muted(name))
        self.note.setAccessibleName(name)
        self.note.setObjectName("note")
        self.line = NoteLine()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addLayout(head)
        self._column.addWidget(self.note, 1)
        self._column.addWidget(self.line)
        self.setFocusProxy(self.note)
        self.note.textChanged.connect(self.typed_changed)
        self.note.installEventFilter(self)

    def ask_about(self, allowed: KeptTexts) -> None:
        """Ask about what seems sensitive in the text, unless it is among what is allowed."""
        name = self.objectName()
        self._column.addWidget(SensitiveHint(self, self.note, kept=allowed, name=name))

    def text(self) -> str:
        """Return the text that is kept."""
        return self._text

    def typed(self) -> dict[str, str] | None:
        """Return what is typed and the owner does not have, with why it was refused."""
        if self._is_handing or self.note.markup() == self._text:
            return None
        return {"text": self.note.markup(), "problem": self._problem}

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Show what was typed before."""
        self.note.set_markup(typed.get("text", ""))
        if problem := typed.get("problem"):
            self.refuse(problem)
        self.typed_changed.emit()

    def set_text(self, text: str) -> None:
        """Show a text, unless somebody is typing another one."""
        is_typed = self.note.markup() != self._text
        if is_typed or text == self._text:
            return
        self._text = text
        self.note.set_markup(text)
        self._text = self.note.markup()  # as the note writes it: else reading is typing

    def keep(self) -> None:
        """Hand what is typed to the owner."""
        if not self._is_handing and self.note.markup() != self._text:
            self._is_handing = True
            self.kept.emit(self.note.markup())
            self._is_handing = False

    def accept(self) -> None:
        """Take what is typed as stored."""
        self._text, self._problem = self.note.markup(), ""
        self.note.set_error(on=False)
        self.line.show_note("muted", "")
        self.typed_changed.emit()

    def refuse(self, sentence: str) -> None:
        """Say why the owner cannot store it, and leave what was typed."""
        self._problem, self._is_handing = sentence, False
        self.note.set_error(on=True)
        self.line.show_note("error", sentence)
        self.typed_changed.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in STAYS:
            self.keep()
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() == QEvent.Type.ShortcutOverride:
            self.keep()  # the page may go back
        return False
