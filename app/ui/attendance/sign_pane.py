"""The side of the attendance mode where somebody signs."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.strokes import Strokes
from app.services.networks.attendance import AttendanceRow
from app.ui import theme
from app.ui.attendance.words import AttendanceWords
from app.ui.session.signature_ink import paint_small
from app.ui.session.signature_pad import BASE, HEIGHT, INSET, LEAST, SignaturePad
from app.ui.widgets import paint
from app.ui.widgets.buttons import Button
from app.ui.widgets.emblem import CofinancedBy
from app.ui.widgets.fields import NoteLine
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import Divider, Label, muted, strong
from app.ui.widgets.notices import Mark
from app.ui.widgets.panes import Panel, ScrollPane
from app.ui.work.turns import in_next_turn

PADDING, GAP = 32, 12  # px
WIDE: Final = (440, 500)  # px at 100% text


class GivenInk(QWidget):
    """A signature that was given, as large as it was drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: Strokes = ()
        self._words, self._tone = "", "muted"

    def show_ink(self, strokes: Strokes, words: str, *, is_old: bool) -> None:
        """Show ink, and when it was given; an old one is under what was changed after it."""
        self._strokes, self._words = strokes, words
        self._tone = "attention" if is_old else "muted"
        self.setAccessibleName(words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(420, HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        paint.box(painter, self.rect(), "", "divider", radius=8)
        line_y, wide = self.height() - BASE, self.width() - 2 * INSET
        paint.horizontal(painter, INSET, line_y, wide, "divider")
        paint_small(painter, QRect(INSET, 16, wide, line_y - 20), self._strokes)
        words = QRect(INSET, line_y + 8, wide, BASE - 12)
        paint.text(painter, words, self._words, theme.current().font("small"), self._tone)
        painter.end()


class SignPane(Panel):
    """
    Shows who has the pad; the window does what its buttons ask.

    The emblem stays in sight, with large text too: the pad gives way, and then the rest scrolls.
    """

    done_requested = Signal()
    paper_requested = Signal()

    def __init__(self, words: AttendanceWords, parent: QWidget | None = None) -> None:
        super().__init__("window", 0, parent)
        self._words = words
        self._scroll = ScrollPane("window", (PADDING, 24, PADDING, 12))
        self.name = Label("", "title", wrap=True)
        self.about = muted(wrap=True)
        self.sentence = Label("", wrap=True)
        self.pad, self.given = SignaturePad(), GivenInk()
        self._actions = QWidget()
        self.note = NoteLine()
        self.wipe_button = Button(self.tr("Wis"), icon="eraser", big=True)
        self.paper_button = Button("", "quiet", big=True)
        self.done_button = Button("", "primary", shortcut_hint=self.tr("Enter"), big=True)
        self.next_part = QWidget()
        self.next_name, self.next_company = Label(), muted()
        self.next_state = muted()
        self._lay_out()
        self.pad.inked.connect(self._show_buttons)
        self.wipe_button.clicked.connect(self._on_wipe)
        self.paper_button.clicked.connect(self.paper_requested)
        self.done_button.clicked.connect(self.done_requested)
        theme.current().changed.connect(self._on_theme)
        self._row: AttendanceRow | None = None
        self._on_theme()

    def show_row(self, row: AttendanceRow | None, sentence: str, ink: Strokes) -> None:
        """Give the pad to somebody, with what they drew before; None: the list is empty."""
        self._row = row
        self.note.show_note("error", "")
        self.name.setText(self.tr("De lijst is leeg") if row is None else row.name)
        empty = self.tr("Voeg onderaan toe wie er is.")
        self.about.setText(empty if row is None else self._words.about(row))
        self.sentence.setText("" if row is None else sentence)
        signed_at = None if row is None else row.signed_at
        self.pad.setVisible(row is not None and signed_at is None)
        self.given.setVisible(signed_at is not None)
        if row is not None and signed_at is not None:
            before = self._words.before_change(row)
            self.given.show_ink(
                row.strokes, before or self._signed_words(signed_at), is_old=bool(before)
            )
        self.pad.show_ink(ink)
        self._show_buttons()
        in_next_turn(self, self._fit_pad)

    def show_next(self, row: AttendanceRow | None) -> None:
        """Say who is next."""
        self.next_part.setVisible(row is not None)
        if row is not None:
            self.next_name.setText(row.name)
            self.next_company.setText(row.company)
            self.next_state.setText(self._words.state(row))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), super().sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        in_next_turn(self, self._fit_pad)  # when its words know their width

    def _fit_pad(self) -> None:
        """Make the pad so high that the buttons under it are in sight."""
        ink = self.pad if self.pad.isVisible() else self.given
        under = self._actions.height() + 2 * GAP
        room = self._scroll.viewport().height() - ink.y() - under
        for each in (self.pad, self.given):
            each.setFixedHeight(min(HEIGHT, max(LEAST, room)))

    def _signed_words(self, signed_at: datetime) -> str:
        return self.tr("Getekend om {time}").format(time=self._words.at(signed_at))

    def _lay_out(self) -> None:
        column = self._scroll.column
        column.setSpacing(0)
        column.addWidget(self.name)
        column.addSpacing(2)
        column.addWidget(self.about)
        column.addSpacing(16)
        column.addWidget(self.sentence)
        column.addSpacing(10)
        column.addWidget(self.pad)
        column.addWidget(self.given)
        column.addSpacing(GAP)
        column.addWidget(self._buttons())
        column.addWidget(self.note)
        column.addSpacing(24)
        column.addWidget(self._next())
        column.addStretch(1)
        column.addSpacing(24)
        column.addLayout(self._privacy())
        foot = QVBoxLayout()
        foot.setContentsMargins(PADDING, 2, PADDING, 20)
        foot.setSpacing(14)
        foot.addWidget(Divider())
        foot.addWidget(CofinancedBy())
        self.column.setSpacing(0)
        self.column.addWidget(self._scroll, 1)
        self.column.addLayout(foot)

    def _buttons(self) -> QWidget:
        row = QHBoxLayout(self._actions)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        left = QWidget()
        flow = FlowLayout(left)
        for button in (self.wipe_button, self.paper_button):
            flow.addWidget(button)
        row.addWidget(left, 1)
        row.addWidget(self.done_button, 0, Qt.AlignmentFlag.AlignTop)
        return self._actions

    def _next(self) -> QWidget:
        column = QVBoxLayout(self.next_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Divider())
        column.addSpacing(12)
        column.addWidget(strong(self.tr("Volgende")))
        row = QHBoxLayout()
        row.setSpacing(10)
        for part in (self.next_name, self.next_company):
            part.setWordWrap(True)
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.next_state)
        column.addLayout(row)
        return self.next_part

    def _privacy(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Mark("shield-lock-outline"), 0, Qt.AlignmentFlag.AlignTop)
        words = self.tr(
            "Je handtekening staat alleen op de aanwezigheidslijst van deze bijeenkomst. "
            "Ze wordt versleuteld bewaard op deze laptop."
        )
        row.addWidget(muted(words, wrap=True), 1)
        return row

    @Slot()
    def _show_buttons(self) -> None:
        row = self._row
        can_sign = row is not None and not row.has_signed
        for button in (self.wipe_button, self.paper_button):
            button.setVisible(can_sign)
        self.done_button.setVisible(row is not None)
        self.wipe_button.setEnabled(bool(self.pad.strokes))
        on_paper = row is not None and row.on_paper
        self.paper_button.setText(self.tr("Niet op papier") if on_paper else self.tr("Op papier"))
        self.done_button.setText(self.tr("Klaar") if can_sign else self.tr("Volgende"))
        self.done_button.setEnabled(not can_sign or self.pad.is_signed or on_paper)

    @Slot()
    def _on_wipe(self) -> None:
        self.pad.wipe()
        self.pad.setFocus()

    @Slot()
    def _on_theme(self) -> None:
        low, high = WIDE
        grow = 1 + (theme.current().percent - 100) / 500  # 200% text: 1.2 times as wide
        self.setMinimumWidth(round(low * grow))
        self.setMaximumWidth(round(high * grow))
