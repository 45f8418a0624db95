"""An editor for notes: bold, italic, lists and headings, stored as light markup."""

from typing import Final

from PySide6.QtCore import QMimeData, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextListFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget
from typing_extensions import override

from app.domain.note_text import Block, BlockKind, Span, parse, serialize
from app.ui import theme
from app.ui.widgets.field_menu import open_menu
from app.ui.widgets.fields import set_flag

LINE: Final = 23  # px of a line of the note at 100% text
AIR: Final = {BlockKind.HEADING: (10, 4), BlockKind.ITEM: (0, 1), BlockKind.PARAGRAPH: (0, 4)}
STRONG: Final = QTextFormat.Property.UserProperty.value + 1  # bold by the coach, not by a heading
KEEP, MOVE = QTextCursor.MoveMode.KeepAnchor, QTextCursor.MoveOperation


class RichNoteEdit(QTextEdit):
    """
    Running text with light markup; what is pasted comes in plain.

    Ctrl+B, Ctrl+I, Ctrl+Shift+L (list) and Ctrl+Shift+H (heading); Tab leaves the field.
    """

    edited = Signal()  # the text or its markup became different by the user
    style_changed = Signal()  # the cursor stands in another style

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loading = False
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)
        self._on_theme()
        self._style_block(self.textCursor(), BlockKind.PARAGRAPH)
        self.document().contentsChanged.connect(self._on_contents)
        self.currentCharFormatChanged.connect(self.style_changed)
        self.cursorPositionChanged.connect(self.style_changed)
        theme.current().changed.connect(self._on_theme)

    def markup(self) -> str:
        """Return the text as light markup."""
        blocks = []
        block = self.document().begin()
        while block.isValid():
            blocks.append(Block(kind_of(block), tuple(_spans(block))))
            block = block.next()
        return serialize(blocks)

    def set_markup(self, text: str) -> None:
        """Show light markup, with nothing to undo and without a signal."""
        self._loading = True
        self.clear()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for number, block in enumerate(parse(text)):
            if number:
                cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
            self._style_block(cursor, block.kind)
            for span in block.spans:
                cursor.insertText(span.text, self._letters(block.kind, span))
        cursor.endEditBlock()
        self.document().clearUndoRedoStacks()
        self.moveCursor(MOVE.Start)
        self._loading = False
        self.style_changed.emit()

    def set_cursor_place(self, place: int) -> None:
        """Put the cursor after so many characters, or at the end."""
        cursor = self.textCursor()
        cursor.setPosition(max(0, min(place, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def insert_markup(self, text: str, since: int | None = None) -> None:
        """
        Put lines of light markup at the cursor, as one step to undo; what stands around them stays.

        They begin on a line of their own; what stood after the cursor goes on in the last of them.
        The cursor goes to the first line that is to be filled in.

        Args:
            since: What stands from this place to the cursor makes way for them.
        """
        cursor = self.textCursor()
        cursor.beginEditBlock()
        if since is not None:
            cursor.setPosition(since, KEEP)
        cursor.removeSelectedText()
        if not cursor.atBlockStart():
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        blocks, open_at = parse(text), None
        for number, block in enumerate(blocks):
            if number:
                cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
            self._style_block(cursor, block.kind)
            for span in block.spans:
                cursor.insertText(span.text, self._letters(block.kind, span))
            if open_at is None and not block.spans and block.kind is not BlockKind.HEADING:
                open_at = cursor.position()
        end = cursor.position()
        self._restyle_letters(cursor.block(), blocks[-1].kind)
        cursor.endEditBlock()
        self.set_cursor_place(end if open_at is None else open_at)
        self.style_changed.emit()

    def set_error(self, *, on: bool) -> None:
        """Show or take away the error edge."""
        set_flag(self, "error", on=on)

    @property
    def is_bold(self) -> bool:
        """Whether what is typed here becomes bold."""
        return bool(self.currentCharFormat().property(STRONG))

    @property
    def is_italic(self) -> bool:
        """Whether what is typed here becomes italic."""
        return self.currentCharFormat().fontItalic()

    @property
    def kind(self) -> BlockKind:
        """What the paragraph of the cursor is."""
        return kind_of(self.textCursor().block())

    @Slot()
    def toggle_bold(self) -> None:
        """Make the selection, or what is typed next, bold or not."""
        on = not self.is_bold
        form = QTextCharFormat()
        form.setProperty(STRONG, on)
        heavy = on or self.kind is BlockKind.HEADING
        form.setFontWeight(QFont.Weight.DemiBold if heavy else QFont.Weight.Normal)
        self.mergeCurrentCharFormat(form)
        self.style_changed.emit()

    @Slot()
    def toggle_italic(self) -> None:
        """Make the selection, or what is typed next, italic or not."""
        form = QTextCharFormat()
        form.setFontItalic(not self.is_italic)
        self.mergeCurrentCharFormat(form)
        self.style_changed.emit()

    @Slot()
    def toggle_list(self) -> None:
        """Make the chosen paragraphs items of a list, or plain."""
        self._toggle(BlockKind.ITEM)

    @Slot()
    def toggle_heading(self) -> None:
        """Make the chosen paragraphs headings, or plain."""
        self._toggle(BlockKind.HEADING)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._style_key(event) and not self._list_key(event):
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        if self.actions():
            menu.addSeparator()
            menu.addActions(self.actions())
        open_menu(menu, self, event)

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        kind = kind_of(cursor.block())
        for number, line in enumerate(plain_lines(source.text())):
            if number:
                cursor.insertBlock()
                if kind is BlockKind.HEADING:
                    kind = BlockKind.PARAGRAPH
                    self._style_block(cursor, kind)
            cursor.insertText(line, self._letters(kind, Span(line)))
        cursor.endEditBlock()
        self.ensureCursorVisible()

    @override
    def minimumSizeHint(self) -> QSize:
        line = theme.current().px(LINE)
        return QSize(theme.current().px(120), 3 * line + 16)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(240), 3 * theme.current().px(LINE) + 12)

    def _style_key(self, event: QKeyEvent) -> bool:
        plain = Qt.KeyboardModifier.ControlModifier
        shifted = plain | Qt.KeyboardModifier.ShiftModifier
        actions = {
            (Qt.Key.Key_B, plain): self.toggle_bold,
            (Qt.Key.Key_I, plain): self.toggle_italic,
            (Qt.Key.Key_L, shifted): self.toggle_list,
            (Qt.Key.Key_H, shifted): self.toggle_heading,
        }
        action = actions.get((Qt.Key(event.key()), event.modifiers()))
        if action is not None:
            action()
        return action is not None

    def _list_key(self, event: QKeyEvent) -> bool:
        cursor = self.textCursor()
        kind = kind_of(cursor.block())
        if event.matches(QKeySequence.StandardKey.InsertLineSeparator):
            cursor.insertBlock()  # a line is a block: there are no breaks inside one
            self.setTextCursor(cursor)
            return True
        if event.matches(QKeySequence.StandardKey.InsertParagraphSeparator):
            if kind is BlockKind.ITEM and not cursor.block().text():
                self._toggle(BlockKind.ITEM)
                return True
            if kind is BlockKind.HEADING:
                self._leave_heading(cursor)
                return True
        at_start = cursor.atBlockStart() and not cursor.hasSelection()
        is_back = event.key() == Qt.Key.Key_Backspace
        if is_back and at_start and kind is not BlockKind.PARAGRAPH:
            self._toggle(kind)
            return True
        return False

    def _leave_heading(self, cursor: QTextCursor) -> None:
        """Begin a plain paragraph after the heading, or move what follows the cursor into one."""
        cursor.beginEditBlock()
        cursor.insertBlock()
        if cursor.atBlockEnd():
            self._style_block(cursor, BlockKind.PARAGRAPH)
            cursor.setCharFormat(self._letters(BlockKind.PARAGRAPH, Span("")))
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _toggle(self, kind: BlockKind) -> None:
        chosen = self.textCursor()
        wanted = BlockKind.PARAGRAPH if self.kind is kind else kind
        walker = QTextCursor(self.document())
        walker.beginEditBlock()
        block = self.document().findBlock(chosen.selectionStart())
        while block.isValid() and block.position() <= chosen.selectionEnd():
            walker.setPosition(block.position())
            self._style_block(walker, wanted)
            self._restyle_letters(block, wanted)
            block = block.next()
        walker.endEditBlock()
        self.setTextCursor(chosen)
        self.style_changed.emit()

    def _style_block(self, cursor: QTextCursor, kind: BlockKind) -> None:
        colors, form = theme.current(), QTextBlockFormat()
        top, bottom = AIR[kind]
        form.setTopMargin(0 if cursor.block().blockNumber() == 0 else colors.px(top))
        form.setBottomMargin(colors.px(bottom))
        form.setLineHeight(colors.px(LINE), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        form.setHeadingLevel(3 if kind is BlockKind.HEADING else 0)
        if kind is not BlockKind.ITEM and (items := cursor.currentList()) is not None:
            items.remove(cursor.block())
        cursor.setBlockFormat(form)
        if kind is BlockKind.ITEM:
            self._join_list(cursor)
        cursor.setBlockCharFormat(self._letters(kind, Span("")))

    def _join_list(self, cursor: QTextCursor) -> None:
        before = cursor.block().previous()
        if before.isValid() and before.textList() is not None:
            before.textList().add(cursor.block())
            return
        form = QTextListFormat()
        form.setStyle(QTextListFormat.Style.ListDisc)
        form.setIndent(1)
        cursor.createList(form)

    def _restyle_letters(self, block: QTextBlock, kind: BlockKind) -> None:
        cursor = QTextCursor(block)
        place = block.position()
        for span in list(_spans(block)):
            cursor.setPosition(place)
            place += _units(span.text)
            cursor.setPosition(place, KEEP)
            cursor.setCharFormat(self._letters(kind, span))

    def _letters(self, kind: BlockKind, span: Span) -> QTextCharFormat:
        form = QTextCharFormat()
        heavy = span.is_bold or kind is BlockKind.HEADING
        form.setFontWeight(QFont.Weight.DemiBold if heavy else QFont.Weight.Normal)
        form.setFontItalic(span.is_italic)
        form.setProperty(STRONG, span.is_bold)
        return form

    @Slot()
    def _on_contents(self) -> None:
        if not self._loading:
            self.edited.emit()

    @Slot()
    def _on_theme(self) -> None:
        font = theme.current().font("note")
        self.document().setDefaultFont(font)
        self.setFont(font)
        self.document().setIndentWidth(QFontMetrics(font).horizontalAdvance("•  ") + 6)
        self._restyle()

    def _restyle(self) -> None:
        """Give every line the height of the text size in use; what was typed stays the same."""
        if self.document().isEmpty():
            return
        text, place = self.markup(), self.textCursor().position()
        self.set_markup(text)
        self.set_cursor_place(place)


def kind_of(block: QTextBlock) -> BlockKind:
    """Return what a paragraph of the document is."""
    if block.textList() is not None:
        return BlockKind.ITEM
    return BlockKind.HEADING if block.blockFormat().headingLevel() else BlockKind.PARAGRAPH


def plain_lines(text: str) -> list[str]:
    """Return pasted text as lines, without NUL and with every kind of line end understood."""
    for end in ("\r\n", "\r", "\u2028", "\u2029"):
        text = text.replace(end, "\n")
    return text.replace("\0", "").split("\n")


def _spans(block: QTextBlock) -> list[Span]:
    spans = []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        form = fragment.charFormat()
        text = fragment.text()
        spans.append(Span(text, bool(form.property(STRONG)), form.fontItalic()))
        iterator += 1
    return spans


def _units(text: str) -> int:
    """Return how many places of a document the text takes: Qt counts UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2
