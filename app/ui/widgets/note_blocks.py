"""The list of text blocks (tekstblokken) that opens at a `/` in a note."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QInputMethodEvent,
    QKeyEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QListWidget, QListWidgetItem
from typing_extensions import override

from app.domain.matching import fold
from app.ui import icons, theme
from app.ui.widgets.fields import set_flag
from app.ui.widgets.note_edit import RichNoteEdit

SIGN: Final = "/"
MOST_ROWS: Final = 8  # seen at once
MARGIN: Final = 8  # px to the edge of the window
ICON: Final = 30  # px that an icon takes before the words
STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
CHOOSES: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_LEAVES: Final = (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Wheel)


class TextBlock(NamedTuple):
    """What can be put in a note: lines of light markup, under a name."""

    name: str
    text: str
    is_template: bool = False  # of the coach, not of the program


class BlockList(QObject):
    """
    Offers blocks when a `/` is typed at the start of a line or after a space.

    The keyboard stays in the note: what is typed after the `/` filters, and a `/` that no block
    answers to (en/of, 12/3, km / uur) is a sign like any other. Esc leaves it as it was typed.

    Args:
        blocks: Gives what can be chosen, in order; asked each time the list opens.
    """

    # of the class: Qt still sends events when Python has emptied an object that goes away
    _sign: int | None = None  # place of the `/`, while a block can be chosen
    _typed = False  # the sign was the last thing that came in

    def __init__(self, note: RichNoteEdit, blocks: Callable[[], Sequence[TextBlock]]) -> None:
        super().__init__(note)
        self._note, self._blocks = note, blocks
        self._offered: tuple[TextBlock, ...] = ()
        self._hits: tuple[TextBlock, ...] = ()
        self.list = QListWidget(note)
        set_flag(self.list, "popup", on=True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Tekstblokken"))
        self.list.hide()
        self.list.itemClicked.connect(self._on_clicked)
        note.installEventFilter(self)
        note.viewport().installEventFilter(self)
        note.cursorPositionChanged.connect(self._look)
        note.destroyed.connect(self.list.deleteLater)  # while open it is a child of the window

    @property
    def is_open(self) -> bool:
        """Whether the list is seen."""
        return self._sign is not None and self.list.isVisible()

    def names(self) -> list[str]:
        """Return what can be chosen now, from top to bottom."""
        return [hit.name for hit in self._hits] if self.is_open else []

    @Slot()
    def open(self) -> None:
        """Type the sign for the coach, on a new line where it would be part of a word."""
        self._note.setFocus()
        cursor = self._note.textCursor()
        if not _may_begin(cursor):
            cursor.insertText(" ")
        self._typed = True
        cursor.insertText(SIGN)
        self._note.setTextCursor(cursor)
        self._look()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _LEAVES:
            if self._sign is not None:
                self._close()
        elif isinstance(event, QInputMethodEvent):
            self._typed = event.commitString() == SIGN
        elif isinstance(event, QKeyEvent) and event.type() != QEvent.Type.KeyRelease:
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        """Take a key of the list; all others are typed, also while it is open."""
        if self.is_open and event.modifiers() in _PLAIN and _is_ours(event):
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._do(Qt.Key(event.key()))
            return True
        if event.type() == QEvent.Type.KeyPress:
            self._typed = event.text() == SIGN
        return False

    def _do(self, key: Qt.Key) -> None:
        if key in STEPS:
            row = (self.list.currentRow() + STEPS[key]) % len(self._hits)
            self.list.setCurrentRow(row)
            self._announce()
        elif key in CHOOSES:
            self._choose(self.list.currentRow())
        else:
            self._close()

    @Slot()
    def _look(self) -> None:
        """Follow the cursor: filter by what stands between the sign and it, or go away."""
        cursor = self._note.textCursor()
        if self._typed:
            self._typed = False
            before = QTextCursor(cursor)
            before.movePosition(QTextCursor.MoveOperation.Left)
            if not cursor.atBlockStart() and _may_begin(before):
                self._sign, self._offered = before.position(), tuple(self._blocks())
        if self._sign is None:
            return
        typed = _typed_since(cursor, self._sign)
        if typed is None:
            self._close()
            return
        self._hits = tuple(block for block in self._offered if _answers(block, typed))
        if self._hits:
            self._show()
        elif any(sign.isspace() for sign in typed):
            self._close()  # a sentence goes on
        else:
            self.list.hide()  # until a slip of the keyboard is mended

    def _show(self) -> None:
        self.list.clear()
        for hit in self._hits:
            name = "file-document-outline" if hit.is_template else "format-title"
            item = QListWidgetItem(icons.icon(name, "muted"), hit.name)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._said(hit))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._place()
        self._announce()

    def _said(self, block: TextBlock) -> str:
        words = self.tr("{name}, sjabloon") if block.is_template else self.tr("{name}, tekstblok")
        return words.format(name=block.name)

    def _place(self) -> None:
        """Put the list under the sign, or above it when it does not fit under it."""
        window, view = self._note.window(), self._note.viewport()
        at = QTextCursor(self._note.document())
        at.setPosition(self._sign or 0)
        line = self._note.cursorRect(at)
        if self.list.parentWidget() is not window:
            self.list.setParent(window)
        icon = theme.current().px(16)
        self.list.setIconSize(QSize(icon, icon))
        rows = min(len(self._hits), MOST_ROWS)
        wanted = QSize(self._wanted_width(), self.list.sizeHintForRow(0) * rows + 6)
        below = view.mapTo(window, line.bottomLeft() + QPoint(0, 4))
        above = view.mapTo(window, line.topLeft() - QPoint(0, 4))
        room = window.height() - MARGIN - below.y(), above.y() - MARGIN
        is_below = room[0] >= wanted.height() or room[0] >= room[1]
        high = min(wanted.height(), max(*room, self.list.sizeHintForRow(0)))
        left = min(below.x(), window.width() - wanted.width() - MARGIN)
        top = min(below.y() if is_below else above.y() - high, window.height() - MARGIN - high)
        place = QPoint(max(MARGIN, left), max(MARGIN, top))
        self.list.setGeometry(QRect(place, QSize(wanted.width(), high)))
        self.list.show()
        self.list.raise_()
        self.list.scrollToItem(self.list.currentItem())

    def _wanted_width(self) -> int:
        colors, letters = theme.current(), self.list.fontMetrics()
        widest = max(letters.horizontalAdvance(hit.name) for hit in self._hits)
        least, most = colors.px(200), self._note.window().width() - 2 * MARGIN
        return min(max(least, widest + colors.px(ICON) + 40), most)

    def _announce(self) -> None:
        """Tell a screen reader what Enter would choose: the keyboard stays in the note."""
        row = self.list.currentRow()
        if not QAccessible.isActive() or not 0 <= row < len(self._hits):
            return
        words = self.tr("{block}, {number} van {count}").format(
            block=self._said(self._hits[row]), number=row + 1, count=len(self._hits)
        )
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._note, words))

    @Slot(QListWidgetItem)
    def _on_clicked(self, item: QListWidgetItem) -> None:
        self._choose(self.list.row(item))

    def _choose(self, row: int) -> None:
        sign, hits = self._sign, self._hits
        self._close()
        if sign is not None and 0 <= row < len(hits):
            self._note.insert_markup(hits[row].text, since=sign)
            self._note.setFocus()

    def _close(self) -> None:
        """Go away; what was typed stays as it is."""
        self._sign = None
        if not self.list.isHidden():
            self.list.hide()
        if self.list.parentWidget() is not self._note:
            self.list.setParent(self._note)


def _is_ours(event: QKeyEvent) -> bool:
    key = Qt.Key(event.key())
    return key in STEPS or key in CHOOSES or key == Qt.Key.Key_Escape


def _may_begin(cursor: QTextCursor) -> bool:
    """Tell whether a sign here begins a line or a word."""
    text = cursor.block().text().encode("utf-16-le")  # Qt counts places in UTF-16
    before = text[: 2 * cursor.positionInBlock()].decode("utf-16-le", "replace")
    return not before or before[-1].isspace()


def _typed_since(cursor: QTextCursor, sign: int) -> str | None:
    """Return what stands between the sign and the cursor; None: the cursor went elsewhere."""
    block = cursor.block()
    if cursor.hasSelection() or not block.position() <= sign < cursor.position():
        return None
    found = QTextCursor(cursor)
    found.setPosition(sign, QTextCursor.MoveMode.KeepAnchor)
    text = found.selectedText()
    return text[1:] if text.startswith(SIGN) else None


def _answers(block: TextBlock, typed: str) -> bool:
    """Tell whether the name, or a word of it, begins with what was typed."""
    name, wanted = fold(block.name), fold(typed)
    if typed[:1].isspace():
        return False
    return name.startswith(wanted) or any(word.startswith(wanted) for word in name.split())
