"""Brings an open profile that knows no server to one, in jobs."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from typing_extensions import override

from app.core.progress import Progress
from app.storage.store import Store
from app.ui.sync.join_model import JoinModel
from app.ui.work.job import JobRunner, Work

if TYPE_CHECKING:
    from app.services.people import Me
    from app.services.profiles.enrol import Enrolled, Joining
    from app.services.profiles.linking import Brought


class ConnectModel(JoinModel):
    """`counted` carries what would go along; `taken` a Me once rounds send this profile."""

    counted = Signal(object)
    taken = Signal(object)

    def __init__(self, store: Store, runner: JobRunner, parent: QObject) -> None:
        super().__init__(runner, parent)
        self._store = store
        self.is_taking = False  # in the middle of what is not to be left half done
        self._next: Callable[[], None] | None = None

    def then(self, act: Callable[[], None]) -> None:
        """Do something once what runs has ended: one thing is done at a time."""
        self._next = act

    def count(self) -> None:
        """Count what would go along."""
        store = self._store

        def work(progress: Progress) -> "Brought":
            from app.services.profiles.linking import what_is_here

            progress.step(0, 1)
            return what_is_here(store)

        if (job := self._start(work)) is not None:
            job.succeeded.connect(self.counted)

    def begin(self, joining: "Joining", email: str) -> None:
        """Begin the partnership of this profile at the server; again is harmless."""
        store = self._store

        def work(progress: Progress) -> "Me":
            from app.services.profiles.linking import begin_at_server, take_to_server

            progress.step(0, 1)
            enrolled = begin_at_server(store, joining, email)
            return take_to_server(store, enrolled, email)

        self._take(work)

    def take(self, enrolled: "Enrolled") -> None:
        """Let rounds send this profile; the server has its partnership."""
        store = self._store

        def work(progress: Progress) -> "Me":
            from app.services.profiles.linking import take_to_server

            progress.step(0, 1)
            return take_to_server(store, enrolled)

        self._take(work)

    def _take(self, work: Work) -> None:
        self.is_taking = not self.is_busy
        if (job := self._start(work)) is not None:
            job.succeeded.connect(self.taken)

    @override
    @Slot()
    def _on_finished(self) -> None:
        self.is_taking = False
        super()._on_finished()
        act, self._next = self._next, None
        if act is not None:
            act()
