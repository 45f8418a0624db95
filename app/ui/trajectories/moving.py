"""Puts a trajectory of the list in another phase, or in the bin; both can be undone."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.core import clock
from app.core.errors import UserError
from app.domain.trajectory import PHASES
from app.services.changes import Changes
from app.services.retention.bin import throw_away
from app.services.trajectories.use_cases import enter_phase
from app.services.trajectories.views import TrajectoryView, trajectory_view
from app.ui.company_words import problem_text
from app.ui.desk import Desk, Step
from app.ui.edit_keeper import Edited, EditKeeper
from app.ui.trajectory.ask_line import Answer, AskLine
from app.ui.trajectory.askings import Askings, phase_word
from app.ui.trajectory.view_model import ASKED, DRAFT_KIND
from app.ui.widgets.menus import Menu


class Moving(QObject):
    """
    A phase that is skipped on the way asks its reason in the line.

    What is typed there is a draft of the trajectory: its own page finds it too.
    """

    def __init__(self, desk: Desk, line: AskLine, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._line = desk, line
        self._askings = Askings(self)
        self._asked: TrajectoryView | None = None  # whose reason is asked
        edited = Edited(DRAFT_KIND, self._asked_id, self._asked_title)
        self.edits = EditKeeper(desk, edited, lambda: {ASKED: line}, lambda _: None, page)
        line.typed_changed.connect(self.edits.look)
        line.answered.connect(self._on_answered)

    def move(self, trajectory: UUID, phase: str) -> None:
        """Let a phase begin today, or ask why others are skipped."""
        view = trajectory_view(self._desk.store, trajectory)
        if view is None or view.phase == phase:
            return
        if not view.may_edit:
            self._desk.failed.emit(UserError("case.read_only"))
            return
        store, today = self._desk.store, clock.today()
        try:
            self._did(self._words(view, phase), enter_phase(store, view.id, phase, today))
        except UserError as error:
            if error.code != "trajectory.phase_missing":
                self._desk.failed.emit(error)
                return
            self._line.close_line()
            self._asked = view
            self._line.kept.set_case(self._desk, view.id, view.id)
            asking = self._askings.begin(view.phases, phase)
            self._line.ask(replace(asking, question=f"{view.title}. {asking.question}"))

    def menu(self, trajectory: UUID, above: Menu) -> Menu:
        """Return a menu of all phases, to stand in another one."""
        menu = Menu(self.tr("Zet in fase"), above)
        for phase in PHASES:
            menu.add(phase_word(phase), partial(self.move, trajectory, phase))
        return menu

    def throw_away(self, trajectory: UUID) -> None:
        """Put a trajectory in the bin."""
        view = trajectory_view(self._desk.store, trajectory)
        if view is None:
            return
        if not view.may_edit:
            self._desk.failed.emit(UserError("case.read_only"))
            return
        words = self.tr("{what} naar de prullenbak").format(what=view.title)
        store = self._desk.store
        self._try(words, lambda: throw_away(store, "trajectory", trajectory))

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        view, store, day = self._asked, self._desk.store, answer.day
        phase = answer.key.partition("/")[2]
        if view is None:
            return
        if day is None:
            self._line.refuse(self.tr("Vul de dag in."))
            return
        try:
            changes = enter_phase(store, view.id, phase, day, answer.reason)
        except UserError as error:
            self._line.refuse(problem_text(error))
            return
        self._line.close_line()
        self._did(self._words(view, phase), changes)

    def _try(self, words: str, work: Callable[[], Changes]) -> None:
        try:
            self._did(words, work())
        except UserError as error:
            self._desk.failed.emit(error)

    def _did(self, words: str, changes: Changes) -> None:
        if changes:
            self._desk.did(Step(words, changes))

    def _words(self, view: TrajectoryView, phase: str) -> str:
        words = self.tr("{title} naar {phase}")
        return words.format(title=view.title, phase=phase_word(phase))

    def _asked_id(self) -> UUID:
        return UUID(int=0) if self._asked is None else self._asked.id

    def _asked_title(self) -> str:
        return "" if self._asked is None else self._asked.title
