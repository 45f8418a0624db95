"""A text that becomes a field when it is clicked: Enter keeps, Esc restores."""

from collections.abc import Mapping
from functools import cached_property
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.domain.sensitive import Found, find_sensitive
from app.reference.sensitive import sensitive_words
from app.ui import fonts, theme
from app.ui.sensitive_hint import LONGEST, SensitiveHint
from app.ui.sensitive_kept import KeptTexts
from app.ui.sensitive_text import FieldText, LookedAt
from app.ui.widgets import paint
from app.ui.widgets.combos import SearchCombo, Suggest, Suggestion
from app.ui.widgets.fields import LineEdit, NoteLine

PADDING: Final = 6
MOST, MOST_TITLE = 420, 640  # px that it asks for; of a title at 100% text
STAYS: Final = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
STARTS: Final = {Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class _Shown(QAbstractButton):
    """The text while nobody edits it; the whole of it is in the tooltip."""

    def __init__(self, empty: str, role: fonts.Role, parent: QWidget) -> None:
        super().__init__(parent)
        self._empty, self._role = empty, role
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._on_theme)

    @override
    def sizeHint(self) -> QSize:
        words = paint.width(self._words(), theme.current().font(self._role))
        most = theme.current().px(MOST_TITLE) if self._role == "title" else MOST
        return QSize(min(words, most) + 2 * PADDING, self._high())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._high())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, font = paint.begin(self), theme.current().font(self._role)
        wide = min(self.width(), paint.width(self._words(), font) + 2 * PADDING)
        area = QRect(0, 0, wide, self.height())
        if self.underMouse():
            paint.box(painter, area, "hover", radius=4)
        if self.hasFocus():
            paint.ring(painter, area, radius=4)
        tone = "text" if self.text() else "muted"
        words = area.adjusted(PADDING, 0, -2, 0)
        paint.text(painter, words, self._words(), font, tone)
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STARTS:
            self.click()
        else:
            super().keyPressEvent(event)

    def _high(self) -> int:
        return theme.current().height(32, role=self._role)

    def _words(self) -> str:
        return self.text().replace("\n", " ") or self._empty

    @Slot()
    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()


class InPlaceText(QWidget):
    """
    A value that is edited where it stands.

    `kept` carries what was typed when it differs; the owner answers with `accept` or `refuse`.
    Losing the keyboard keeps too, so that nothing typed is lost. `typed_changed` comes whenever
    `typed` may be another.

    Args:
        name: For a screen reader.
        empty: Shown where there is no value.
        quoted: Shown between quotes, because somebody said it.
        role: Of the type scale; a `title` is the name of a page.
    """

    kept = Signal(str)
    typed_changed = Signal()

    def __init__(
        self,
        name: str,
        empty: str,
        *,
        quoted: bool = False,
        role: fonts.Role = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._quoted, self._text, self._remark = name, quoted, "", ""
        self._empty = empty
        self._problem, self._is_handing = "", False
        self._allowed: KeptTexts | None = None
        self._shown = _Shown(empty, role, self)
        self._shown.setObjectName("shown")
        self._swap = QWidget()
        self._stack = QStackedLayout(self._swap)
        self._stack.addWidget(self._shown)
        self._swap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._swap)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self._shown)
        self._shown.clicked.connect(self.edit)
        self.set_text("")

    @cached_property
    def field(self) -> LineEdit:
        """The field, made for who types: a file shows many values, and few are changed."""
        field = self._make_field(self._empty)
        field.setObjectName("field")
        field.setAccessibleName(self._name)
        self._stack.addWidget(field)
        QWidget.setTabOrder(self._shown, field)
        field.textChanged.connect(self.typed_changed)
        field.installEventFilter(self)
        return field

    @cached_property
    def note(self) -> NoteLine:
        """The line under it, made when there is something to say."""
        note = NoteLine(self)
        column = self.layout()
        if column is not None:
            column.addWidget(note)
        return note

    @cached_property
    def hint(self) -> SensitiveHint:
        """The question under it, made when something seems sensitive."""
        hint = ValueHint(self, self._allowed)
        column = self.layout()
        if column is not None:
            column.addWidget(hint)
        return hint

    def _make_field(self, empty: str) -> LineEdit:
        return LineEdit(empty)

    def ask_about(self, allowed: KeptTexts) -> None:
        """Ask about what seems sensitive in the value, unless it is among what is allowed."""
        self._allowed = allowed
        allowed.changed.connect(self._look)
        self._look()

    @property
    def last_stop(self) -> QWidget:
        """What Tab leaves before it comes to what stands under the value."""
        return self.field if "field" in self.__dict__ else self._shown

    @property
    def is_editing(self) -> bool:
        """Whether the field is open."""
        return self._stack.currentWidget() is not self._shown

    def text(self) -> str:
        """Return the value that is kept."""
        return self._text

    def typed(self) -> dict[str, str] | None:
        """Return what is typed and the owner does not have, with why it was refused."""
        if not self.is_editing or self._is_handing or self.field.text() == self._text:
            return None
        return {"text": self.field.text(), "problem": self._problem}

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Open the field with what was typed in it before."""
        self._stack.setCurrentWidget(self.field)  # first: else what it tells is not typed yet
        self.field.setText(typed.get("text", ""))
        if problem := typed.get("problem"):
            self.refuse(problem)
        self.typed_changed.emit()

    def set_text(self, text: str) -> None:
        """Show a value, unless somebody is typing another one."""
        if self.is_editing and self.field.text() != self._text:
            return
        is_other, self._text = text != self._text, text
        words = f"“{text}”" if text and self._quoted else text
        self._shown.setText(words)
        self._shown.setToolTip(words)
        self._shown.setAccessibleName(f"{self._name}: {words}")
        self._shown.updateGeometry()
        self.updateGeometry()
        if is_other:
            self._look()

    @Slot()
    def edit(self) -> None:
        """Open the field."""
        self.field.setText(self._text)
        self._stack.setCurrentWidget(self.field)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def keep(self) -> None:
        """Hand what is typed to the owner, as Enter does."""
        if not self.is_editing or self._is_handing:
            return
        if self.field.text() == self._text:
            self._close()
        else:
            self._is_handing = True
            self.kept.emit(self.field.text())
            self._is_handing = False

    def accept(self, text: str) -> None:
        """Show what the owner stored, and close the field."""
        self._text = text
        self._close()
        self.set_text(text)

    def refuse(self, sentence: str) -> None:
        """Say why the owner cannot store it, and leave what was typed."""
        self._problem, self._is_handing = sentence, False
        self.field.set_error(on=True)
        self.note.show_note("error", sentence)
        self.typed_changed.emit()
        self._look()

    @Slot()
    def _look(self) -> None:
        """Ask when the value was left or stored, never while it is typed."""
        if self._allowed is None:
            return
        text = self.field.text() if self.is_editing else self._text
        words = sensitive_words(clock.today())
        if "hint" in self.__dict__ or find_sensitive(text[:LONGEST], words):
            self.hint.look_soon()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.keep()
                if not self.is_editing:
                    self._shown.setFocus()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._close()
                self._shown.setFocus()
                return True
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in STAYS:
            self.keep()
        return False

    def set_remark(self, sentence: str) -> None:
        """Show something to watch under the value, while nobody edits it."""
        self._remark = sentence
        if not self.is_editing and (sentence or "note" in self.__dict__):
            self.note.show_note("attention", sentence)

    def _close(self) -> None:
        self.field.setText(self._text)  # losing the keyboard must find nothing to keep
        self._problem = ""
        self.field.set_error(on=False)
        if self._remark or "note" in self.__dict__:
            self.note.show_note("attention", self._remark)
        self._stack.setCurrentWidget(self._shown)
        self.typed_changed.emit()
        self._look()


class ValueHint(SensitiveHint):
    """Asks about one value; it is mended where it stands."""

    def __init__(self, value: InPlaceText, allowed: KeptTexts | None) -> None:
        super().__init__(value, kept=allowed)
        self._value = value

    @override
    def texts(self) -> list[LookedAt]:
        return [_Value(self._value)]


class _Value:
    """The value of a text, under the name of its widget."""

    def __init__(self, value: InPlaceText) -> None:
        self._value = value

    @property
    def name(self) -> str:
        return self._value.objectName()

    @property
    def stop(self) -> QWidget:
        return self._value.last_stop

    def text(self) -> str:
        """Return what stands there, also when it is refused."""
        return self._value.field.text() if self._value.is_editing else self._value.text()

    def show(self, found: Found) -> None:
        """Open the field, with the piece selected."""
        self._field().show(found)

    def remove(self, found: Found) -> None:
        """Take a piece out and store the rest, in a way that can be undone."""
        self._field().remove(found)
        self._value.keep()

    def _field(self) -> FieldText:
        if not self._value.is_editing:
            self._value.edit()
        return FieldText(self._value.field)


class InPlaceChoice(InPlaceText):
    """
    A value out of a list, chosen by typing words where it stands.

    `picked` carries the key of the line, None when the field was emptied. The words that look for
    a line are no value: they are not `typed`.
    """

    picked = Signal(object)

    def __init__(
        self, name: str, empty: str, suggest: Suggest, parent: QWidget | None = None
    ) -> None:
        self._suggest = suggest
        super().__init__(name, empty, parent=parent)

    @override
    def keep(self) -> None:
        if self.is_editing:
            self._close()

    @override
    def typed(self) -> dict[str, str] | None:
        return None

    @Slot()
    @override
    def edit(self) -> None:
        super().edit()
        self._choice.set_suggestion(Suggestion(self.text(), self.text()) if self.text() else None)
        self._choice.selectAll()

    @override
    def _make_field(self, empty: str) -> LineEdit:
        self._choice = SearchCombo(self._suggest, empty)
        self._choice.chosen.connect(self._on_chosen)
        return self._choice

    @Slot(object)
    def _on_chosen(self, suggestion: Suggestion | None) -> None:
        self._close()
        self._shown.setFocus()
        self.picked.emit(None if suggestion is None else suggestion.key)
