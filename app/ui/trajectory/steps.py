"""The steps of a trajectory: what each asks first, and how it is done."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from app.core import clock
from app.core.errors import UserError
from app.domain.trajectory import Phase, missing_before
from app.services.changes import Changes
from app.services.retention.bin import throw_away
from app.services.trajectories.members import set_member_days
from app.services.trajectories.use_cases import (
    close_trajectory,
    enter_phase,
    leave,
    reopen_trajectory,
    set_phase_days,
    skip_phase,
    stop_trajectory,
)
from app.ui.desk import Desk, Step
from app.ui.messages import message_for
from app.ui.place import Place
from app.ui.trajectory.ask_line import Answer, AskLine
from app.ui.trajectory.askings import Askings, member_of, phase_word
from app.ui.trajectory.view_model import TrajectoryModel
from app.ui.widgets.menus import Menu

Work = Callable[[], Changes]


class TrajectorySteps(QObject):
    """Asks in the line under the head, and does what was answered as one action."""

    def __init__(self, desk: Desk, model: TrajectoryModel, line: AskLine, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._model, self._line = desk, model, line
        self._askings = Askings(self)
        line.answered.connect(self._on_answered)
        line.reopen_requested.connect(self.ask)

    @Slot(str)
    def ask(self, key: str) -> None:
        """Ask what a step needs, by its key; nothing when it makes no sense (any more)."""
        view = self._model.view
        asking = None if view is None else self._askings.of(view, key)
        if asking is not None:
            self._line.ask(asking)

    def begin_now(self, phase: str) -> None:
        """Let a phase begin today; when some must be skipped first, ask why."""
        view = self._model.view
        if view is None:
            return
        if missing_before(view.phases, phase):
            self.ask(f"begin/{phase}")
            return
        self._model.do_or_tell(self._phase_words(phase), partial(self._entering, phase, ""))

    def reopen(self) -> None:
        """Let the trajectory run again."""
        store, one = self._desk.store, self._model.id
        self._model.do_or_tell(self.tr("Traject heropend"), lambda: reopen_trajectory(store, one))

    def throw_away(self) -> None:
        """Put the whole trajectory in the bin and go to the list; undo comes back here."""
        view = self._model.view
        if view is None:
            return
        try:
            changes = throw_away(self._desk.store, "trajectory", view.id)
        except UserError as error:
            self._desk.failed.emit(error)
            return
        words = self.tr("{what} naar de prullenbak").format(what=view.title)
        go = self._desk.go_requested.emit
        there, here = Place("trajectories"), Place("trajectory", record=view.id)
        go(there)
        self._desk.did(Step(words, changes, partial(go, here), partial(go, there)))

    def fill_menu(self, phase: str, menu: Menu) -> None:
        """Fill a menu with what can be done with a phase."""
        view = self._model.view
        if view is None:
            return
        found = view.phases.get(phase, Phase())
        runs = phase == view.phase and found.ended_on is None
        if not runs:
            words = self.tr("Neem weer op") if found.started_on else self.tr("Begin vandaag")
            menu.add(words, partial(self.begin_now, phase), "play-outline")
            text = self.tr("Begin op een andere dag…")
            menu.add(text, partial(self.ask, f"begin/{phase}"), "calendar-outline")
        if found.started_on is not None:
            text = self.tr("Wijzig de dagen…")
            menu.add(text, partial(self.ask, f"days/{phase}"), "calendar-edit")
        else:
            text = self.tr("Wijzig de reden…") if found.skipped else self.tr("Sla over…")
            menu.add(text, partial(self.ask, f"skip/{phase}"), "debug-step-over")
        if not view.may_edit:
            why = message_for(UserError("case.read_only")).happened
            for action in menu.actions():
                menu.refuse(action, why)

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        what, _, which = answer.key.partition("/")
        store, one = self._desk.store, self._model.id
        day = answer.day
        if day is None and what != "skip":
            self._line.refuse(self.tr("Vul de dag in."))
            return
        steps: dict[str, tuple[str, Work]] = {
            "skip": (
                self.tr("{phase} overgeslagen").format(phase=phase_word(which)),
                lambda: skip_phase(store, one, which, answer.reason),
            ),
        }
        if day is not None:
            steps |= {
                "begin": (
                    self._phase_words(which),
                    lambda: enter_phase(store, one, which, day, answer.reason),
                ),
                "days": (
                    self.tr("Dagen van {phase} gewijzigd").format(phase=phase_word(which)),
                    lambda: set_phase_days(store, one, which, day, answer.end),
                ),
                "leave": (
                    self._leave_words(which),
                    lambda: leave(store, UUID(which), day, answer.reason),
                ),
                "dates": (
                    self.tr("Dagen van deelname gewijzigd"),
                    lambda: set_member_days(store, UUID(which), day, answer.end, answer.reason),
                ),
                "close": (self.tr("Traject afgerond"), lambda: close_trajectory(store, one, day)),
                "stop": (
                    self.tr("Traject stopgezet"),
                    lambda: stop_trajectory(store, one, day, answer.reason),
                ),
            }
        problem = self._model.do(*steps[what])
        if problem:
            self._line.refuse(problem)
        else:
            self._line.close_line()

    def _entering(self, phase: str, reason: str) -> Changes:
        return enter_phase(self._desk.store, self._model.id, phase, clock.today(), reason)

    def _phase_words(self, phase: str) -> str:
        view = self._model.view
        words = self.tr("{title} naar {phase}")
        return words.format(title="" if view is None else view.title, phase=phase_word(phase))

    def _leave_words(self, which: str) -> str:
        member = None if self._model.view is None else member_of(self._model.view, which)
        name = "" if member is None else member.name
        return self.tr("{name} stapt uit het traject").format(name=name)
