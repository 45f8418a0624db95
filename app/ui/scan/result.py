"""What a finished scan says: radar, means by theme, the largest differences, all answers."""

from typing import Final, NamedTuple
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.scan_compare import QuestionChange, ThemeChange
from app.reference.trajectories import QuestionEntry, scan_scale
from app.services.scans.lists import ScanRow
from app.services.scans.use_cases import Answered, Comparison, ScanView
from app.ui import theme
from app.ui.scan.proof import ProofLine
from app.ui.scan.radar import Axis, RadarChart, Sample
from app.ui.scan.tables import ShortTable
from app.ui.scan.view_model import Shown
from app.ui.scan.words import (
    change_text,
    difference_text,
    from_to_text,
    mean_text,
    moment_text,
    scan_text,
    summary_text,
    theme_text,
    versions_text,
)
from app.ui.tables.paged import Column
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.fields import LabelledField, NoteLine
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import Label, muted, strong
from app.ui.widgets.panes import ScrollPane

AFTER: Final = 2  # place of the column of the mean in the table of themes
MOST: Final = 6  # of the largest differences
MEAN: Final = ""  # in the place of a theme: the line of all of them
SIDE: Final = 340  # px beside the chart at 100% text


class Said(NamedTuple):
    """A question with its answer, in the list of all of them."""

    question: QuestionEntry
    answer: Answered | None


class ResultView(ScrollPane):
    """`compare_requested` carries the ids of the earlier (or None) and the later scan."""

    compare_requested = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", (24, 12, 24, 24), parent)
        self.before, self.after = ComboBox(), ComboBox()
        self.before_field = LabelledField(self.tr("Vergelijk"), self.before)
        self.after_field = LabelledField(self.tr("Met"), self.after)
        self.note, self.proof = NoteLine(), ProofLine()
        self.chart = RadarChart()
        self.about, self.mean = muted(self.tr("Gemiddelde van de thema’s")), Label(role="number")
        self.summary = Label(wrap=True)
        self.explained = Label(role="small", tone="muted", wrap=True)
        self._key = QWidget()
        self.themes: ShortTable[ThemeChange] = ShortTable(
            self.tr("Thema’s"), self._theme_columns(), (220, 110, 110, 90, 200), 4
        )
        self.largest: ShortTable[QuestionChange] = ShortTable(
            self.tr("Grootste verschillen"), self._change_columns(), (170, 220, 88, 88, 160), 1
        )
        self.answers: ShortTable[Said] = ShortTable(
            self.tr("Alle antwoorden"), self._answer_columns(), (170, 220, 100, 240), 1
        )
        self._heads = {
            self.largest: strong(self.tr("Grootste verschillen")),
            self.answers: strong(self.tr("Alle antwoorden")),
        }
        self._lay_out()
        theme.current().changed.connect(self._fit)
        for combo in (self.before, self.after):
            combo.activated.connect(self._on_chosen)

    def show_result(self, shown: Shown) -> None:
        """Show a scan, alone or beside an earlier one."""
        after = shown.after or shown.view
        compared = shown.comparison
        self.proof.show_proofs(shown.view.row.moment, shown.proofs)
        self._show_choice(shown, after.row)
        if compared is None:
            self._show_one(after)
        else:
            self._show_two(compared)
        self.answers.show_lines(
            [Said(one, after.answers.get(one.code)) for one in after.questions.questions]
        )
        self._heads[self.answers].setText(
            self.tr("Alle antwoorden, {scan}").format(scan=scan_text(after.row))
        )
        self._fit()

    def _show_choice(self, shown: Shown, after: ScanRow) -> None:
        done = [row for row in shown.others if row.completed_on is not None]
        self.before.clear()
        self.after.clear()
        self.before.add(None, self.tr("Niet vergelijken"))
        for row in done:
            if row.id != after.id:
                self.before.add(row.id, scan_text(row))
            self.after.add(row.id, scan_text(row))
        self.before.set_key(None if shown.comparison is None else shown.comparison.before.id)
        self.after.set_key(after.id)
        for field in (self.before_field, self.after_field):
            field.setVisible(len(done) > 1)

    def _show_one(self, view: ScanView) -> None:
        themes = [ThemeChange(code, None, mean, None) for code, mean in view.means.items()]
        total = ThemeChange(MEAN, None, view.row.mean, None)
        self._show_themes(themes, total, has_before=False)
        self.themes.lines.rename(AFTER, moment_text(view.row.moment))
        self.note.show_note("attention", "")
        self.mean.setText(mean_text(view.row.mean))
        self.summary.setText(
            self.tr("Na een tussenmeting of eindmeting zie je hier wat er veranderde.")
        )
        self._show_key([(False, view.row)])
        self._explain(has_before=False)
        self.largest.show_lines([])
        self._show_largest(on=False)

    def _show_two(self, comparison: Comparison) -> None:
        compared = comparison.compared
        total = ThemeChange(MEAN, compared.before, compared.after, compared.change)
        self._show_themes(list(compared.themes), total, has_before=True)
        self.themes.lines.rename(AFTER, self.tr("Na"))
        words = versions_text(comparison.before, comparison.after, compared)
        self.note.show_note("attention", words)
        self.mean.setText(from_to_text(compared.before, compared.after))
        self.summary.setText(summary_text(compared))
        self._show_key([(True, comparison.before), (False, comparison.after)])
        self._explain(has_before=True)
        largest = compared.largest(MOST)
        self.largest.show_lines(largest)
        self._show_largest(on=bool(largest))

    def _show_themes(
        self, themes: list[ThemeChange], total: ThemeChange, *, has_before: bool
    ) -> None:
        self.chart.show_axes(
            [Axis(theme_text(one.theme), one.after, one.before) for one in themes],
            has_before=has_before,
        )
        for column in (1, 3):
            self.themes.setColumnHidden(column, not has_before)
        self.themes.show_lines([*themes, total])

    def _show_largest(self, *, on: bool) -> None:
        self._heads[self.largest].setVisible(on)
        self.largest.setVisible(on)

    def _show_key(self, lines: list[tuple[bool, ScanRow]]) -> None:
        old, self._key = self._key, QWidget()
        grid = QGridLayout(self._key)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        for number, (is_before, row) in enumerate(lines):
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(Label(scan_text(row)))
            detail = self.tr("versie {number}, {person}")
            words.addWidget(muted(detail.format(number=row.set_number, person=row.person)))
            grid.addWidget(Sample(is_before=is_before), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(words, number, 1)
        self._words.replaceWidget(old, self._key)
        old.hide()
        old.deleteLater()

    def _explain(self, *, has_before: bool) -> None:
        words = self.tr(
            "Schaal van 1 (nooit) tot 5 (altijd). Een vraag met «weet niet» telt niet mee in het "
            "gemiddelde."
        )
        if has_before:
            words += self.tr(" Verschil: tot 0,4 licht, vanaf 0,5 duidelijk.")
        self.explained.setText(words)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Put the words below the chart where its names need the room beside it."""
        has_room = self.width() > self.chart.sizeHint().width() + theme.current().px(SIDE)
        way = QBoxLayout.Direction
        self._pair.setDirection(way.LeftToRight if has_room else way.TopToBottom)

    def _lay_out(self) -> None:
        choice = QWidget()
        flow = FlowLayout(choice, gap=12)
        flow.addWidget(self.before_field)
        flow.addWidget(self.after_field)
        self._words = QVBoxLayout()
        self._words.setSpacing(8)
        self._words.addWidget(self.about)
        self._words.addWidget(self.mean)
        self._words.addWidget(self.summary)
        self._words.addSpacing(8)
        self._words.addWidget(self._key)
        self._words.addSpacing(8)
        self._words.addWidget(self.explained)
        self._words.addStretch(1)
        side = QWidget()
        side.setLayout(self._words)
        self._words.setContentsMargins(0, 16, 0, 0)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(32)
        self._pair.addWidget(self.chart, 3)
        self._pair.addWidget(side, 2)
        self.column.setSpacing(8)
        self.column.addWidget(self.proof)
        self.column.addWidget(choice)
        self.column.addWidget(self.note)
        self.column.addLayout(self._pair)
        self.column.addSpacing(8)
        self.column.addWidget(self.themes)
        for table in (self.largest, self.answers):
            self.column.addSpacing(20)
            self.column.addWidget(self._heads[table])
            self.column.addWidget(table)
        self.column.addStretch(1)

    def _theme_columns(self) -> list[Column[ThemeChange]]:
        return [
            Column(self._theme, self.tr("Thema"), is_name=True, tone=_tone),
            Column(lambda one: mean_text(one.before), self.tr("Voor"), right=True, tone=_tone),
            Column(lambda one: mean_text(one.after), self.tr("Na"), right=True, tone=_tone),
            Column(
                lambda one: difference_text(one.before, one.after),
                self.tr("Verschil"),
                right=True,
                tone=_tone,
            ),
            Column(self._change, self.tr("In woorden"), tone=_tone),
        ]

    def _change_columns(self) -> list[Column[QuestionChange]]:
        scale = scan_scale()
        return [
            Column(lambda one: theme_text(one.asked.theme), self.tr("Thema"), tone="muted"),
            Column(lambda one: one.asked.text, self.tr("Vraag"), is_name=True),
            Column(lambda one: scale[one.before], self.tr("Voor")),
            Column(lambda one: scale[one.after], self.tr("Na")),
            Column(lambda one: change_text(one.change), self.tr("In woorden")),
        ]

    def _answer_columns(self) -> list[Column[Said]]:
        return [
            Column(lambda one: theme_text(one.question.theme), self.tr("Thema"), tone="muted"),
            Column(lambda one: one.question.text, self.tr("Vraag"), is_name=True),
            Column(self._answer, self.tr("Antwoord")),
            Column(
                lambda one: "" if one.answer is None else one.answer.remark,
                self.tr("Opmerking"),
                tone="muted",
            ),
        ]

    def _theme(self, one: ThemeChange) -> str:
        return self.tr("Gemiddeld") if one.theme == MEAN else theme_text(one.theme)

    def _change(self, one: ThemeChange) -> str:
        has_before = not self.themes.isColumnHidden(1)
        return change_text(one.change) if has_before else ""

    def _answer(self, said: Said) -> str:
        if said.answer is None or (said.answer.value is None and not said.answer.unknown):
            return ""
        if said.answer.value is None:
            return self.tr("Weet niet")
        return scan_scale()[said.answer.value]

    @Slot()
    def _on_chosen(self) -> None:
        after = self.after.key()
        before = self.before.key()
        if isinstance(after, UUID):
            self.compare_requested.emit(before if before != after else None, after)


def _tone(one: ThemeChange) -> str:
    return "strong" if one.theme == MEAN else "text"
