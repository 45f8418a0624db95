"""Chosen rows as tab separated text, to paste in a spreadsheet."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from app.core.progress import Progress
from app.domain.sheet import tsv
from app.services.companies.judgements import judge
from app.services.companies.rows import EnterpriseRow, enterprise_rows
from app.ui.clipboard import clipboard
from app.ui.desk import Desk
from app.ui.enterprises.columns import ListColumn
from app.ui.notice import Notice, Running

PART: Final = 1_000  # rows a query


def lines(
    columns: Sequence[ListColumn], rows: Iterable[EnterpriseRow]
) -> Iterator[tuple[str, ...]]:
    """Give the titles, and the words of each row."""
    yield tuple(each.column.title for each in columns)
    for row in rows:
        yield tuple(each.column.text(row) for each in columns)


class Copier(QObject):
    """Reads the chosen rows in the background and puts them on the clipboard."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def copy(self, ids: Sequence[UUID], columns: Sequence[ListColumn]) -> None:
        """Copy the rows with the header."""
        store, reference = self._desk.store, self._desk.reference

        def work(progress: Progress) -> tuple[str, int]:
            rows: list[EnterpriseRow] = []
            progress.step(0, len(ids))
            judge(store, reference, ids)  # all in one go: a part at a time reads all for each part
            for first in range(0, len(ids), PART):
                progress.step(first, len(ids))
                part = ids[first : first + PART]
                found = enterprise_rows(store, reference, part)
                rows += [found[each] for each in part if each in found]
            return tsv(lines(columns, rows)), len(rows)

        if ids:
            job = self._desk.runner.start(work)
            job.succeeded.connect(self._on_read)
            job.failed.connect(self._desk.failed)
            self._desk.working.emit(Running(self.tr("Rijen kopiëren"), job))

    @Slot(object)
    def _on_read(self, found: tuple[str, int]) -> None:
        text, count = found
        clipboard().put(text)
        self._desk.noticed.emit(Notice(self.tr("%n rij(en) gekopieerd", None, count)))
