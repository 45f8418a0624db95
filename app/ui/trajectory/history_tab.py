"""The tab «Historiek» of a trajectory: who changed what, and the way back."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.services.companies.file_history import HistoryQuery
from app.services.trajectories.views import TrajectoryView
from app.ui.desk import Desk
from app.ui.history.view import HistoryView
from app.ui.trajectory.tab import TrajectoryTab
from app.ui.trajectory.view_model import TrajectoryModel


class HistoryTab(TrajectoryTab):
    """Every change of the trajectory and of what hangs on it; it follows what changes by itself."""

    def __init__(self, desk: Desk, model: TrajectoryModel, parent: QWidget) -> None:
        super().__init__(desk, model, parent)
        self.history = HistoryView(desk, HistoryQuery(model.id), self)
        self.column.addWidget(self.history)
        self.history.begin()

    @override
    def show_view(self, view: TrajectoryView) -> None:
        """Nothing to do: the list hears of changes itself."""

    @override
    def take_keyboard(self) -> None:
        self.history.enter()
