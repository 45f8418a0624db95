"""The table of trajectories as a file for a spreadsheet, or to paste."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.core import clock
from app.core.progress import Progress
from app.domain.sheet import csv_file, tsv
from app.services.counting.paper import count_list
from app.services.trajectories.lists import TrajectoryRow, trajectory_rows
from app.ui.clipboard import clipboard
from app.ui.desk import Desk, DocumentRequest
from app.ui.notice import Notice, Running
from app.ui.preview.saving import Saving
from app.ui.trajectories.columns import list_columns
from app.ui.trajectories.words import ListWords

PART = 200  # rows a query


class Exporter(QObject):
    """Reads all that is listed in the background; a text never becomes a formula."""

    def __init__(self, desk: Desk, words: ListWords, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._words = desk, words
        self.saving = Saving(window, desk.runner)
        self.saving.saved.connect(self._on_saved)
        self.saving.failed.connect(desk.failed)

    def save(self, ids: Sequence[UUID]) -> None:
        """Ask where, and write a file there."""
        self._read(ids, self._on_file)

    @Slot()
    def show_counts(self) -> None:
        """Show the companies that count, of all trajectories, as a PDF."""
        words = self.tr("Ondernemingen die meetellen")
        make = partial(count_list, self._desk.store)
        self._desk.document_requested.emit(DocumentRequest(words, f"{words}.pdf", make))

    def copy(self, ids: Sequence[UUID]) -> None:
        """Put the rows on the clipboard."""
        self._read(ids, self._on_text)

    def _read(self, ids: Sequence[UUID], then: Callable[[list[TrajectoryRow]], None]) -> None:
        store = self._desk.store

        def work(progress: Progress) -> list[TrajectoryRow]:
            rows: list[TrajectoryRow] = []
            for first in range(0, len(ids), PART):
                progress.step(first, len(ids))
                part = ids[first : first + PART]
                found = trajectory_rows(store, part)
                rows += [found[one] for one in part if one in found]
            return rows

        if ids:
            job = self._desk.runner.start(work, database=False)
            job.succeeded.connect(then)
            job.failed.connect(self._desk.failed)
            self._desk.working.emit(Running(self.tr("Trajecten lezen"), job))

    def lines(self, rows: Sequence[TrajectoryRow], today: date) -> list[list[str]]:
        """Return the titles and the words of each row."""
        columns = [each.column for each in list_columns(self._words, lambda: today)]
        return [
            [column.title for column in columns],
            *([column.text(row) for column in columns] for row in rows),
        ]

    @Slot(object)
    def _on_file(self, rows: list[TrajectoryRow]) -> None:
        today = clock.today()
        name = self.tr("Trajecten {day}").format(day=f"{today:%Y-%m-%d}")
        self.saving.ask(csv_file(self.lines(rows, today)), f"{name}.csv")

    @Slot(object)
    def _on_text(self, rows: list[TrajectoryRow]) -> None:
        clipboard().put(tsv(self.lines(rows, clock.today())))
        self._desk.noticed.emit(Notice(self.tr("%n rij(en) gekopieerd", None, len(rows))))

    @Slot(object)
    def _on_saved(self, path: object) -> None:
        name = str(getattr(path, "name", path))
        self._desk.noticed.emit(Notice(self.tr("Bewaard: {name}").format(name=name)))
