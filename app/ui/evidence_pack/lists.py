"""The part of S16 that scrolls: the bar with its counts, what is missing, what is complete."""

from typing import Final

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.pack_period import Period
from app.ui.evidence_pack.service import Survey, Whole
from app.ui.evidence_pack.split_bar import CountButton, SplitBar
from app.ui.evidence_pack.tables import RIGHT, SIDE, GapTable, WholeTable
from app.ui.evidence_pack.words import PackWords
from app.ui.widgets.buttons import Button
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import SectionHeader, muted
from app.ui.widgets.panes import ScrollPane

SHOWN: Final = 8  # complete dossiers in sight at first


class PackLists(ScrollPane):
    """`all_asked` asks every coach at once."""

    all_asked = Signal()

    def __init__(self, words: PackWords, parent: QWidget | None = None) -> None:
        super().__init__("surface", (0, 0, 0, 8), parent)
        self._say = words
        self._wholes: tuple[Whole, ...] = ()
        self._is_long = False
        self.bar = SplitBar()
        self.complete = CountButton("check-circle-outline", "ok")
        self.incomplete = CountButton("alert-outline", "attention")
        self.unsynced = CountButton("cloud-off-outline", "muted")
        self.total = muted()
        self.gaps, self.wholes = GapTable(words), WholeTable(words)
        self.gap_head = SectionHeader(self.tr("Wat ontbreekt nog"), " ")
        self.all_button = Button(self.tr("Vraag alles in één mail per coach"), "link", flush=True)
        self.gap_head.add_action(self.all_button)
        self.whole_head = SectionHeader(self.tr("Volledig"), " ")
        self.more_button = Button("", "link", flush=True)
        self.whole_head.add_action(self.more_button)
        self.column.setSpacing(0)
        self.column.addLayout(self._counts())
        self.column.addSpacing(10)
        self._gaps = _section(self.gap_head, self.gaps)
        self._whole = _section(self.whole_head, self.wholes)
        self.column.addWidget(self._gaps)
        self.column.addWidget(self._whole)
        self.column.addStretch(1)
        self.more_button.clicked.connect(self._on_more)
        self.all_button.clicked.connect(self.all_asked)
        self.complete.clicked.connect(self.wholes.take_keyboard)
        for button in (self.incomplete, self.unsynced):
            button.clicked.connect(self.gaps.take_keyboard)
        for table in (self.gaps, self.wholes):
            table.row_reached.connect(self._on_row)

    def show_survey(self, survey: Survey, period: Period) -> None:
        """Show what there is of a period."""
        counts = len(survey.complete), survey.incomplete, survey.unsynced
        self.bar.show_counts(counts, self._say.counts(survey))
        for button, number, word in zip(
            (self.complete, self.incomplete, self.unsynced),
            counts,
            (self.tr("volledig"), self.tr("onvolledig"), self.tr("nog niet gesynchroniseerd")),
            strict=True,
        ):
            button.show_count(number, word)
        self.unsynced.setVisible(survey.unsynced > 0)
        self.total.setText(self._say.companies(survey, period))
        self.gap_head.set_count(str(len(survey.gaps)))
        self.gaps.show_gaps(survey.gaps)
        self.all_button.setVisible(any(gap.may_ask for gap in survey.gaps))
        self._gaps.setVisible(bool(survey.gaps))
        self._wholes = survey.complete
        self.whole_head.set_count(str(len(survey.complete)))
        self._whole.setVisible(bool(survey.complete))
        self._show_wholes()

    def take_keyboard(self) -> None:
        """Give the keyboard to what is missing first, else to what is complete."""
        (self.gaps if self._gaps.isVisibleTo(self) else self.wholes).take_keyboard()

    def _counts(self) -> QVBoxLayout:
        words = QWidget()
        flow = FlowLayout(words, gap=28)
        for button in (self.complete, self.incomplete, self.unsynced):
            flow.addWidget(button)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(words, 1)
        line.addWidget(self.total, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout()
        column.setContentsMargins(SIDE, 4, RIGHT, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addLayout(line)
        return column

    def _show_wholes(self) -> None:
        shown = self._wholes if self._is_long else self._wholes[:SHOWN]
        self.wholes.show_wholes(shown)
        words = self.tr("Toon alle {n}").format(n=len(self._wholes))
        self.more_button.setText(self.tr("Toon minder") if self._is_long else words)
        self.more_button.setVisible(len(self._wholes) > SHOWN)

    @Slot()
    def _on_more(self) -> None:
        self._is_long = not self._is_long
        self._show_wholes()

    @Slot(QRect)
    def _on_row(self, place: QRect) -> None:
        """Keep the row that the keyboard is on in sight, with its header when it is the first."""
        table = self.sender()
        if not isinstance(table, QWidget):
            return
        top = table.mapTo(self.body, place.topLeft()).y()
        above = 2 * place.height() if place.top() <= place.height() else 0
        self.ensureVisible(0, top - above, 0, 8)
        self.ensureVisible(0, top + place.height(), 0, 8)


def _section(head: SectionHeader, table: QWidget) -> QWidget:
    """Return a list under its heading, with the room after it."""
    whole, line = QWidget(), QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(SIDE, 0, RIGHT, 0)
    row.addWidget(head)
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 10)
    column.setSpacing(0)
    column.addWidget(line)
    column.addWidget(table)
    return whole
