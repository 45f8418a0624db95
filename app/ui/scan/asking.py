"""The questions of a scan, a page per theme."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.reference.trajectories import scan_scale
from app.services.scans.use_cases import ScanView
from app.ui import theme
from app.ui.dossier.in_place import InPlaceText
from app.ui.scan.question import QuestionRow
from app.ui.scan.words import missing_text, theme_text
from app.ui.sensitive_kept import KeptTexts
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Divider, small
from app.ui.widgets.meters import ProgressBar
from app.ui.widgets.panes import PageFooter, Panel, ScrollPane
from app.ui.widgets.tabs import Tabs
from app.ui.work.turns import in_next_turn

QUIET_MS: Final = 300  # after an arrow: who walks to «altijd» does not mean what lies between
BAR_WIDTH: Final = 160  # px at 100% text


class AskingView(Panel):
    """
    Themes as tabs, the questions of one under each other, and what one can do at the foot.

    `answered` carries the row whose answer is to be kept, `remarked` the row and the words.
    """

    answered = Signal(object)
    remarked = Signal(object, str)
    typed_changed = Signal()
    pause_requested = Signal()
    finish_requested = Signal()

    def __init__(self, view: ScanView, allowed: KeptTexts, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self.rows: dict[str, QuestionRow] = {}
        self._themes = list(dict.fromkeys(one.theme for one in view.questions.questions))
        self._allowed = allowed
        self._is_complete, self._may_edit = False, view.may_edit
        self._wait = QTimer(self)  # for the answer that an arrow reached
        self._wait.setSingleShot(True)
        self._wait.setInterval(QUIET_MS)
        self._waiting: QuestionRow | None = None
        self.tabs = Tabs([theme_text(one) for one in self._themes])
        self.tabs.setAccessibleName(self.tr("Thema’s van de scan"))
        self.bar = ProgressBar()
        self.count = small()
        self.stack = QStackedWidget()
        self.panes = [self._pane(view, one) for one in self._themes]
        for pane in self.panes:
            self.stack.addWidget(pane)
        self.pause_button = Button(self.tr("Pauzeer"), "quiet", None, "Esc")
        self.back_button = Button(self.tr("Vorig thema"), icon="arrow-left")
        self.next_button = Button(self.tr("Volgend thema"), "primary", "arrow-right")
        self.finish_button = Button(
            self.tr("Rond af"), "primary", "check-circle-outline", "Ctrl+Enter"
        )
        self.foot = PageFooter()
        self._lay_out()
        self._connect()
        self.show_view(view)

    def show_view(self, view: ScanView) -> None:
        """Show the answers that are kept; one that waits to be kept stays."""
        self._may_edit = view.may_edit
        for code, row in self.rows.items():
            row.set_editable(on=view.may_edit)
            if row is not self._waiting:
                row.show_answer(view.answers.get(code))
        self._count()

    def current(self) -> QuestionRow | None:
        """Return the question that has the keyboard."""
        focus = self.window().focusWidget()
        rows = self.rows.values()
        return next((row for row in rows if focus is not None and row.isAncestorOf(focus)), None)

    def go_to(self, code: str) -> None:
        """Give the keyboard to a question; an unknown code goes to the first open one."""
        open_rows = [row for row in self.rows.values() if not row.is_answered]
        row = self.rows.get(code) or next(iter(open_rows or self.rows.values()), None)
        if row is not None:
            self.tabs.setCurrentIndex(self._themes.index(row.question.theme))
            row.scale.setFocus(Qt.FocusReason.OtherFocusReason)
            in_next_turn(row, partial(self._bring_in_sight, row))

    @Slot(int)
    def turn(self, step: int) -> None:
        """Go to the next theme or the one before."""
        self.keep_answer()
        at = self.tabs.currentIndex() + step
        if 0 <= at < len(self._themes):
            first = next(r for r in self.rows.values() if r.question.theme == self._themes[at])
            self.go_to(first.question.code)

    @Slot()
    def keep_answer(self) -> None:
        """Keep the answer that waits, now."""
        self._wait.stop()
        row, self._waiting = self._waiting, None
        if row is not None and not row.is_kept:
            self.answered.emit(row)

    def keep(self) -> None:
        """Keep all that is chosen or typed."""
        self.keep_answer()
        for row in self.rows.values():
            row.remark.keep()

    def fields(self) -> dict[str, InPlaceText]:
        """Return the remarks by the code of their question."""
        return {code: row.remark for code, row in self.rows.items()}

    def name_missing(self) -> None:
        """Say which questions have no answer, and go to the first of them."""
        missing = [row for row in self.rows.values() if not row.is_answered]
        self.foot.note.show_note("error", missing_text([row.question for row in missing]))
        if missing:
            self.go_to(missing[0].question.code)

    def _pane(self, view: ScanView, code: str) -> ScrollPane:
        pane = ScrollPane("surface", (0, 4, 0, 16))
        pane.column.setSpacing(0)
        for number, question in enumerate(view.questions.questions, start=1):
            if question.theme == code:
                row = QuestionRow(number, question, scan_scale())
                row.remark.ask_about(self._allowed)
                row.answered.connect(partial(self._on_answered, row))
                row.remarked.connect(partial(self.remarked.emit, row))
                row.remark.typed_changed.connect(self.typed_changed)
                row.walked.connect(partial(self._on_walked, row))
                row.turned.connect(self.turn)
                self.rows[question.code] = row
                pane.column.addWidget(row)
        pane.column.addStretch(1)
        return pane

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 4, 24, 0)
        head.setSpacing(12)
        head.addWidget(self.tabs)
        head.addStretch(1)
        head.addWidget(self.bar)
        head.addWidget(self.count)
        column: QVBoxLayout = self.column
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Divider())
        column.addWidget(self.stack, 1)
        column.addWidget(self.foot)
        self.foot.add_left(self.pause_button)
        for button in (self.back_button, self.next_button, self.finish_button):
            self.foot.add_action(button)
        self._on_theme()

    def _connect(self) -> None:
        self._wait.timeout.connect(self.keep_answer)
        self.tabs.currentChanged.connect(self._on_tab)
        self.pause_button.clicked.connect(self.pause_requested)
        self.back_button.clicked.connect(partial(self.turn, -1))
        self.next_button.clicked.connect(partial(self.turn, 1))
        self.finish_button.clicked.connect(self.finish_requested)
        theme.current().changed.connect(self._on_theme)

    def _bring_in_sight(self, row: QuestionRow) -> None:
        pane = self.panes[self._themes.index(row.question.theme)]
        pane.show_widget(row)

    def _count(self) -> None:
        rows = list(self.rows.values())
        done = sum(row.is_answered for row in rows)
        self._is_complete = done == len(rows)
        words = self.tr("{done} van {of}").format(done=done, of=len(rows))
        self.bar.set_progress(
            done / max(len(rows), 1),
            color="ok" if self._is_complete else "primary",
            spoken=self.tr("{count} vragen beantwoord").format(count=words),
        )
        self.count.setText(words)
        for number, code in enumerate(self._themes):
            its = [row.is_answered for row in rows if row.question.theme == code]
            self.tabs.setTabText(number, f"{theme_text(code)} {sum(its)}/{len(its)}")
        if not self._may_edit:
            words = self.tr("Je leest dit dossier: antwoorden doet wie het begeleidt.")
            self.foot.note.show_note("muted", words)
        elif self._is_complete:
            self.foot.note.show_note("ok", self.tr("Alle vragen zijn beantwoord."))
        elif self.foot.note.isHidden() or not self._is_named_open():
            self.foot.note.show_note("muted", self.tr("Elk antwoord is meteen bewaard."))
        self._show_buttons()

    def _is_named_open(self) -> bool:
        """Whether what was named as missing is still so."""
        missing = [row.question for row in self.rows.values() if not row.is_answered]
        return self.foot.note.words.text() == (missing_text(missing) if missing else "")

    def _show_buttons(self) -> None:
        at, last = self.tabs.currentIndex(), len(self._themes) - 1
        self.back_button.setVisible(at > 0)
        is_end = self._is_complete or at == last
        self.next_button.setVisible(not is_end)
        self.finish_button.setVisible(is_end and self._may_edit)

    def _on_answered(self, row: QuestionRow) -> None:
        if self._waiting is not row:
            self.keep_answer()
        self._waiting = row
        self._wait.start()
        self._count()

    def _on_walked(self, row: QuestionRow, step: int) -> None:
        """Go to the question before or after; after the last one of all, to what one can do."""
        self.keep_answer()
        rows = list(self.rows.values())
        at = rows.index(row) + step
        if 0 <= at < len(rows):
            self.go_to(rows[at].question.code)
        elif step > 0:
            self._show_buttons()
            self.finish_button.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(int)
    def _on_tab(self, number: int) -> None:
        self.stack.setCurrentIndex(number)
        self._show_buttons()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave the bar out where the tabs, which count too, need its room."""
        room = self.width() - self.tabs.sizeHint().width() - self.count.sizeHint().width() - 96
        self.bar.setVisible(room > self.bar.width())
        self.count.setVisible(room > 0)

    @Slot()
    def _on_theme(self) -> None:
        self.bar.setFixedWidth(theme.current().px(BAR_WIDTH))
        self._fit()
