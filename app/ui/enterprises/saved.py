"""The views that the coach keeps: read, counted and changed in the background."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from app.services.changes import Changes
from app.services.companies.enterprises import EnterpriseQuery
from app.services.companies.saved_views import (
    KIND,
    SavedView,
    count_view,
    delete_view,
    move_view,
    rename_view,
    save_view,
    saved_views,
    update_view,
)
from app.ui.desk import Desk, Step
from app.ui.enterprises.view_model import KINDS, PORTION, judge_portion
from app.ui.work.job import Job


class SavedViews(QObject):
    """
    `listed` comes when `views` are others than before; `counted` carries the id and number of one.

    `kept` carries the id of a view that was made or changed, `refused` why that could not be.
    """

    listed = Signal()
    counted = Signal(object, object)
    kept = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.views: tuple[SavedView, ...] = ()
        self._to_count: list[SavedView] = []
        self._is_counting = False
        desk.bus.changed.connect(self._on_changes)

    def view(self, view_id: UUID) -> SavedView | None:
        """Return a view, None when it is no longer there."""
        return next((view for view in self.views if view.id == view_id), None)

    @Slot()
    def load(self) -> None:
        """Read them again."""
        store = self._desk.store
        self._start(lambda _progress: saved_views(store)).succeeded.connect(self._on_read)

    @Slot()
    def count(self) -> None:
        """Count what each holds, one after another: other work comes in between."""
        self._to_count = list(self.views)
        if not self._is_counting:
            self._count_next()

    def keep(self, title: str, query: EnterpriseQuery, columns: tuple[str, ...]) -> None:
        """Keep a new view."""
        store = self._desk.store
        job = self._start(lambda _progress: save_view(store, title, query, columns), is_told=False)
        words = self.tr("Weergave ‘{title}’ bewaard").format(title=title)
        job.succeeded.connect(lambda kept: self._on_kept(words, kept.id, kept.changes))

    def update(self, view: SavedView, query: EnterpriseQuery, columns: tuple[str, ...]) -> None:
        """Give a view these filters and columns."""
        store = self._desk.store
        words = self.tr("Weergave ‘{title}’ bijgewerkt").format(title=view.title)
        self._change(words, view.id, lambda: update_view(store, view.id, query, columns))

    def rename(self, view: SavedView, title: str) -> None:
        """Give a view another name."""
        store = self._desk.store
        words = self.tr("Weergave heet nu ‘{title}’").format(title=title)
        self._change(words, view.id, lambda: rename_view(store, view.id, title))

    def move(self, view_id: UUID, step: int) -> None:
        """Move a view among the others."""
        store = self._desk.store
        words = self.tr("Weergave verplaatst")
        self._change(words, view_id, lambda: move_view(store, view_id, step))

    def delete(self, view: SavedView) -> None:
        """Take a view away."""
        store = self._desk.store
        words = self.tr("Weergave ‘{title}’ verwijderd").format(title=view.title)
        self._change(words, view.id, lambda: delete_view(store, view.id))

    def _change(self, words: str, view_id: UUID, work: Callable[[], Changes]) -> None:
        job = self._start(lambda _progress: work(), is_told=False)
        job.succeeded.connect(partial(self._on_kept, words, view_id))

    def _start(self, work: Callable[[object], Any], *, is_told: bool = True) -> Job:
        job = self._desk.runner.start(work)
        job.failed.connect(self._desk.failed if is_told else self.refused)
        return job

    def _on_kept(self, words: str, view_id: UUID, changes: Changes) -> None:
        if changes:
            self._desk.did(Step(words, changes))
        self.kept.emit(view_id)

    @Slot(object)
    def _on_read(self, views: tuple[SavedView, ...]) -> None:
        self.views = views
        self.listed.emit()
        self.count()

    def _count_next(self) -> None:
        self._is_counting = bool(self._to_count)
        if not self._to_count or self._desk.store.is_closed:
            return
        store, reference, view = self._desk.store, self._desk.reference, self._to_count[0]

        def work(progress: object) -> int | None:
            del progress
            if judge_portion(store, reference, view.query, PORTION):
                return None
            return count_view(store, reference, view)

        job = self._start(work)
        job.succeeded.connect(partial(self._on_counted, view))
        job.failed.connect(self._on_not_counted)

    def _on_counted(self, view: SavedView, count: int | None) -> None:
        if count is not None:
            if self._to_count and self._to_count[0] is view:
                self._to_count.pop(0)
            self.counted.emit(view.id, count)
        self._count_next()

    @Slot()
    def _on_not_counted(self) -> None:
        self._to_count.clear()
        self._is_counting = False

    @Slot(object)
    def _on_changes(self, changes: object) -> None:
        if not isinstance(changes, Changes):
            return
        if KIND in changes.kinds:
            self.load()
        elif changes.kinds & KINDS:
            self.count()
