"""The tab «Wachttijd»: how many days a question waits for the first visit."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.core import clock
from app.services.changes import Changes
from app.services.quality.flow import Waits, question_waits
from app.ui.desk import Desk
from app.ui.quality.run_card import RunCard
from app.ui.quality.run_charts import RunCharts
from app.ui.widgets.labels import muted, small
from app.ui.widgets.panes import ScrollPane
from app.ui.work.reader import Reader

BACK: Final = timedelta(days=730)
KINDS: Final = frozenset({"incoming_question", "coaching_session", "enterprise"})


class WaitsTab(ScrollPane):
    """One point for each question, in the order in which they came."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("surface", (24, 12, 24, 24), parent)
        self.desk, self._charts = desk, RunCharts(self)
        self._reader = Reader(desk.runner, self._work, self)
        self.card, self.waiting, self.at = RunCard(), muted(wrap=True), small()
        self.at.setWordWrap(True)
        self.column.setSpacing(16)
        for part in (self.card, self.waiting, self.at):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self._reader.read.connect(self._on_read)
        self._reader.failed.connect(desk.failed)
        desk.bus.changed.connect(self._on_changes)
        self.read()

    @Slot()
    def read(self) -> None:
        """Read the waits."""
        self._reader.ask()

    def _work(self) -> Callable[[], Waits]:
        store, since = self.desk.store, clock.today() - BACK
        return lambda: question_waits(store, since)

    def take_keyboard(self) -> None:
        """Put the keyboard where one begins."""
        self.card.table_button.setFocus()

    @Slot(object)
    def _on_read(self, found: Waits) -> None:
        self.card.show_chart(self._charts.waits(found), self._charts.source(is_count=False))
        words = self.tr("Geen enkele vraag wacht nu op een eerste bezoek.")
        if found.waiting:
            words = self.tr(
                "%n vraag/vragen wacht(en) nu nog, de oudste {days} dagen.", "", found.waiting
            )
            words = words.format(days=found.longest)
        self.waiting.setText(words)
        told = self.tr(
            "Stand van {time}. Het eerste bezoek is de dag die bij de vraag staat, anders de "
            "eerste sessie bij die onderneming op deze laptop."
        )
        self.at.setText(told.format(time=f"{clock.local(clock.now()):%H:%M}"))

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        if changes.kinds & KINDS:
            self.read()
