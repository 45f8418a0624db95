"""Combo boxes: a short list to pick from, and a long one where you type words to choose."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    QStringListModel,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from app.ui import theme
from app.ui.widgets import paint
from app.ui.widgets.fields import LabelledField, LineEdit, set_flag

DETAIL_ROLE: Final = Qt.ItemDataRole.UserRole + 1
MAX_ROWS: Final = 8
EDGE: Final = 8  # px at both ends of a line of a popup
SCROLL: Final = 20  # px for the edge and the scrollbar of a popup


class Suggestion(NamedTuple):
    """One line that can be chosen; `key` is what the screen keeps."""

    key: object
    text: str
    detail: str = ""


Suggest = Callable[[str], Sequence[Suggestion]]
Index = QModelIndex | QPersistentModelIndex


class PopupDelegate(QStyledItemDelegate):
    """Paints a line of a popup list: text, and a muted detail at the right."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width() + 24, theme.current().height(30))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colors, rect = theme.current(), QRect(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            paint.box(painter, rect, "selection", radius=4)
        elif state & QStyle.StateFlag.State_MouseOver:
            paint.box(painter, rect, "hover", radius=4)
        area = rect.adjusted(EDGE, 0, -EDGE, 0)
        if detail := index.data(DETAIL_ROLE):
            font = colors.font("small", tabular=True)
            wide = min(paint.width(detail, font) + 2, area.width() // 2)
            right = QRect(area.right() - wide, area.y(), wide, area.height())
            flag = Qt.AlignmentFlag.AlignRight
            paint.text(painter, right, detail, font, "muted", align=flag)
            area.setRight(right.left() - EDGE)
        words = index.data(Qt.ItemDataRole.DisplayRole) or ""
        on = index.flags() & Qt.ItemFlag.ItemIsEnabled
        paint.text(painter, area, words, colors.font(), "text" if on else "disabled")
        painter.restore()


class _NarrowDelegate(PopupDelegate):
    """Asks no width, so that a line is as wide as its list and ends in dots where that is less."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, super().sizeHint(option, index).height())


def line_width(suggestion: "Suggestion") -> int:
    """Return how wide a line of a popup is, in pixels, to show all of its words."""
    colors = theme.current()
    wide = paint.width(suggestion.text, colors.font()) + 2 * EDGE + 2
    if suggestion.detail:
        wide += paint.width(suggestion.detail, colors.font("small", tabular=True)) + EDGE + 2
    return wide


class ComboBox(QComboBox):
    """
    A short list to pick from; the wheel scrolls the page, not the choice.

    `add` gives each line a key; `key` and `set_key` read and set the chosen one.
    """

    def __init__(self, *, big: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("big", big)
        self.setItemDelegate(PopupDelegate(self))
        self.setMaxVisibleItems(MAX_ROWS * 2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        theme.current().changed.connect(self.updateGeometry)

    def add(self, key: object, text: str, detail: str = "") -> None:
        """Add a line at the end."""
        self.addItem(text, key)
        if detail:
            self.setItemData(self.count() - 1, detail, DETAIL_ROLE)

    def key(self) -> object | None:
        """Return the key of the chosen line, or None."""
        found: object | None = self.currentData()
        return found

    def set_key(self, key: object | None) -> None:
        """Choose the line with this key, without a signal; none when there is no such line."""
        keys = [self.itemData(row) for row in range(self.count())]
        with QSignalBlocker(self):
            self.setCurrentIndex(keys.index(key) if key in keys else -1)
        self.update()

    def set_error(self, *, on: bool) -> None:
        """Show or take away the error edge."""
        set_flag(self, "error", on=on)

    @override
    def sizeHint(self) -> QSize:
        height = theme.current().height(44 if self.property("big") else 32)
        return QSize(super().sizeHint().width(), height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    @override
    def showPopup(self) -> None:
        window = self.view().window()
        if not window.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground):
            window.setWindowFlag(Qt.WindowType.FramelessWindowHint)
            window.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
            window.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)  # round corners
        super().showPopup()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.ignore()  # Qt keeps it and shows nothing; the page around it may have a menu


def fill_choices(combo: ComboBox, all_of_them: str, lines: Iterable[tuple[object, str]]) -> None:
    """Offer all of them (None) and each; what was chosen stays, when it is still there."""
    before, some = combo.key(), list(lines)
    with QSignalBlocker(combo):
        combo.clear()
        combo.add(None, all_of_them)
        for key, name in some:
            combo.add(key, name)
    combo.set_key(before if before in [key for key, _name in some] else None)


class _SuggestionModel(QStringListModel):
    """The lines of the popup."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.found: list[Suggestion] = []

    def show_suggestions(self, found: Sequence[Suggestion]) -> None:
        """Replace the lines."""
        self.found = list(found)
        self.setStringList([suggestion.text for suggestion in found])

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == DETAIL_ROLE and index.isValid():
            return self.found[index.row()].detail
        if role in _WHOLE and index.isValid():
            suggestion = self.found[index.row()]
            return f"{suggestion.text} {suggestion.detail}".strip()
        return super().data(index, role)


_WHOLE: Final = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


class SearchCombo(LineEdit):
    """
    A field where you type words and choose one of the lines below it.

    Args:
        suggest: Gives the lines for what is typed; quick, it runs at every key. Called with an
            empty text when the user asks for the list without typing.

    `chosen` carries the Suggestion, or None when the field was emptied. Text that was not chosen
    goes back to the last choice when the field loses the keyboard; without one it stays, in error,
    until it is changed. Esc closes the list; without a list it brings the last choice back.
    """

    chosen = Signal(object)

    def __init__(
        self,
        suggest: Suggest,
        placeholder: str = "",
        *,
        big: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(placeholder, big=big, parent=parent)
        self._suggest = suggest
        self._suggestion: Suggestion | None = None
        self.has_loose_words = False  # left behind, and not of the list
        self._model = _SuggestionModel(self)
        self._completer = QCompleter(self)
        self._completer.setModel(self._model)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(MAX_ROWS)
        self._popup = QListView()
        set_flag(self._popup, "popup", on=True)
        self._completer.setPopup(self._popup)
        self._popup.setItemDelegate(_NarrowDelegate(self._popup))
        self._popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._popup.setMouseTracking(True)
        self._completer.setWidget(self)
        open_button = self.set_end_button(self.tr("Toon de lijst"), "chevron-down", 20)
        open_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        open_button.clicked.connect(self.show_all)
        self.textEdited.connect(self._on_edited)
        self._completer.activated.connect(self._on_activated)

    def value(self) -> object | None:
        """Return the key that was chosen, or None."""
        return None if self._suggestion is None else self._suggestion.key

    def suggestion(self) -> Suggestion | None:
        """Return what was chosen."""
        return self._suggestion

    def set_suggestion(self, suggestion: Suggestion | None) -> None:
        """Show a choice, without a signal."""
        self._suggestion = suggestion
        self.has_loose_words = False
        self.setText(suggestion.text if suggestion else "")
        self.setToolTip(self.text())  # the field may be narrower
        self.setCursorPosition(0)

    @Slot()
    def show_all(self) -> None:
        """Open the list for what is typed, or the whole list when a choice stands there."""
        typed = self.text().strip()
        is_choice = self._suggestion is not None and typed == self._suggestion.text
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._open("" if is_choice else typed)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self._popup.isVisible():
            self.show_all()
        elif event.key() == Qt.Key.Key_Escape and self._popup.isVisible():
            self._popup.hide()
        elif event.key() == Qt.Key.Key_Escape and self._is_dirty():
            self._restore()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._leave()

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        self.has_loose_words = False
        if isinstance(field := self.parentWidget(), LabelledField):
            field.set_error("")
        if text.strip():
            self._open(text.strip())
            return
        self._popup.hide()
        if self._suggestion is not None:
            self._suggestion = None
            self.chosen.emit(None)

    @Slot()
    def _on_activated(self) -> None:
        suggestion = self._model.found[self._popup.currentIndex().row()]
        self.set_suggestion(suggestion)
        self.chosen.emit(suggestion)

    def _open(self, text: str) -> None:
        self._show_lines(self._suggest(text))

    def _show_lines(self, found: Sequence[Suggestion]) -> None:
        self._model.show_suggestions(found)
        if not found:
            self._popup.hide()
            return
        self._completer.complete(QRect(0, 0, self._popup_width(), self.height()))
        self._popup.setCurrentIndex(self._completer.completionModel().index(0, 0))

    def _popup_width(self) -> int:
        """Return the width that shows the widest line whole, or what the window has room for."""
        widest = max(map(line_width, self._model.found)) + SCROLL
        window = self.window()
        room = window.width() - self.mapTo(window, self.rect().topLeft()).x() - SCROLL
        return max(self.width(), min(widest, room))

    def _is_dirty(self) -> bool:
        return self.text() != (self._suggestion.text if self._suggestion else "")

    def _leave(self) -> None:
        """Go back to the choice there was; words without any stay, with what to do about them."""
        if self._suggestion is not None:
            self._restore()
        else:
            self.ask_about_loose_words()

    def ask_about_loose_words(self) -> bool:
        """Say what to do about words for which no line was chosen; False: there are none."""
        if self._suggestion is not None or not self.text().strip():
            return False
        if isinstance(field := self.parentWidget(), LabelledField):
            self.has_loose_words = True
            field.set_error(self.tr("Kies een regel uit de lijst, of maak het veld leeg."))
        return True

    def _restore(self) -> None:
        if self._is_dirty():
            self.set_suggestion(self._suggestion)
