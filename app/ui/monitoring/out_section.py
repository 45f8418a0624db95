"""What goes out: supported enterprise numbers with their periods, and who is not among them."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core import clock
from app.domain.day_input import parse_day
from app.services.results.monitoring_out import (
    SupportedPeriods,
    Unnumbered,
    periods_csv,
    supported_periods,
)
from app.ui.desk import Desk, Notice
from app.ui.place import Place
from app.ui.preview.saving import Saving
from app.ui.widgets.buttons import Button
from app.ui.widgets.days import DateField, LabelledDay
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import SectionHeader, muted, strong
from app.ui.widgets.status import StatusText

MOST_SHOWN = 20  # companies without a number; more are counted


class OutSection(QWidget):
    """Saves the list as CSV; each company without a valid number opens its file."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found = SupportedPeriods((), ())
        self.first, self.last = DateField(self.tr("Begin")), DateField(self.tr("Einde"))
        self.count = muted(wrap=True)
        self.save_button = Button(self.tr("Bewaar als CSV"), "primary", "file-delimited-outline")
        self.saving = Saving(self, desk.runner)
        self.lost_head = SectionHeader(self.tr("Niet op de lijst: geen geldig nummer"))
        self.lost: list[QWidget] = []
        self._lost = QVBoxLayout()
        self._lay_out()
        for field in (self.first, self.last):
            field.changed.connect(self.read)
        self.save_button.clicked.connect(self.save)
        self.saving.saved.connect(self._on_saved)
        self.saving.failed.connect(desk.failed)
        self.save_button.setEnabled(False)  # until the list is read
        self.lost_head.hide()

    @Slot()
    def read(self) -> None:
        """Read the list again."""
        store, days = self._desk.store, self._days()
        job = self._desk.runner.start(
            lambda _progress: supported_periods(store, *days), database=False
        )
        job.succeeded.connect(self._show)
        job.failed.connect(self._desk.failed)

    @Slot()
    def save(self) -> None:
        """Make the list, ask where, and write it."""
        if not self._found.rows:
            return
        found = self._found
        self.save_button.setEnabled(False)
        job = self._desk.runner.start(lambda _progress: periods_csv(found), database=False)
        job.succeeded.connect(self._on_made)
        job.failed.connect(self._desk.failed)
        job.finished.connect(self._on_done)

    @Slot(object)
    def _on_made(self, made: bytes) -> None:
        self.saving.ask(made, self.tr("Ondersteunde ondernemingsnummers.csv"))

    @Slot()
    def _on_done(self) -> None:
        self.save_button.setEnabled(bool(self._found.rows))

    def _days(self) -> tuple[date | None, date | None]:
        today = clock.today()
        texts = (self.first.text(), self.last.text())
        first, last = (parse_day(one, today) if one.strip() else None for one in texts)
        return first, last

    def _lay_out(self) -> None:
        told = muted(
            self.tr(
                "Alleen ondernemingsnummers en periodes, nooit namen van mensen. Wie een "
                "wettelijke grond heeft, zoekt ermee op hoeveel mensen er werken. Elk nummer "
                "staat één keer per periode zonder onderbreking."
            ),
            wrap=True,
        )
        days = FlowLayout(gap=12)
        days.addWidget(LabelledDay(self.tr("Ondersteund vanaf"), self.first))
        days.addWidget(LabelledDay(self.tr("Tot en met"), self.last))
        save = QHBoxLayout()
        save.addWidget(self.save_button)
        save.addStretch(1)
        self._lost.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(SectionHeader(self.tr("Lijst van ondersteunde ondernemingsnummers")))
        column.addWidget(told)
        column.addLayout(days)
        column.addWidget(self.count)
        column.addLayout(save)
        column.addWidget(self.lost_head)
        column.addLayout(self._lost)

    @Slot(object)
    def _show(self, found: SupportedPeriods) -> None:
        self._found = found
        companies = self.tr("%n onderneming(en)", "", found.numbers)
        periods = self.tr("%n periode(s)", "", len(found.rows))
        self.count.setText(f"{companies}, {periods}.")
        self.save_button.setEnabled(bool(found.rows))
        for one in self.lost:
            one.hide()
            one.deleteLater()
        self.lost = [self._line(one) for one in found.unnumbered[:MOST_SHOWN]]
        for line in self.lost:
            self._lost.addWidget(line)
        self.lost_head.setVisible(bool(self.lost))
        self.lost_head.set_count(str(len(found.unnumbered)))

    def _line(self, one: Unnumbered) -> QWidget:
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        why = self.tr("nummer {number} klopt niet") if one.number else self.tr("zonder nummer")
        row.addWidget(strong(one.name))
        row.addWidget(muted(one.partner))
        row.addStretch(1)
        row.addWidget(StatusText("attention", why.format(number=one.number)))
        button = Button(self.tr("Open dossier"), "quiet")
        button.setAccessibleName(self.tr("Open dossier van {name}").format(name=one.name))
        place = Place("enterprise", record=one.enterprise_id)
        button.clicked.connect(partial(self._desk.go_requested.emit, place))
        row.addWidget(button)
        return held

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        words = self.tr("Lijst bewaard: {name}")
        self._desk.noticed.emit(Notice(words.format(name=path.name)))
