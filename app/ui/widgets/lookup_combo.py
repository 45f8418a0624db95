"""A field to type words in, whose lines are looked up elsewhere and come a moment later."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.ui.widgets.combos import SearchCombo, Suggestion

ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LookupCombo(SearchCombo):
    """
    Asks for lines with `wanted` and shows those that `answer` brings, when they are still wanted.

    Enter that comes before them takes the first one of them, as it does when they stand there.
    """

    wanted = Signal(str)  # what is typed; empty for the whole list

    _asked: str | None = None  # of the class: Qt sends events before the field is ready
    _takes_first = False

    def __init__(
        self, placeholder: str = "", *, big: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(_none_yet, placeholder, big=big, parent=parent)
        self._popup.installEventFilter(self)  # the list gets the keys while it is open

    @property
    def is_waiting(self) -> bool:
        """Whether lines are on their way."""
        return self._asked is not None

    def answer(self, asked: str, found: Sequence[Suggestion]) -> None:
        """Show the lines for what was asked, unless something else was asked since."""
        if asked != self._asked:
            return
        takes_first = self._takes_first
        self._forget()
        if takes_first and found:
            self._popup.hide()
            self.set_suggestion(found[0])
            self.chosen.emit(found[0])
        else:
            self._show_lines(found)

    def take_first(self) -> bool:
        """Take the first line as soon as it comes; False: no lines are on their way."""
        self._takes_first = self.is_waiting
        return self.is_waiting

    @override
    def set_suggestion(self, suggestion: Suggestion | None) -> None:
        self._forget()
        super().set_suggestion(suggestion)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in ENTERS
            and self.take_first()
        ):
            return True  # the lines that stand there are those of a letter ago
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTERS and self.take_first():
            return
        if event.key() == Qt.Key.Key_Escape:
            self._forget()
        super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._forget()
        super().focusOutEvent(event)

    @override
    def _open(self, text: str) -> None:
        self._asked, self._takes_first = text, False
        self.wanted.emit(text)

    @Slot(str)
    @override
    def _on_edited(self, text: str) -> None:
        self._forget()
        super()._on_edited(text)

    def _forget(self) -> None:
        self._asked, self._takes_first = None, False


def _none_yet(_typed: str) -> Sequence[Suggestion]:
    return ()
