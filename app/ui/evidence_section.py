"""The evidence of a company in a pane: how far it is, and each criterion with its day."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.criteria import Judged, State
from app.domain.trajectory import RUNNING
from app.services.company_evidence import CompanyEvidence
from app.ui.case_words import code_text
from app.ui.evidence_words import progress_text, trajectory_state
from app.ui.place import Place
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label, SectionHeader, muted
from app.ui.widgets.meters import SegmentMeter
from app.ui.widgets.status import StatusText


class EvidenceSection(QWidget):
    """`open_requested` carries the place of a criterion, or of the trajectory itself."""

    open_requested = Signal(object)  # Place

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = SectionHeader(self.tr("Bewijs"))
        self.count = muted()
        self.head.add_action(self.count)
        self.meter = SegmentMeter()
        self.title = Button("", "link", flush=True)
        self.about = Label("", tone="muted", wrap=True)
        self.none = muted(self.tr("Geen traject."), wrap=True)
        self.lines: list[_Line] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.head, self.meter, self.none):
            column.addWidget(part)
        column.addLayout(self._rows)
        column.addWidget(self.title)
        column.addWidget(self.about)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.title.clicked.connect(self._on_title)
        self._found: CompanyEvidence | None = None
        self.show_evidence(None)

    def show_evidence(self, found: CompanyEvidence | None, *, may_add: bool = True) -> None:
        """Show where a company stands; None: it has no trajectory."""
        self._found = found
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = []
        for part in (self.meter, self.title, self.about, self.count):
            part.setVisible(found is not None)
        self.none.setVisible(found is None)
        if found is None:
            return
        progress = found.standing.progress
        self.count.setText(progress_text(progress))
        self.meter.set_progress(progress.met, progress.of)
        self.title.setText(found.title)
        phase = self.tr("Fase {phase}").format(phase=code_text("phase", found.phase))
        state = trajectory_state(found)[1]
        self.about.setText(phase if found.status == RUNNING and not found.counts else state)
        for judged in progress.lines:
            may = may_add and found.status == RUNNING
            line = _Line(judged, may_add=may, parent=self)
            line.button.clicked.connect(partial(self._open, judged.criterion.code))
            self._rows.addWidget(line)
            self.lines.append(line)
            line.show()

    def _open(self, criterion: str) -> None:
        found = self._found
        if found is not None:
            unit = f"criteria/{found.member_id.hex}/{criterion}"
            self.open_requested.emit(Place("trajectory", record=found.trajectory_id, unit=unit))

    def _on_title(self) -> None:
        if self._found is not None:
            self.open_requested.emit(Place("trajectory", record=self._found.trajectory_id))


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
        self.button = Button(self._words(judged, may_add=may_add), "link", flush=True)
        told = self.tr("{criterion}: {what}")
        self.button.setAccessibleName(
            told.format(criterion=criterion.name, what=self.button.text())
        )
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
