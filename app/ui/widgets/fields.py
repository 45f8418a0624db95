"""Fields to type in, and the label, hint and error that stand around one."""

from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.ui import fonts, icons, theme
from app.ui.widgets import paint
from app.ui.widgets.buttons import Button
from app.ui.widgets.field_menu import open_menu
from app.ui.widgets.labels import Label, Tone, muted

# Qt would cut a pasted text at 32,767 letters without a word; what is too long is refused by name
MOST_LETTERS = 1 << 21
# The user goes on; a list that opens or a window in front is no reason to lose the cursor
LEAVING: Final = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.MouseFocusReason,
    }
)


def set_flag(widget: QWidget, name: str, *, on: bool) -> None:
    """Set a property that the stylesheet looks at, and let it look again."""
    if bool(widget.property(name)) == on:
        return
    widget.setProperty(name, on)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
    widget.update()


class LineEdit(QLineEdit):
    """
    One line of text.

    Args:
        icon: Name of an icon at the left, such as `magnify`.
        secret: Dots instead of letters, with an eye button that shows them.
        big: 44 px high.
    """

    def __init__(
        self,
        placeholder: str = "",
        *,
        icon: str = "",
        secret: bool = False,
        big: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._left_at = 0  # where the cursor was when the user went on
        self.setMaxLength(MOST_LETTERS)
        self.setPlaceholderText(placeholder)
        self.setProperty("big", big)
        self.end_button: Button | None = None
        if secret:
            self.setEchoMode(QLineEdit.EchoMode.Password)
            eye = self.set_end_button(self.tr("Toon wachtwoord"), "eye-outline")
            eye.set_shortcut_hint("Alt+T")
            eye.setCheckable(True)
            # not a stop for Tab: whoever types the passphrase again would type on the button
            eye.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            key = QShortcut(QKeySequence("Alt+T"), self, eye.toggle)
            key.setContext(Qt.ShortcutContext.WidgetShortcut)
            eye.toggled.connect(self._on_eye)
        self._on_theme()
        theme.current().changed.connect(self._on_theme)

    def set_end_button(self, name: str, icon: str, icon_size: int = 16) -> Button:
        """Put an icon button in the right end of the field and return it."""
        button = Button(name, "icon", icon, icon_size=icon_size, parent=self)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.end_button = button
        self._on_theme()
        return button

    def set_error(self, *, on: bool) -> None:
        """Show or take away the error edge."""
        set_flag(self, "error", on=on)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self._height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._icon:
            size = theme.current().px(16)
            painter = paint.begin(self)
            icons.paint(
                painter,
                QRect(13, (self.height() - size) // 2, size, size),
                self._icon,
                "muted" if self.isEnabled() else "disabled",
            )
            painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_button()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        open_menu(self.createStandardContextMenu(), self, event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() in LEAVING:
            self._left_at = self.cursorPosition()
            self.home(False)  # noqa: FBT003 what is too long for the field shows its begin

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.OtherFocusReason and self.cursorPosition() == 0:
            self.setCursorPosition(self._left_at)  # given back, as after a question below it
        self._left_at = 0

    def _height(self) -> int:
        return theme.current().height(44 if self.property("big") else 32)

    def _place_button(self) -> None:
        if self.end_button is not None:
            side = min(self.height() - 4, self.end_button.sizeHint().width())
            top = (self.height() - side) // 2
            self.end_button.setGeometry(self.width() - side - top, top, side, side)

    @Slot(bool)
    def _on_eye(self, shown: bool) -> None:  # noqa: FBT001 signature of `toggled`
        mode = QLineEdit.EchoMode
        self.setEchoMode(mode.Normal if shown else mode.Password)
        if self.end_button is not None:
            self.end_button.set_icon("eye-off-outline" if shown else "eye-outline")
            self.end_button.setText(
                self.tr("Verberg wachtwoord") if shown else self.tr("Toon wachtwoord")
            )

    @Slot()
    def _on_theme(self) -> None:
        left = theme.current().px(16) + 6 if self._icon else 0
        right = theme.current().height(32) - 8 if self.end_button else 0
        self.setTextMargins(left, 0, right, 0)
        self._place_button()
        self.updateGeometry()


class NoteEdit(QPlainTextEdit):
    """Plain running text; Tab leaves it, so that the keyboard is never caught."""

    def __init__(
        self, placeholder: str = "", role: fonts.Role = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._role = role
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self._on_theme()
        theme.current().changed.connect(self._on_theme)

    def set_error(self, *, on: bool) -> None:
        """Show or take away the error edge."""
        set_flag(self, "error", on=on)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        open_menu(self.createStandardContextMenu(), self, event)

    @Slot()
    def _on_theme(self) -> None:
        self.setFont(theme.current().font(self._role))


class NoteLine(QWidget):
    """An icon and a sentence under a field: an error, a hint or a confirmation."""

    ICONS = {  # noqa: RUF012 a constant of the class
        "error": "alert-octagon-outline",
        "attention": "alert-outline",
        "ok": "check-circle-outline",
    }
    WORDS: Final[dict[str, Tone]] = {"error": "error", "attention": "attention"}

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = "muted"
        self._said: tuple[str, str] | None = None
        self._mark = QLabel(self)
        self.words = Label("", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        # not Maximum: that would cut off what wraps into more lines than the hint has
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()
        theme.current().changed.connect(self._on_theme)

    def show_note(self, tone: str, text: str) -> None:
        """Show a sentence in a tone: error, attention, ok or muted; an empty one hides the line."""
        if self._said == (tone, text):  # at each key, mostly so
            self.setVisible(bool(text))
            return
        self._tone, self._said = tone, (tone, text)
        self.words.setText(text)
        self.words.set_role("small" if tone == "muted" else "text")
        # an error colours its words; what is in order or to be watched colours only the icon
        self.words.set_tone(self.WORDS.get(tone, "muted"))
        self._on_theme()
        self.setVisible(bool(text))

    @Slot()
    def _on_theme(self) -> None:
        name, size = self.ICONS.get(self._tone, ""), theme.current().px(16)
        self._mark.setVisible(bool(name))
        if name:
            self._mark.setPixmap(icons.pixmap(name, self._tone, size, self.devicePixelRatioF()))


class _TopColumn(QVBoxLayout):
    """
    Keeps its items at the top when there is more room than they need.

    An alignment of the layout does so too, but cuts off words that wrap into more lines than the
    size hint has.
    """

    @override
    def setGeometry(self, area: QRect) -> None:
        wraps, wide = self.hasHeightForWidth(), area.width()
        high = self.heightForWidth(wide) if wraps else self.sizeHint().height()
        super().setGeometry(QRect(area.x(), area.y(), wide, min(area.height(), high)))


class LabelledField(QWidget):
    """
    A label above a control, and under it a hint or an error.

    The label is the control's buddy, so a mnemonic in its text reaches it and a screen reader
    reads it.
    """

    def __init__(
        self, label: str, control: QWidget, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.label = muted(label)
        self.label.setBuddy(control)
        self.control = control
        self._hint = hint
        self.note = NoteLine()
        if not control.accessibleName():
            control.setAccessibleName(label.replace("&", ""))
        grows = control.sizePolicy().expandingDirections() & Qt.Orientation.Vertical
        column = QVBoxLayout(self) if grows else _TopColumn(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.label)
        column.addWidget(control)
        column.addWidget(self.note)
        tall = QSizePolicy.Policy.Expanding if grows else QSizePolicy.Policy.Minimum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, tall)
        self.set_hint(hint)

    def set_hint(self, hint: str) -> None:
        """Show another sentence when there is no error."""
        self._hint = hint
        self.note.show_note("muted", hint)

    def set_error(self, sentence: str) -> None:
        """Show what is wrong; an empty sentence takes the error away."""
        set_flag(self.control, "error", on=bool(sentence))
        self.control.setAccessibleDescription(sentence or self._hint)
        self.note.show_note("error" if sentence else "muted", sentence or self._hint)

    def set_confirmation(self, sentence: str) -> None:
        """Show that it is in order, with a reason."""
        set_flag(self.control, "error", on=False)
        self.note.show_note("ok" if sentence else "muted", sentence or self._hint)

    def set_warning(self, sentence: str) -> None:
        """Show something to watch that does not block."""
        set_flag(self.control, "error", on=False)
        self.note.show_note("attention" if sentence else "muted", sentence or self._hint)

    @property
    def error(self) -> str:
        """The sentence of the error that is shown, or nothing."""
        return self.note.words.text() if self.control.property("error") else ""

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.label.setEnabled(self.isEnabled())
