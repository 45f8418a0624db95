"""The tab «Evaluatie»: forms on the laptop or a tally, and what may be shown of them."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.evaluation import VALUES, Result
from app.services.networks.evaluations import tally
from app.services.trajectories.case_edits import write_fields
from app.ui.case_words import CODES, code_text
from app.ui.desk import Desk
from app.ui.meeting.evaluation_words import answers, questions
from app.ui.meeting.tab import MeetingTab
from app.ui.meeting.view_model import MeetingModel, MeetingWhole
from app.ui.widgets.buttons import Button
from app.ui.widgets.days import LOCALE
from app.ui.widgets.labels import Divider, Label, SectionHeader, muted, small, strong
from app.ui.widgets.numbers import NumberStepper
from app.ui.widgets.panes import ScrollPane
from app.ui.widgets.segments import Segments

MOST: Final = 500  # people who gave one answer on paper


class TallyGrid(QWidget):
    """A number for each answer to each question; `counted` carries the three."""

    counted = Signal(str, int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steppers: dict[tuple[str, int], NumberStepper] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for place, (_value, word) in enumerate(answers().items(), start=1):
            grid.addWidget(small(word), 0, place, Qt.AlignmentFlag.AlignHCenter)
        for row, (code, question) in enumerate(questions().items(), start=1):
            grid.addWidget(Label(question, wrap=True), row, 0)
            for place, (value, word) in enumerate(answers().items(), start=1):
                stepper = NumberStepper(maximum=MOST)
                stepper.setAccessibleName(f"{question} {word}")
                stepper.changed.connect(partial(self._on_changed, code, value))
                self.steppers[code, value] = stepper
                grid.addWidget(stepper, row, place)

    def show_numbers(self, numbers: dict[tuple[str, int], int]) -> None:
        """Show what was counted so far."""
        for key, stepper in self.steppers.items():
            if stepper.value() != numbers.get(key, 0):
                stepper.set_value(numbers.get(key, 0))

    def _on_changed(self, question: str, value: int, number: Any) -> None:
        self.counted.emit(question, value, number)


class ResultGrid(QWidget):
    """A table of what may be shown: how many, the mean, and each answer when none is small."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells: dict[str, list[Label]] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        right = Qt.AlignmentFlag.AlignRight
        heads = [self.tr("Antwoorden"), self.tr("Gemiddelde"), *answers().values()]
        for place, word in enumerate(heads, start=1):
            grid.addWidget(small(word), 0, place, right)
        grid.addWidget(Divider(), 1, 0, 1, len(heads) + 1)
        for row, (code, question) in enumerate(questions().items(), start=2):
            grid.addWidget(Label(question, wrap=True), row, 0)
            cells = [Label("", tabular=True) for _head in heads]
            for place, cell in enumerate(cells, start=1):
                grid.addWidget(cell, row, place, right)
            self.cells[code] = cells

    def show_results(self, results: tuple[Result, ...]) -> None:
        """Show the results; a dash where a number is small."""
        for result in results:
            mean = "" if result.mean is None else LOCALE.toString(float(result.mean), "f", 1)
            numbers = result.numbers or {}
            each = [str(numbers[value]) if value in numbers else "–" for value in VALUES]
            total = "–" if result.total is None else str(result.total)
            words = [total, mean, *each]
            for cell, text in zip(self.cells[result.question], words, strict=True):
                cell.setText(text)


class EvaluationTab(MeetingTab):
    """`form_requested` asks for the page that a participant fills in alone."""

    form_requested = Signal()

    def __init__(
        self, desk: Desk, model: MeetingModel, meeting_id: Any, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, model, meeting_id, parent)
        kinds = [(code, code_text("evaluation_kind", code)) for code in CODES["evaluation_kind"]]
        self.kind = Segments(kinds)  # type: ignore[arg-type]  # of objects
        self.kind.setAccessibleName(self.tr("Hoe evalueren jullie?"))
        self.form_button = Button(
            self.tr("Geef de laptop door"), "primary", "clipboard-edit-outline"
        )
        self.forms = muted()
        self.tally = TallyGrid()
        self.laptop = QWidget()
        row = QHBoxLayout(self.laptop)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.form_button)
        row.addWidget(self.forms)
        row.addStretch(1)
        self.results_head = SectionHeader(self.tr("Resultaat"))
        self.few = muted(self.tr("Te weinig antwoorden om te tonen."))
        self.results = ResultGrid()
        self.remarks = QVBoxLayout()
        self.remarks_head = SectionHeader(self.tr("Opmerkingen"))
        self.small = muted(
            self.tr("Een streepje staat waar een aantal te klein is om te tonen."), wrap=True
        )
        self._lay_out()
        self.kind.changed.connect(self._on_kind)
        self.form_button.clicked.connect(self.form_requested)
        self.tally.counted.connect(self._on_counted)

    @override
    def first_stop(self) -> QWidget:
        return self.kind

    @override
    def show_whole(self, whole: MeetingWhole) -> None:
        kind = whole.view.form.evaluation_kind
        self.kind.set_value(kind)
        self.laptop.setVisible(kind == "laptop")
        self.tally.setVisible(kind == "tally")
        self.forms.setText(self.tr("%n formulier(en) ingevuld", None, whole.forms))
        self.tally.show_numbers(whole.tallies)
        is_any = any(one.total != 0 for one in whole.results)
        shown = [one for one in whole.results if one.total]
        self.results_head.setVisible(is_any)
        self.few.setVisible(is_any and len(shown) < len(whole.results))
        self.results.setVisible(bool(shown))
        self.small.setVisible(any(one.numbers is None for one in shown))
        self.results.show_results(whole.results)
        self._show_remarks(whole.remarks)

    def _show_remarks(self, remarks: tuple[str, ...]) -> None:
        while (item := self.remarks.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.remarks_head.setVisible(bool(remarks))
        for text in remarks:
            words = Label(f"“{text}”", wrap=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.remarks.addWidget(words)

    def _lay_out(self) -> None:
        pane = ScrollPane("surface")
        column = pane.column
        column.setSpacing(12)
        column.addWidget(strong(self.tr("Hoe evalueren jullie?")))
        row = QHBoxLayout()
        row.addWidget(self.kind)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.laptop)
        column.addWidget(self.tally)
        column.addSpacing(8)
        column.addWidget(self.results_head)
        column.addWidget(self.few)
        column.addWidget(self.results)
        column.addWidget(self.small)
        column.addSpacing(8)
        column.addWidget(self.remarks_head)
        column.addLayout(self.remarks)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(pane)

    @Slot(object)
    def _on_kind(self, kind: object) -> None:
        store, meeting = self.desk.store, self.meeting_id
        self.act(
            self.tr("Evaluatie gewijzigd"),
            lambda: write_fields(store, "meeting", meeting, evaluation_kind=str(kind)),
        )

    @Slot(str, int, int)
    def _on_counted(self, question: str, value: int, number: int) -> None:
        store, meeting = self.desk.store, self.meeting_id
        self.act(self.tr("Geturfd"), lambda: tally(store, meeting, question, value, number))
