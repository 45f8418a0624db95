"""The parts of a briefing under each other: people, the last time, where it stands, what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.core import clock
from app.services.day.briefing import Agreed, Briefing, Measured, Met, Way
from app.ui.briefing.words import BriefingWords
from app.ui.widgets.labels import Divider, Label, muted, strong
from app.ui.widgets.meters import SegmentMeter
from app.ui.widgets.panes import Panel
from app.ui.widgets.status import Status, StatusText


class BriefingParts(QWidget):
    """Shows plain values; nothing in it can be changed."""

    def __init__(self, values: Briefing, words: BriefingWords) -> None:
        super().__init__()
        self._words = words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        if values.purpose:
            self._add_purpose(values.purpose)
        self._add_people(values.people)
        self._head(self.tr("Vorige keer"), "" if values.last is None else words.last(values.last))
        self._add_last(values)
        if values.ways or values.scan is not None:
            self._head(self.tr("Waar het traject staat"))
            for way in values.ways:
                self._add_way(way)
            if values.scan is not None:
                self._add_scan(values.scan)
        self._head(self.tr("Vandaag"))
        self._lines(values.to_do or (self.tr("Niets dat op jou wacht."),))
        self._column.addStretch(1)

    def _head(self, text: str, note: str = "") -> None:
        self._column.addSpacing(4)
        self._column.addWidget(Divider())
        row = QHBoxLayout()
        row.addWidget(strong(text))
        row.addStretch(1)
        row.addWidget(muted(note))
        self._column.addLayout(row)

    def _add_purpose(self, purpose: str) -> None:
        ground = Panel("alt", 12)
        ground.column.setSpacing(2)
        ground.column.addWidget(muted(self.tr("Doel in eigen woorden")))
        ground.column.addWidget(Label(f"“{purpose}”", "heading", wrap=True))
        self._column.addWidget(ground)

    def _add_people(self, people: tuple[Met, ...]) -> None:
        if not people:
            self._column.addWidget(muted(self.tr("Nog geen contact ingevuld."), wrap=True))
            return
        for place, one in enumerate(people):
            text = ", ".join(part for part in (one.name, one.function, one.phone) if part)
            line = Label(text, "strong" if not place else "text", wrap=True)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._column.addWidget(line)

    def _add_last(self, values: Briefing) -> None:
        if values.last is None:
            self._column.addWidget(muted(self.tr("Er was nog geen sessie."), wrap=True))
        elif values.last.note:
            self._column.addWidget(Label(values.last.note, wrap=True))
        if not values.agreed:
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for row, one in enumerate(values.agreed):
            self._add_agreed(grid, row, one)
        self._column.addLayout(grid)

    def _add_agreed(self, grid: QGridLayout, row: int, one: Agreed) -> None:
        owner, state, is_late = self._words.agreed(one, clock.today())
        status: Status = "ok" if one.done_on is not None else "attention" if is_late else "neutral"
        grid.addWidget(Label(one.text, wrap=True), row, 0)
        grid.addWidget(muted(owner), row, 1)
        grid.addWidget(StatusText(status, state), row, 2)

    def _add_way(self, way: Way) -> None:
        self._column.addWidget(Label(self._words.way(way), wrap=True))
        row = QHBoxLayout()
        row.setSpacing(12)
        meter = SegmentMeter()
        meter.set_progress(way.met, way.of)
        row.addWidget(meter, 1)
        row.addWidget(muted(self.tr("Bewijs {n} van {of}").format(n=way.met, of=way.of)))
        self._column.addLayout(row)
        status: Status = "attention" if way.missing else "ok"
        self._column.addWidget(StatusText(status, self._words.missing(way)))

    def _add_scan(self, scan: Measured) -> None:
        head = f"{scan.moment} {scan.day:%d/%m/%Y}"
        themes = ", ".join(f"{name} {value:.1f}".replace(".", ",") for name, value in scan.themes)
        words = self.tr("{scan}: {themes}").format(scan=head, themes=themes) if themes else head
        self._column.addWidget(Label(words, wrap=True))

    def _lines(self, lines: tuple[str, ...]) -> None:
        for text in lines:
            self._column.addWidget(Label(text, wrap=True))
