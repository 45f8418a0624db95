"""What the page of a trajectory expects of a tab, and the tabs that there are."""

from collections.abc import Mapping
from importlib import import_module
from typing import Final, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.trajectories.views import TrajectoryView
from app.ui.desk import Desk
from app.ui.dossier.in_place import InPlaceText
from app.ui.edit_keeper import TypedField
from app.ui.trajectory.view_model import TrajectoryModel


class TrajectoryTab(QWidget):
    """
    A part of the page; it is made when it is first looked at, and told of every change after that.

    `typed_changed` comes whenever what is typed in one of its fields may be another; `asked`
    carries the key of a step that is asked about in the line under the head.
    """

    typed_changed = Signal()
    asked = Signal(str)

    def __init__(self, desk: Desk, model: TrajectoryModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.model = desk, model
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def show_view(self, view: TrajectoryView) -> None:
        """Show a trajectory; what is being typed stays."""
        raise NotImplementedError

    def fields(self) -> Mapping[str, TypedField]:
        """Return every field by a name that holds as long as its record."""
        return {}

    def print_shown(self) -> None:
        """Show what is on screen on paper; nothing where there is no paper for it."""

    def keep(self) -> None:
        """Store what is typed in values that stand already; a form that is open stays a draft."""
        for field in self.fields().values():
            if isinstance(field, InPlaceText):
                field.keep()

    def reveal(self, field: str) -> None:
        """Make or open a field by its name, for what was typed in it before."""

    def take_keyboard(self) -> None:
        """Put the keyboard where one begins to work in it."""
        self.setFocus()


class TabPlace(NamedTuple):
    """Where the class of a tab is; `key` names it in places and in drafts."""

    key: str
    module: str
    name: str


TABS: Final = (
    TabPlace("criteria", "app.ui.trajectory.criteria_tab", "CriteriaTab"),
    TabPlace("goals", "app.ui.trajectory.goals_tab", "GoalsTab"),
    TabPlace("members", "app.ui.trajectory.members_tab", "MembersTab"),
    TabPlace("sessions", "app.ui.trajectory.sessions_tab", "SessionsTab"),
    TabPlace("plan", "app.ui.trajectory.plan_tab", "PlanTab"),
    TabPlace("follow", "app.ui.trajectory.follow_tab", "FollowTab"),
    TabPlace("history", "app.ui.trajectory.history_tab", "HistoryTab"),
)


def make_tab(place: TabPlace, desk: Desk, model: TrajectoryModel, parent: QWidget) -> TrajectoryTab:
    """Return a new tab; its module is loaded now."""
    made: TrajectoryTab = getattr(import_module(place.module), place.name)(desk, model, parent)
    return made
