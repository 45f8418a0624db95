"""The evidence of a company in a pane, each criterion with its day; and its trajectory."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.criteria import Judged, State
from app.domain.trajectory import PHASES, RUNNING
from app.services.evidence.of_company import CompanyEvidence, CompanyTrajectory
from app.ui import theme
from app.ui.case_words import code_text
from app.ui.evidence_words import progress_text, trajectory_state
from app.ui.place import Place
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label, SectionHeader, muted
from app.ui.widgets.meters import SegmentMeter
from app.ui.widgets.status import StatusText


class EvidenceSection(QWidget):
    """`open_requested` carries the place of a criterion."""

    open_requested = Signal(object)  # Place

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = SectionHeader(self.tr("Bewijs"))
        self.count = muted()
        self.head.add_action(self.count)
        self.meter = SegmentMeter()
        self.none = muted(self.tr("Geen traject."), wrap=True)
        self.lines: list[_Line] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.head, self.meter, self.none):
            column.addWidget(part)
        column.addLayout(self._rows)
        self._found: CompanyEvidence | None = None
        self.show_evidence(None)

    def show_evidence(self, found: CompanyEvidence | None, *, may_add: bool = True) -> None:
        """Show where a company stands; None: it has no trajectory."""
        self._found = found
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = []
        for part in (self.meter, self.count):
            part.setVisible(found is not None)
        self.none.setVisible(found is None)
        if found is None:
            return
        progress = found.standing.progress
        self.count.setText(progress_text(progress))
        self.meter.set_progress(progress.met, progress.of)
        for judged in progress.lines:
            may = may_add and found.status == RUNNING
            line = _Line(judged, may_add=may, parent=self)
            if line.button is not None:
                line.button.clicked.connect(partial(self._open, judged.criterion.code))
            self._rows.addWidget(line)
            self.lines.append(line)
            line.show()

    def _open(self, criterion: str) -> None:
        found = self._found
        if found is not None:
            unit = f"criteria/{found.member_id.hex}/{criterion}"
            self.open_requested.emit(Place("trajectory", record=found.trajectory_id, unit=unit))


class _Line(QWidget):
    """One criterion: its day or number when it is met, else what can be done."""

    def __init__(self, judged: Judged, *, may_add: bool, parent: QWidget) -> None:
        super().__init__(parent)
        criterion = judged.criterion
        is_met = judged.state is State.MET
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        status = StatusText("ok" if is_met else "neutral", criterion.name, muted=not is_met)
        if judged.state is State.PARTLY:
            status.set_status("info", criterion.name)
        row.addWidget(status, 1)
        self.button: Button | None = None
        self.words = self._words(judged, may_add=may_add)
        self.setMinimumHeight(theme.current().height(32))
        if is_met:
            row.addWidget(Label(self.words, tone="muted", tabular=True))
            return
        self.button = Button(self.words, "link", flush=True)
        told = self.tr("{criterion}: {what}").format(criterion=criterion.name, what=self.words)
        self.button.setAccessibleName(told)
        row.addWidget(self.button)

    def _words(self, judged: Judged, *, may_add: bool) -> str:
        if judged.state is State.MISSING:
            return self.tr("Voeg toe") if may_add else self.tr("Toon")
        if judged.criterion.needed > 1:
            if judged.state is State.MET:
                return str(judged.have)
            words = self.tr("{have} van {needed}")
            return words.format(have=judged.have, needed=judged.criterion.needed)
        return "" if judged.last_on is None else f"{judged.last_on:%d/%m}"


class TrajectorySection(QWidget):
    """The trajectory of a company: its title, its phase, and the way to it."""

    open_requested = Signal(object)  # Place

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: CompanyTrajectory | None = None
        head = SectionHeader(self.tr("Traject"))
        self.open_button = Button(self.tr("Open"), "link", flush=True)
        head.add_action(self.open_button)
        self.title, self.about = Label("", wrap=True), muted(wrap=True)
        self.bar = SegmentMeter(height=4)
        ends = QHBoxLayout()
        ends.setContentsMargins(0, 0, 0, 0)
        for code in (PHASES[0], PHASES[-1]):
            ends.addWidget(Label(code_text("phase", code), "small", tone="muted"))
            if code == PHASES[0]:
                ends.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (head, self.title, self.about):
            column.addWidget(part)
        column.addSpacing(4)
        column.addWidget(self.bar)
        column.addLayout(ends)
        self.open_button.clicked.connect(self._on_open)

    def show_trajectory(self, found: CompanyTrajectory) -> None:
        """Show the trajectory that runs, or the last one."""
        self._found = found
        one = found.evidence
        self.title.setText(one.title)
        spoken = self.tr("Open het traject {title}").format(title=one.title)
        self.open_button.setAccessibleName(spoken)
        self.about.setText(self._about(found))
        place = PHASES.index(one.phase) + 1 if one.phase in PHASES else 0
        self.bar.set_progress(place, len(PHASES), "primary")

    def _about(self, found: CompanyTrajectory) -> str:
        one = found.evidence
        if one.status != RUNNING:
            said = trajectory_state(one)[1]
        else:
            said = self.tr("Fase {phase}").format(phase=code_text("phase", one.phase))
        if not found.others:
            return said
        with_one = self.tr("{said}, gezamenlijk met één andere")
        with_more = self.tr("{said}, gezamenlijk met {n} andere")
        return (with_one if found.others == 1 else with_more).format(said=said, n=found.others)

    @Slot()
    def _on_open(self) -> None:
        if self._found is not None:
            place = Place("trajectory", record=self._found.evidence.trajectory_id)
            self.open_requested.emit(place)
