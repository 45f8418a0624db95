"""One change in full: old and new with the words that differ, and the way back."""

from collections.abc import Iterable
from html import escape
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QWidget
from typing_extensions import override

from app.domain.word_diff import Part, word_differences
from app.services.companies.file_history import Before, HistoryRow
from app.services.history import EXISTS, MADE
from app.ui import theme
from app.ui.history.words import HistoryWords, short
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import heading, muted
from app.ui.widgets.panes import Panel

LONG: Final = 40  # signs; from here the words that differ are marked in one text


class ChangeDetail(Panel):
    """
    Shows a change under the list; `restore_requested` carries the row, `closed` comes with Esc.

    What would change is told before the button is pressed.
    """

    restore_requested = Signal(object)  # HistoryRow
    closed = Signal()

    def __init__(self, words: HistoryWords, parent: QWidget | None = None) -> None:
        super().__init__("window", 0, parent)
        self._words = words
        self._row: HistoryRow | None = None
        self._before: Before | None = None
        self.title = heading()
        self.who = muted()
        self.text = QTextBrowser()
        self.text.setObjectName("change")
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Oud en nieuw"))
        self.preview = muted(wrap=True)
        self.button = Button(self.tr("&Zet terug"), "primary", "restore")
        self.close_button = Button(self.tr("Sluit"), "quiet", "close", "Esc")
        self.column.setContentsMargins(24, 12, 16, 12)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.who, 1)
        head.addWidget(self.close_button)
        foot = QHBoxLayout()
        foot.addWidget(self.preview, 1)
        foot.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        self.column.addLayout(head)
        self.column.addWidget(self.text, 1)
        self.column.addLayout(foot)
        self.button.clicked.connect(self._on_restore)
        self.close_button.clicked.connect(self.closed)
        theme.current().changed.connect(self._refresh)

    @property
    def row(self) -> HistoryRow | None:
        """The change that is shown."""
        return self._row

    def show_change(self, row: HistoryRow, before: Before) -> None:
        """Show a change, and what putting back would do."""
        self._row, self._before = row, before
        self.title.setText(f"{self._words.about(row)} – {self._words.field(row)}")
        self.who.setText(f"{self._words.who(row)}, {self._words.when(row)}")
        self.preview.setText(self._preview(row, before))
        self.button.setVisible(self._can_restore(row, before))
        self._refresh()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._refresh()

    def _can_restore(self, row: HistoryRow, before: Before) -> bool:
        takes_away = row.change.unit == EXISTS and row.change.old is False
        return not before.is_same and not takes_away

    def _preview(self, row: HistoryRow, before: Before) -> str:
        words, unit = self._words, row.change.unit
        if unit in {MADE, EXISTS}:
            if before.now:
                return self.tr("Dit staat in het dossier.")
            return self.tr("Dit staat in de prullenbak. Zet terug: het komt weer in het dossier.")
        if before.is_same:
            return self.tr("Dit veld heeft nu al de oude waarde.")
        now, then = (short(words.value(row, one)) for one in (before.now, before.then))
        told = self.tr("Zet terug: “{now}” wordt weer “{then}”.").format(now=now, then=then)
        if before.is_gone:
            more = self.tr("Dit staat in de prullenbak en komt ook terug.")
            return f"{told} {more}"
        return told

    @Slot()
    def _refresh(self) -> None:
        if self._row is not None:
            self.text.setHtml(self._html(self._row))

    def _html(self, row: HistoryRow) -> str:
        change, words = row.change, self._words
        if change.unit == MADE:
            return _table((escape(name), _lines(text)) for name, text in words.made(row))
        if change.unit == EXISTS:
            return ""
        old, new = words.value(row, change.old), words.value(row, change.new)
        if len(old) < LONG or len(new) < LONG:
            return _table(((self.tr("Oud"), _lines(old)), (self.tr("Nieuw"), _lines(new))))
        return f"<p>{_marked(old, new)}</p>"

    @Slot()
    def _on_restore(self) -> None:
        if self._row is not None:
            self.restore_requested.emit(self._row)


def _table(rows: Iterable[tuple[str, str]]) -> str:
    muted_color = theme.current().color("muted").name()
    cells = "".join(
        f"<tr><td style='color:{muted_color}; padding-right:16px'>{name}</td><td>{text}</td></tr>"
        for name, text in rows
    )
    return f"<table cellpadding='2'>{cells}</table>"


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _marked(old: str, new: str) -> str:
    """Return both texts as one: what went is struck through, what came is underlined."""
    colors = theme.current()
    gone = f"background:{colors.color('error_tint').name()}; text-decoration:line-through"
    came = f"background:{colors.color('attention_tint').name()}; text-decoration:underline"
    styles = {Part.OLD: gone, Part.NEW: came}
    pieces = []
    for piece in word_differences(old, new):
        text = _lines(piece.text)
        style = styles.get(piece.part)
        pieces.append(text if style is None else f"<span style='{style}'>{text}</span>")
    return "".join(pieces)
