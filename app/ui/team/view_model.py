"""Asks the server about the team, one thing at a time, beside the database."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from app.core.errors import UserError
from app.core.progress import Progress
from app.ui.desk import Desk
from app.ui.team.service import TeamService
from app.ui.work.job import Job

if TYPE_CHECKING:
    from app.services.profiles.team import PersonLine


@dataclass(frozen=True, slots=True)
class Team:
    """People as the server knows them; names of the organisations as this laptop has them."""

    people: "tuple[PersonLine, ...]"
    partners: dict[UUID, str]


class TeamModel(QObject):
    """
    `answered` carries what was asked and what came; `refused` what was asked and a UserError.

    What is asked has a name: `people`, `invite`, `preview`, `held` and so on.
    """

    answered = Signal(str, object)
    refused = Signal(str, object)
    busy_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._asked = ""

    @property
    def service(self) -> TeamService:
        """Who is asked."""
        return self._desk.team

    @property
    def is_busy(self) -> bool:
        """Whether the server still thinks."""
        return self._job is not None

    def ask(self, name: str, work: Callable[[], object]) -> bool:
        """Ask something, unless another thing is being asked; `work` runs in a worker."""
        if self._job is not None:
            return False

        def step(progress: Progress) -> object:
            progress.step(0, 1)
            return work()

        self._asked = name
        self._job = job = self._desk.runner.start(step, database=False)
        job.succeeded.connect(self._on_answered)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_finished)
        self.busy_changed.emit()
        return True

    def read_people(self) -> None:
        """Ask who there is."""
        service = self.service
        self.ask("people", lambda: Team(service.people(), service.partners()))

    def read_held(self) -> None:
        """Ask what was held."""
        self.ask("held", self.service.held_groups)

    @Slot(object)
    def _on_answered(self, answer: object) -> None:
        name, self._job = self._asked, None
        self.answered.emit(name, answer)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        name, self._job = self._asked, None
        if isinstance(error, UserError):
            self.refused.emit(name, error)
        else:
            self._desk.failed.emit(error)

    @Slot()
    def _on_finished(self) -> None:
        if self.sender() is self._job:
            self._job = None
        self.busy_changed.emit()
