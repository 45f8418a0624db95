"""A line of text about the cell that is shown; what is typed at another cell waits there."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.sensitive_hint import SensitiveHint
from app.ui.sensitive_kept import KeptTexts
from app.ui.widgets.fields import LabelledField, LineEdit


class SpotText(QWidget):
    """
    `typed` gives what is typed at every cell, for the draft of the page; Enter is `entered`.

    Args:
        name: Of the field, in the draft.
    """

    typed_changed = Signal()
    restored = Signal(str)  # the cell at which something was typed before
    entered = Signal()

    def __init__(
        self,
        label: str,
        placeholder: str,
        name: str,
        kept: KeptTexts | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._key = ""
        self._waiting: dict[str, str] = {}
        self.line = LineEdit(placeholder)
        self.line.setObjectName(name)
        self.field = LabelledField(label, self.line)
        self.sensitive = SensitiveHint.under(self.field, kept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self.line.textEdited.connect(self._on_edited)
        self.line.returnPressed.connect(self.entered)

    def show_at(self, key: str) -> None:
        """Go to another cell."""
        if key == self._key:
            return
        self._key = key
        self.field.set_error("")
        self.line.setText(self._waiting.get(key, ""))

    def text(self) -> str:
        """Return what is typed at the cell that is shown."""
        return self.line.text().strip()

    def clear(self) -> None:
        """Forget what is typed at the cell that is shown: it was stored."""
        self.line.clear()
        self.field.set_error("")
        self._on_edited("")

    def refuse(self, sentence: str) -> None:
        """Say why it was not stored; it stays."""
        self.field.set_error(sentence)
        self.line.setFocus()

    def typed(self) -> dict[str, str] | None:
        """Return what is typed, by cell; None: nothing."""
        return dict(self._waiting) or None

    def put_back(self, words: Mapping[str, str]) -> None:
        """Show again what was typed before."""
        self._waiting = dict(words)
        self.line.setText(self._waiting.get(self._key, ""))
        for key in words:
            self.restored.emit(key)

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        if text.strip():
            self._waiting[self._key] = text
        else:
            self._waiting.pop(self._key, None)
        self.field.set_error("")
        self.typed_changed.emit()
